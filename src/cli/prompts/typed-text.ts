import { type Day, dayOrNull } from "../../domain/day.ts";
import { isPlain } from "../../domain/text.ts";

/**
 * A line as it was typed or pasted, made fit for a file: composed (NFC), every kind of space a plain one, without the
 * invisible characters that come along from a PDF or a web page.
 */
export function typedLine(text: string): string {
  const spaced = text.normalize("NFC").replace(/[\t\p{Zs}]/gu, " ");
  return Array.from(spaced)
    .filter((character) => isPlain(character))
    .join("")
    .trim();
}

/** What stands on the screen while it is typed: as long as what the editor holds, so that its cursor stays right. */
export const shownWhileTyped = (text: string): string =>
  Array.from(text, (character) => (isPlain(character) ? character : "\ufffd".repeat(character.length))).join("");

/** Reads `2026-11-23`, `23.11.2026` and `3.1.2026`; null for anything else and for days that no calendar has. */
export function dayTyped(text: string): Day | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted === null) return dayOrNull(text);
  const [, day = "", month = "", year = ""] = dotted;
  return dayOrNull(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

// Where a reader that types like a keyboard meets the Russian or the Kazakh layout: what came out, and the key that was meant.
const cyrillicKeys = 'ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬБ"ӘІҢҒ,.ҮҰҚ';
const latinKeys = "QWERTYUIOPASDFGHJKLZXCVBNM<1234567890";
const latinOf = new Map(Array.from(cyrillicKeys, (key, at) => [key, latinKeys[at] ?? key]));

/** A line of a machine-readable zone (ICAO 9303) as typed or scanned: capitals, no spaces, Latin whatever the layout was. */
export const passportLine = (text: string): string =>
  Array.from(typedLine(text).replaceAll(" ", "").toUpperCase(), (key) => latinOf.get(key) ?? key).join("");

/** How many lines a machine-readable zone has that begins with this one: cards have three of 30, all others two. */
export const passportLineCount = (first: string): number => (Math.abs(first.length - 30) <= 2 ? 3 : 2);
