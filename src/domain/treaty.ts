import { type Day, isBefore } from "./day.ts";

/** What is known about the papers of one country: one row of templates/law/treaties.csv. */
export interface TreatyRow {
  /** ISO 3166-1 alpha-3; Kosovo is XKX. */
  readonly country: string;
  readonly name: string;
  /** The day the Apostille Convention entered into force for the country. */
  readonly apostilleSince: Day | null;
  readonly objection: string | null;
  /** Minsk 1993 or Chisinau 2002, which have the same effect here. */
  readonly legalAssistance: "party" | "withdrawn" | "none";
  /** The first day a withdrawal has effect. */
  readonly withdrawnOn: Day | null;
  readonly convention: "minsk" | "chisinau" | null;
  /** A bilateral treaty on civil matters: it may waive, and never does so by itself. */
  readonly bilateralCivil: boolean;
  readonly bilateral: string | null;
  readonly note: string | null;
  readonly basis: string;
  readonly unverified: boolean;
}

/** True when the Apostille Convention stood for the country on the day. */
export const apostilleStood = (row: TreatyRow, on: Day): boolean =>
  row.apostilleSince !== null && !isBefore(on, row.apostilleSince);
