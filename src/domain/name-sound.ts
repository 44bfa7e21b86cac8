import { lettersOf, recommendedSpelling } from "./mrz-spelling.ts";

/**
 * Latin letters at the start of what is left of a word, and what they sound like, the likeliest first. Consonants are
 * capitals, vowels small letters, silence is empty; `=` stands for the letter itself.
 *
 * In the manner of Daitch and Mokotoff: all hissing sounds are S (Š is SH in one passport and S in the next); G, H, KH
 * and Q are K (Hussein, Гусейн, Хусейн); W and F are V; an ambiguous letter has several readings.
 */
const rules: readonly (readonly [letters: RegExp, sounds: readonly string[]])[] = [
  [/^(?:SCHTSCH|SHCH|TZSCH|TSCH|DSCH|DZH|DSH|TCH|SH|ZH|CZ|SZ|TS|TZ|TC|DZ|DJ)/, ["S"]],
  [/^SCH/, ["S", "SK"]],
  [/^CH/, ["S", "K"]],
  [/^CS/, ["S", "KS"]],
  [/^(?:CK|KH|GH)/, ["K"]],
  [/^NXX/, ["N"]],
  [/^UXX/, ["u"]],
  [/^NG$/, ["N"]],
  [/^(?:TH|DT)/, ["T"]],
  [/^RH/, ["R"]],
  [/^PH/, ["V"]],
  [/^QU/, ["K", "KV"]],
  [/^Q/, ["K", "S"]],
  [/^C(?=[EIY])/, ["S"]],
  [/^C/, ["K", "S"]],
  [/^G(?=[EIY])/, ["K", "S"]],
  [/^[GK]/, ["K"]],
  [/^J/, ["i", "S", "K"]],
  [/^W/, ["V", "u"]],
  [/^[VF]/, ["V"]],
  [/^[SZ]/, ["S"]],
];
/** X and H sound by their place: first in the word, before a vowel, or elsewhere. */
const placed: readonly (readonly [letters: RegExp, first: readonly string[], later: readonly string[]])[] = [
  [/^X/, ["KS", "S", "K"], ["KS", "K"]],
  [/^H(?=[AEIOUY])/, ["K", ""], ["K"]],
  [/^H/, ["", "K"], ["", "K"]],
];

/** Readings kept of one word: enough for every name of the tables in the tests, and few enough to store. */
const most = 8;

/**
 * What a word of a name may sound like, in any script: spellings of one name share a text, different names seldom do.
 * `MUELLER`, Müller and Мюллер all give `MLR`. Vowels count only where a word has hardly a consonant. The first is the
 * likeliest; there is at least one for every word with a letter in it.
 */
export function soundsOf(word: string): string[] {
  const spelt = recommendedSpelling(word);
  if (!/[A-Z]/.test(spelt)) return lettersOf(word) === "" ? [] : [lettersOf(word)];
  let readings = [""];
  for (let at = 0; at < spelt.length; ) {
    const [length, sounds] = soundAt(spelt, at);
    readings = [...new Set(sounds.flatMap((sound) => readings.map((before) => before + sound)))].slice(0, most);
    at += length;
  }
  return [...new Set(readings.map(skeleton))];
}

function soundAt(word: string, at: number): readonly [length: number, sounds: readonly string[]] {
  const rest = word.slice(at);
  for (const [letters, sounds] of rules) {
    const found = letters.exec(rest);
    if (found !== null) return [found[0].length, sounds];
  }
  for (const [letters, first, later] of placed) {
    if (letters.test(rest)) return [1, at === 0 ? first : later];
  }
  const letter = rest.charAt(0);
  return [1, [/[AEIOUY]/.test(letter) ? letter.toLowerCase() : letter]];
}

/** Doubled consonants are one; vowels fall out, and leave a mark at the beginning. */
function skeleton(sounds: string): string {
  const single = sounds.replace(/([^a-z])\1+/g, "$1");
  const consonants = single.replace(/[a-z]+/g, "");
  if (consonants.length >= 2) return (/^[a-z]/.test(single) ? "a" : "") + consonants;
  return single.replace(/[a-z]+/g, vowel);
}

/** The vowel of a run of vowels: I and Y are glides beside another; U is O, I and Y are E. */
function vowel(run: string): string {
  const first = run.replace(/[iy]/g, "").charAt(0);
  if (first === "") return "e";
  return first === "u" ? "o" : first;
}
