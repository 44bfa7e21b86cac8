import { countryOrNull, normalCountry } from "./country.ts";
import { soundsOf } from "./name-sound.ts";
import { type PartialDate, spanOf } from "./partial-date.ts";

/** Cyrillic letters that a keyboard gives for the Latin ones they look like. */
const lookalikes: Readonly<Record<string, string>> = {
  А: "A",
  В: "B",
  Е: "E",
  І: "I",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  У: "Y",
  Х: "X",
};

/**
 * The key of a travel document: equal for all ways to type one number of one country. Spaces, hyphens and case do not
 * count; O is zero; Cyrillic letters are the Latin ones they look like. `country` may be empty.
 */
export function documentKey(country: string, number: string): string {
  const letters = number
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  const typed = [...letters].map((letter) => lookalikes[letter] ?? letter).join("");
  return `${countryOrNull(country) ?? normalCountry(country)}/${typed.replaceAll("O", "0")}`;
}

/** Words that stand before a surname or come and go with the spelling: never the name itself. */
const particles = new Set(
  "AF AL AN AR AS BIN BINT DA DE DEL DER DI DOS DU EL IBN LA LE LOS TEN TER VAN VON ZU ZUR".split(" "),
);

/** A name sounds as a whole, or by its first real word: second names and second surnames come and go. */
function partSounds(part: string): string[] {
  const words = part.split(/[^\p{L}\p{M}'’ʼ]+/u).filter((word) => word !== "");
  const real = words.find((word) => !particles.has(word.toUpperCase()) && [...word].length > 1);
  return [...new Set([...(words.length > 1 && real !== undefined ? soundsOf(real) : []), ...soundsOf(words.join(""))])];
}

const most = 24;

/**
 * The keys by which a person can be found again: two spellings of one name (Latin, Cyrillic, Greek; with or without
 * second names; surname and given names changed about) share at least one key on the same birth date, and different
 * people rarely do. A partial date stands for each of its days, and so meets the full date of the same person.
 */
export function personKeys(
  name: { readonly surname: string; readonly givenNames: string | null },
  birthDate: PartialDate,
): string[] {
  const surnames = partSounds(name.surname);
  const given = partSounds(name.givenNames ?? "");
  const pairs = (surnames.length > 0 ? surnames : [""]).flatMap((surname) =>
    (given.length > 0 ? given : [""]).map((one) => [surname, one].sort().join("+")),
  );
  const names = [...new Set(pairs)].slice(0, most);
  const { first, last } = spanOf(birthDate);
  const days = Array.from({ length: first.until(last).days + 1 }, (_, index) => first.add({ days: index }).toString());
  return days.flatMap((day) => names.map((one) => `${day}/${one}`));
}
