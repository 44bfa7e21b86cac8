/** Sizes of travel documents (ICAO Doc 9303, parts 5, 6 and 4): 3 lines of 30, 2 of 36, 2 of 44 characters. */
export const mrzSizes = {
  TD1: { lines: 3, length: 30 },
  TD2: { lines: 2, length: 36 },
  TD3: { lines: 2, length: 44 },
} as const;
export type MrzSize = keyof typeof mrzSizes;

/** A place in the zone as people count: line and column from 1. */
export interface MrzPlace {
  readonly line: number;
  readonly column?: number;
}

export interface MrzLines {
  /** Null when the lines fit no size. */
  readonly size: MrzSize | null;
  /** As they were typed, without spaces, ASCII letters raised. */
  readonly lines: readonly string[];
  /** Lines that are too short or too long, with what was expected where that is clear. */
  readonly wrongLengths: readonly (MrzPlace & { readonly length: number; readonly expected: number | null })[];
  /** Characters that are none of A to Z, 0 to 9 and `<`. */
  readonly badCharacters: readonly Required<MrzPlace>[];
}

const sizes = Object.entries(mrzSizes) as [MrzSize, (typeof mrzSizes)[MrzSize]][];

/**
 * The lines of a machine-readable zone as a reader or an officer types them: several lines, or one text with or
 * without line breaks. Never throws and never mends: a Cyrillic А that looks like a Latin A is a bad character, and a
 * missing filler is a wrong length.
 */
export function mrzLines(typed: string | readonly string[]): MrzLines {
  const texts = typeof typed === "string" ? [typed] : typed;
  const separate = texts
    .flatMap((text) => text.split(/[\r\n\u2028\u2029]+/))
    .map((line) => line.replace(/[\s\ufeff]+/g, "").replace(/[a-z]/g, (letter) => letter.toUpperCase()))
    .filter((line) => line !== "");
  const lines = separate.length === 1 ? unjoined(separate[0] ?? "") : separate;
  const size = sizes.find(([, one]) => one.lines === lines.length && lines.every((line) => line.length === one.length));
  return {
    size: size?.[0] ?? null,
    lines,
    wrongLengths: size === undefined ? wrongLengths(lines) : [],
    badCharacters: lines.flatMap((line, index) =>
      [...line.matchAll(/[^A-Z0-9<]/g)].map((found) => ({ line: index + 1, column: found.index + 1 })),
    ),
  };
}

/** A reader may send the whole zone without a line break: its length tells the size. */
function unjoined(text: string): string[] {
  const size = sizes.find(([, one]) => text.length === one.lines * one.length)?.[1];
  if (size === undefined) return text === "" ? [] : [text];
  return Array.from({ length: size.lines }, (_, index) => text.slice(index * size.length, (index + 1) * size.length));
}

function wrongLengths(lines: readonly string[]): MrzLines["wrongLengths"] {
  const meant = sizes.filter(([, one]) => one.lines === lines.length).map(([, one]) => one.length);
  // A passport begins with P, and its lines are the longer ones.
  const expected = meant.length > 1 ? (lines[0]?.startsWith("P") ? Math.max(...meant) : Math.min(...meant)) : meant[0];
  if (expected === undefined) return [{ line: 1, length: lines.join("").length, expected: null }];
  return lines.flatMap((line, index) =>
    line.length === expected ? [] : [{ line: index + 1, length: line.length, expected }],
  );
}
