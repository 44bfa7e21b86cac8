import type { Sex } from "./applicant.ts";
import type { Day } from "./day.ts";
import { mrzBirthDate, mrzExpiryDate } from "./mrz-date.ts";
import { type CheckDigits, checkedFields, type MrzField, mrzFields, uncomputed } from "./mrz-fields.ts";
import { type MrzPlace, type MrzSize, mrzLines } from "./mrz-lines.ts";
import { nameIn } from "./mrz-name.ts";
import {
  codeOf,
  countryOf,
  dated,
  type Judged,
  kindOf,
  type MrzProblemCode,
  numberOf,
  sexOf,
  type TravelDocumentKind,
  withoutFillers,
} from "./mrz-values.ts";
import type { PartialDate } from "./partial-date.ts";

/** One thing wrong with the zone. The place counts from 1; the lengths come with `wrong-length`. */
export interface MrzProblem extends Partial<MrzPlace> {
  readonly code: MrzProblemCode;
  readonly length?: number;
  readonly expected?: number | null;
}

/** One field: what it says as far as it can be read, and the first thing that is wrong with it. */
export interface MrzReading<Value> {
  readonly value: Value | null;
  readonly valid: boolean;
  readonly error?: MrzProblemCode;
}

/** A machine-readable zone, read. What is wrong with it is said in the fields and in `problems`, never thrown. */
export interface PassportReading {
  /** Null when the lines fit no size, or are no zone of ICAO's: then no field has a value. */
  readonly size: MrzSize | null;
  readonly lines: readonly string[];
  /** `P`, `PD`, `I`, … */
  readonly documentCode: MrzReading<string>;
  readonly documentKind: MrzReading<TravelDocumentKind>;
  /** Normalised: `DEU` where the zone has `D<<`. */
  readonly issuingState: MrzReading<string>;
  readonly nationality: MrzReading<string>;
  /** Without fillers at its end; the long numbers of cards are put together. */
  readonly documentNumber: MrzReading<string>;
  /** Capitals, a space for each filler. */
  readonly surname: MrzReading<string>;
  /** Empty and valid when the person has a single name. */
  readonly givenNames: MrzReading<string>;
  /** The names fill their place: any of them may be cut or left out. */
  readonly truncated: boolean;
  readonly birthDate: MrzReading<PartialDate>;
  readonly sex: MrzReading<Sex>;
  readonly expiryDate: MrzReading<PartialDate>;
  /** A personal number or whatever the issuer puts there; empty and valid when nothing does. */
  readonly optionalData: MrzReading<string>;
  readonly checkDigits: CheckDigits;
  readonly problems: readonly MrzProblem[];
}

/**
 * Reads the zone of a passport, a travel document or a card (TD3, TD2, TD1 of ICAO Doc 9303), as a reader or an officer
 * types it: lines, or one text. `today` decides the century of birth: the latest one that is past. Never throws.
 */
export function readPassport(typed: string | readonly string[], today: Day): PassportReading {
  const { size, lines, wrongLengths, badCharacters } = mrzLines(typed);
  if (size === null) return unread(lines, "wrong-length", wrongLengths);
  // The French identity card issued until 2021 has the size of TD2 and fields of its own.
  if (size === "TD2" && lines[0]?.startsWith("IDFRA")) return unread(lines, "unknown-document", [{}]);
  const fields = mrzFields(size, lines, badCharacters);
  const errors: MrzProblemCode[] = [];

  const read = <Value>(field: MrzField, judge: (text: string) => Judged<Value>): MrzReading<Value> => {
    if (fields.spoilt.has(field)) return { value: null, valid: false, error: "bad-character" };
    const judged = judge(fields.text[field]);
    const checked = checkedFields.find((one) => one === field && fields.checkDigits[one] === false);
    const found = [...(judged.error ? [judged.error] : []), ...(checked ? [`check-digit:${checked}` as const] : [])];
    errors.push(...found);
    return found[0] === undefined
      ? { value: judged.value, valid: true }
      : { value: judged.value, valid: false, error: found[0] };
  };

  const names = nameIn(fields.text.names);
  const nationality = read("nationality", (text) => countryOf(text, "nationality"));
  const reading = {
    size,
    lines,
    documentCode: read("documentCode", codeOf),
    documentKind: read("documentCode", (text) => kindOf(text, nationality.value)),
    issuingState: read("issuingState", (text) => countryOf(text, "issuingState")),
    nationality,
    documentNumber: read("documentNumber", numberOf),
    surname: read("names", () => (names.surname === "" ? { value: null, error: "no-name" } : { value: names.surname })),
    givenNames: read("names", () => ({ value: names.givenNames })),
    truncated: names.truncated,
    birthDate: read("birthDate", (text) => dated(mrzBirthDate(text, today), "birthDate")),
    sex: read("sex", sexOf),
    expiryDate: read("expiryDate", (text) => dated(mrzExpiryDate(text), "expiryDate")),
    optionalData: read("optionalData", (text) => ({ value: withoutFillers(text) })),
    checkDigits: fields.checkDigits,
  };
  if (fields.checkDigits.composite === false) errors.push("check-digit:composite");
  const places = fields.badCharacters.map((place): MrzProblem => ({ code: "bad-character", ...place }));
  return { ...reading, problems: [...places, ...[...new Set(errors)].map((code) => ({ code }))] };
}

function unread(
  lines: readonly string[],
  error: "wrong-length" | "unknown-document",
  where: readonly Omit<MrzProblem, "code">[],
): PassportReading {
  const nothing = { value: null, valid: false, error } as const;
  return {
    size: null,
    lines,
    documentCode: nothing,
    documentKind: nothing,
    issuingState: nothing,
    nationality: nothing,
    documentNumber: nothing,
    surname: nothing,
    givenNames: nothing,
    truncated: false,
    birthDate: nothing,
    sex: nothing,
    expiryDate: nothing,
    optionalData: nothing,
    checkDigits: uncomputed,
    problems: where.map((place) => ({ code: error, ...place })),
  };
}
