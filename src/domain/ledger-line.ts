import { type CaseEventCode, eventCodes } from "./case.ts";

/** What the ledger can say happened, beside the transitions of a case. Each has words in three languages. */
const otherCodes = [
  "case-noted",
  "case-filed",
  "office-made",
  "keys-rotated",
  "centre-pinned",
  "officer-added",
  "officer-left",
  "rules-imported",
  "draft-begun",
  "draft-discarded",
  "batch-sealed",
  "batch-intended",
  "batch-written",
  "batch-unknown",
  "batch-lost",
  "batch-not-sent",
  "batch-handed-over",
  "batch-received",
  "exchange-resumed",
  "sheet-printed",
  "sheet-taken-back",
  "message-made",
  "message-sealed",
  "message-moved",
  "message-told-otherwise",
  "parcel-sealed",
  "parcel-moved",
  "answers-taken-in",
  "line-quarantined",
  "line-released",
  "line-dropped",
  "centre-noticed",
  "ruling-held",
  "hold-agreed",
  "hold-released",
  "hold-rejected",
  "hold-annulled",
  "letter-issued",
  "letter-printed",
  "letter-reprinted",
  "letter-served",
  "letter-voided",
] as const;

export type LedgerCode = CaseEventCode | (typeof otherCodes)[number];
export const ledgerCodes: readonly LedgerCode[] = [...eventCodes, ...otherCodes];

/** Facts of the lines about a case and its batches that a person reads, in the order in which they are told. */
export const toldFacts = [
  "category",
  "kind",
  "decision",
  "outcome",
  "grounds",
  "findings",
  "reason",
  "state",
  "from",
  "about",
  "applicationDay",
  "on",
  "dueOn",
  "due",
  "pack",
  "underOrder",
  "again",
  "revision",
  "decidedBy",
  "letter",
  "number",
  "supersedes",
  "to",
  "how",
  "identitySeen",
  "batch",
  "items",
  "file",
  "line",
  "copy",
  "attempt",
  "via",
] as const;
export type ToldFact = (typeof toldFacts)[number];

/** What proves a line and is read by programs: ids, digests, counters. */
type ProvingFact =
  | "version"
  | "item"
  | "of"
  | "uuid"
  | "seq"
  | "previous"
  | "hold"
  | "draft"
  | "files"
  | "sha256"
  | "digest"
  | "packDigest"
  | "contentsDigest"
  | "papersDigest"
  | "lineDigest"
  | "note";

/** Facts of the lines about the office itself. */
type OfficeFact =
  | "training"
  | "software"
  | "rights"
  | "status"
  | "until"
  | "signedBy"
  | "openCases"
  | "before"
  | "now"
  | "fingerprint"
  | "lastKnown"
  | "lastGiven"
  | "inReplyTo"
  | "applied"
  | "held"
  | "quarantined";

export type LedgerFact = ToldFact | ProvingFact | OfficeFact;

/** What a line says beside its code, by name. Free texts stand under names of their own, as salted digests. */
export type LedgerFacts<Value> = { readonly [Name in LedgerFact]?: Value };
