import { type MrzSize, mrzLines } from "./mrz-lines.ts";

/** The name of record as the zone spells it: capitals, a space for each filler. */
export interface MrzName {
  readonly surname: string;
  /** Empty when the zone has none: many people have a single name. */
  readonly givenNames: string;
  /**
   * True when the names fill their place to its last character: some may be cut short or left out
   * (ICAO Doc 9303-3, 4.6; 39 characters in a passport).
   */
  readonly truncated: boolean;
}

/** Where the names stand: index of the line and of the first character. */
export const namePlace = {
  TD1: { line: 2, from: 0 },
  TD2: { line: 0, from: 5 },
  TD3: { line: 0, from: 5 },
} as const satisfies Record<MrzSize, { readonly line: number; readonly from: number }>;

const spaced = (part: string) => part.replace(/<+/g, " ").trim();

/** The names in the characters of their place. Two fillers end the surname; without them there is one name only. */
export function nameIn(place: string): MrzName {
  const end = place.indexOf("<<");
  return {
    surname: spaced(end < 0 ? place : place.slice(0, end)),
    givenNames: end < 0 ? "" : spaced(place.slice(end)),
    truncated: !place.endsWith("<"),
  };
}

/** The names in the lines of a zone, in any of the forms that `mrzLines` reads; null when they cannot be read. */
export function mrzName(typed: string | readonly string[]): MrzName | null {
  const { size, lines } = mrzLines(typed);
  if (size === null) return null;
  const { line, from } = namePlace[size];
  const place = lines[line]?.slice(from) ?? "";
  return /^[A-Z<]*[A-Z][A-Z<]*$/.test(place) ? nameIn(place) : null;
}
