import { type FieldName, parse, type Range } from "mrz";
import type { MrzPlace, MrzSize } from "./mrz-lines.ts";
import { namePlace } from "./mrz-name.ts";

export const checkedFields = ["documentNumber", "birthDate", "expiryDate", "optionalData", "composite"] as const;
export type CheckedField = (typeof checkedFields)[number];
/** False where the digit is wrong; null where the size has none, or a bad character forbids to compute it. */
export type CheckDigits = Readonly<Record<CheckedField, boolean | null>>;

export type MrzField =
  | "documentCode"
  | "issuingState"
  | "names"
  | "documentNumber"
  | "nationality"
  | "birthDate"
  | "sex"
  | "expiryDate"
  | "optionalData";

export interface MrzFields {
  /** The characters of each field with their fillers. */
  readonly text: Readonly<Record<MrzField, string>>;
  /** Fields in which no character can be trusted, because one of them is bad. */
  readonly spoilt: ReadonlySet<MrzField>;
  readonly badCharacters: readonly Required<MrzPlace>[];
  readonly checkDigits: CheckDigits;
}

const nothing: Readonly<Record<MrzField, string>> = {
  documentCode: "",
  issuingState: "",
  names: "",
  documentNumber: "",
  nationality: "",
  birthDate: "",
  sex: "",
  expiryDate: "",
  optionalData: "",
};
/** For lines that cannot be read at all. */
export const uncomputed: CheckDigits = {
  documentNumber: null,
  birthDate: null,
  expiryDate: null,
  optionalData: null,
  composite: null,
};

const ours: Partial<Record<FieldName, MrzField>> = {
  documentCode: "documentCode",
  issuingState: "issuingState",
  lastName: "names",
  documentNumber: "documentNumber",
  nationality: "nationality",
  birthDate: "birthDate",
  sex: "sex",
  expirationDate: "expiryDate",
  personalNumber: "optionalData",
  optional: "optionalData",
  optional1: "optionalData",
  optional2: "optionalData",
};

const checks: Partial<Record<FieldName, CheckedField>> = {
  documentNumberCheckDigit: "documentNumber",
  birthDateCheckDigit: "birthDate",
  expirationDateCheckDigit: "expiryDate",
  personalNumberCheckDigit: "optionalData",
  compositeCheckDigit: "composite",
};

/**
 * Cuts lines of a right size into their fields and computes the check digits. What a field means is judged elsewhere.
 * `strange` are the characters that no zone may have.
 */
export function mrzFields(size: MrzSize, lines: readonly string[], strange: readonly Required<MrzPlace>[]): MrzFields {
  const badCharacters = [...strange, ...digitsInNames(size, lines)];
  const touched = ({ line, start, end }: Range) =>
    badCharacters.some((place) => place.line === line + 1 && place.column > start && place.column <= end);
  const text = { ...nothing };
  const checkDigits: Record<CheckedField, boolean | null> = { ...uncomputed };
  const spoilt = new Set<MrzField>();
  for (const { field, ranges, valid } of parse(harmless(lines, badCharacters)).details) {
    const [main] = ranges;
    if (field === null || main === undefined) continue;
    const one = ours[field];
    if (one !== undefined) text[one] += lines[main.line]?.slice(main.start, main.end) ?? "";
    if (one !== undefined && touched(main)) spoilt.add(one);
    const check = checks[field];
    if (check !== undefined) checkDigits[check] = ranges.some(touched) ? null : valid;
  }
  if (size !== "TD3") joinLongNumber(text, checkDigits, lines[size === "TD1" ? 0 : 1]?.charAt(size === "TD1" ? 14 : 9));
  return { text, spoilt, badCharacters, checkDigits };
}

/**
 * A card's number of more than nine characters goes on in the optional data, up to the first filler and with its check
 * digit last; a filler stands where the digit would (ICAO Doc 9303-5, 4.2.2.1, note j).
 */
function joinLongNumber(
  text: Record<MrzField, string>,
  digits: Record<CheckedField, boolean | null>,
  digit: string | undefined,
): void {
  if (digit !== "<") return;
  const end = text.optionalData.indexOf("<");
  if (end < 1) {
    digits.documentNumber = false;
    return;
  }
  text.documentNumber += text.optionalData.slice(0, end - 1);
  text.optionalData = text.optionalData.slice(end);
}

function digitsInNames(size: MrzSize, lines: readonly string[]): Required<MrzPlace>[] {
  const { line, from } = namePlace[size];
  return [...(lines[line] ?? "").slice(from).matchAll(/[0-9]/g)].map((found) => ({
    line: line + 1,
    column: from + found.index + 1,
  }));
}

/** The package refuses or misreads foreign characters, and takes digits in a name for another kind of card. */
function harmless(lines: readonly string[], bad: readonly Required<MrzPlace>[]): string[] {
  return lines.map((line, index) => {
    const columns = new Set(bad.filter((place) => place.line === index + 1).map((place) => place.column));
    return Array.from({ length: line.length }, (_, at) => (columns.has(at + 1) ? "<" : line.charAt(at))).join("");
  });
}
