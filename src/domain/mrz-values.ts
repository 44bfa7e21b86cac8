import type { Sex } from "./applicant.ts";
import { countryKind, countryOrNull } from "./country.ts";
import type { MrzDate } from "./mrz-date.ts";
import type { CheckedField } from "./mrz-fields.ts";
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

/** `travel-document`: a booklet for a refugee, a stateless person, or one of unspecified nationality. */
export type TravelDocumentKind = "passport" | "travel-document" | "card";

/** What the characters of a field mean, and what is wrong with them. */
export type Judged<Value> = { readonly value: Value | null; readonly error?: MrzProblemCode };

/** Text with a space for each run of fillers, none at the ends. */
export const withoutFillers = (text: string) => text.replace(/<+/g, " ").trim();

/** A passport (P) or a card (A, C, I) of any kind; crew cards (`AV`) and visas are no travel documents here. */
export function codeOf(text: string): Judged<string> {
  return /^(?:P[A-Z<]|[ACI][A-UW-Z<])$/.test(text)
    ? { value: withoutFillers(text) }
    : { value: null, error: "unknown-document" };
}

/** By the document code, and for booklets by the nationality that they state. */
export function kindOf(text: string, nationality: string | null): Judged<TravelDocumentKind> {
  if (codeOf(text).value === null) return { value: null, error: "unknown-document" };
  if (!text.startsWith("P")) return { value: "card" };
  const kind = nationality === null ? null : countryKind(nationality);
  return {
    value: kind === "stateless" || kind === "refugee" || kind === "unspecified" ? "travel-document" : "passport",
  };
}

/** Normalised; `D<<` is Germany. */
export function countryOf(text: string, field: "issuingState" | "nationality"): Judged<string> {
  const code = countryOrNull(text);
  return code === null ? { value: null, error: `unknown-country:${field}` } : { value: code };
}

/** Fillers inside a number stand for its hyphens or spaces. */
export function numberOf(text: string): Judged<string> {
  const number = withoutFillers(text);
  return number === "" ? { value: null, error: "no-number" } : { value: number };
}

/** A filler means unspecified; some issuers print X. */
export function sexOf(text: string): Judged<Sex> {
  if (text === "M" || text === "F") return { value: text };
  return text === "<" || text === "X" ? { value: "X" } : { value: null, error: "unknown-sex" };
}

/** The date, or its fault as a fault of the field. */
export function dated({ date, fault }: MrzDate, field: "birthDate" | "expiryDate"): Judged<PartialDate> {
  return fault === undefined ? { value: date } : { value: null, error: `${fault}:${field}` };
}
