import { spellings } from "./mrz-letters.ts";

/** A text in capitals, letter by letter: the capital of ß is ẞ, and a Turkish ı keeps its own. */
export const capitals = (text: string): string => [...text.normalize("NFC")].map(raised).join("");

/** The letters of a text in capitals, without spaces, hyphens, apostrophes and dots. */
export const lettersOf = (text: string): string => capitals(text).replace(/[^\p{L}\p{M}\p{N}]/gu, "");

function raised(letter: string): string {
  if (letter === "ß") return "ẞ";
  const capital = letter.toUpperCase();
  return letter === "ı" || [...capital].length !== 1 ? letter : capital;
}

/** Every spelling of one letter or pair of letters (in capitals); none for a pair without one of its own. */
export function spellingsOf(letters: string): readonly string[] {
  const listed = spellings.get(letters);
  if (listed !== undefined || [...letters].length > 1) return listed ?? [];
  const bare = letters.normalize("NFD").replace(/\p{M}/gu, "");
  return bare === letters ? [letters] : (spellings.get(bare) ?? [bare]);
}

/** The spelling that ICAO recommends, letter by letter; letters of other scripts stay as they are. */
export const recommendedSpelling = (text: string): string =>
  [...lettersOf(text)].map((letter) => spellingsOf(letter)[0] ?? "").join("");

/**
 * Whether a text in any script can stand in a zone as `zone` (letters only): each letter by any of its spellings. With
 * `prefix` the zone may break off before the end of the text.
 */
export function canStandAs(text: string, zone: string, { prefix = false } = {}): boolean {
  const letters = [...lettersOf(text)];
  const reached: Set<number>[] = letters.map(() => new Set<number>());
  const ends = new Set<number>();
  (reached[0] ?? ends).add(0);
  for (const [index, places] of reached.entries()) {
    for (const width of [1, 2]) {
      if (index + width > letters.length) continue;
      for (const spelling of spellingsOf(letters.slice(index, index + width).join(""))) {
        for (const place of places) {
          const rest = zone.slice(place);
          if (rest.startsWith(spelling)) (reached[index + width] ?? ends).add(place + spelling.length);
          else if (prefix && rest !== "" && spelling.startsWith(rest)) return true;
        }
      }
    }
    if (prefix && places.has(zone.length) && zone !== "") return true;
  }
  return ends.has(zone.length);
}
