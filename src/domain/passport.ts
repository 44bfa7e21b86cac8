import type { Sex } from "./applicant.ts";
import { countryKind, countryOrNull } from "./country.ts";
import type { Day } from "./day.ts";
import { type MrzDate, mrzBirthDate, mrzExpiryDate } from "./mrz-date.ts";
import {
  type CheckDigits,
  type CheckedField,
  checkedFields,
  type MrzField,
  mrzFields,
  uncomputed,
} from "./mrz-fields.ts";
import { type MrzPlace, type MrzSize, mrzLines } from "./mrz-lines.ts";
import { nameIn } from "./mrz-name.ts";
import type { PartialDate } from "./partial-date.ts";

export type MrzProblemCode =
  | "wrong-length"
  | "bad-character"
  /** Not a passport, a travel document or a card: a visa, for one. */
  | "unknown-document"
  | "no-name"
  | "no-number"
  | "unknown-sex"
  | `unknown-country:${"issuingState" | "nationality"}`
  | `${"impossible-date" | "unknown-date"}:${"birthDate" | "expiryDate"}`
  | `check-digit:${CheckedField}`;

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

/** `travel-document`: a booklet for a refugee, a stateless person, or one of unspecified nationality. */
export type TravelDocumentKind = "passport" | "travel-document" | "card";

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

type Judged<Value> = { readonly value: Value | null; readonly error?: MrzProblemCode };

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

const withoutFillers = (text: string) => text.replace(/<+/g, " ").trim();

function codeOf(text: string): Judged<string> {
  return /^[PAIC][A-Z<]$/.test(text) && text[1] !== "V"
    ? { value: withoutFillers(text) }
    : { value: null, error: "unknown-document" };
}

function kindOf(text: string, nationality: string | null): Judged<TravelDocumentKind> {
  if (codeOf(text).value === null) return { value: null, error: "unknown-document" };
  if (!text.startsWith("P")) return { value: "card" };
  const kind = nationality === null ? null : countryKind(nationality);
  return {
    value: kind === "stateless" || kind === "refugee" || kind === "unspecified" ? "travel-document" : "passport",
  };
}

function countryOf(text: string, field: "issuingState" | "nationality"): Judged<string> {
  const code = countryOrNull(text);
  return code === null ? { value: null, error: `unknown-country:${field}` } : { value: code };
}

function numberOf(text: string): Judged<string> {
  const number = withoutFillers(text);
  return number === "" ? { value: null, error: "no-number" } : { value: number };
}

function sexOf(text: string): Judged<Sex> {
  if (text === "M" || text === "F") return { value: text };
  return text === "<" || text === "X" ? { value: "X" } : { value: null, error: "unknown-sex" };
}

function dated({ date, fault }: MrzDate, field: "birthDate" | "expiryDate"): Judged<PartialDate> {
  return fault === undefined ? { value: date } : { value: null, error: `${fault}:${field}` };
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
