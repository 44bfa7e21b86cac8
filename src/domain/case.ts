import type { Application } from "./application.ts";
import type { Day, Instant, Temporal } from "./day.ts";
import type { Decision } from "./decision.ts";
import type { DecisionBasis } from "./decision-basis.ts";
import type { Finding, Outcome } from "./finding.ts";
import type { CaseId, Digest, ItemId, OfficerId } from "./ids.ts";
import type { LedgerFacts } from "./ledger-line.ts";
import type { FinalRuling } from "./ruling.ts";

export const stages = ["gathering", "verified", "decided", "ruled", "closed", "withdrawn"] as const;
/** How far people have brought a case. Where its item and its letter stand is told apart (parcel, letter). */
export type Stage = (typeof stages)[number];

/** Who and when. */
export interface Stamp {
  readonly by: OfficerId;
  readonly at: Instant;
}

/** The rules that stood on the applicant's day, by id and by the digest of their bytes. */
export interface PackRef {
  readonly id: string;
  readonly digest: Digest;
}

/** All findings of one day, and why an officer went on in spite of warnings. */
export interface Verification extends Stamp {
  readonly on: Day;
  readonly outcome: Outcome;
  readonly findings: readonly Finding[];
  readonly reason: string | null;
}

export interface MadeDecision extends Stamp {
  readonly on: Day;
  readonly decision: Decision;
  /** Papers considered, facts and cures, by the rules of the case. */
  readonly basis?: DecisionBasis;
  readonly approved: Stamp | null;
}

/** A ruling of the centre as it was applied, and the item that carried it; `by-hand` when read off its screen. */
export interface AppliedRuling extends Stamp {
  readonly ruling: FinalRuling;
  readonly via: "file" | "by-hand";
  readonly item: ItemId | null;
}

/** Free text about the case: a reason, a note. Kept in the payload; the ledger holds its salted digest. */
export interface Remark extends Stamp {
  readonly about: "withdrawal" | "reopening" | "late-application" | "release" | "rejection" | "warnings" | "amendment";
  readonly text: string;
}

interface CaseCore {
  readonly id: CaseId;
  /** Counts every save; a save against an older version is a conflict. */
  readonly version: number;
  /** Counts the contents of the application: each amendment makes the next. */
  readonly revision: number;
  readonly registered: Stamp;
  /** The wall clock of the office when the applicant applied. */
  readonly appliedAt: Temporal.PlainDateTime;
  /** The day that pack, ages, validity and term are counted from. */
  readonly applicationDay: Day;
  readonly dueOn: Day;
  /** By Kazakhstan's calendar alone. */
  readonly dueOnStrict: Day;
  readonly pack: PackRef;
  /** The order an officer named for a day that no pack covers. */
  readonly underOrder: string | null;
  readonly previous: CaseId | null;
  readonly application: Application;
  readonly remarks: readonly Remark[];
}

interface StageFields {
  gathering: unknown;
  verified: { readonly verification: Verification };
  decided: { readonly verification: Verification; readonly decision: MadeDecision };
  ruled: { readonly verification: Verification; readonly decision: MadeDecision; readonly ruling: AppliedRuling };
  closed: {
    readonly verification: Verification;
    readonly decision: MadeDecision;
    /** Null when the case ended with the mission's own refusal to accept. */
    readonly ruling: AppliedRuling | null;
    readonly closedOn: Day;
  };
  withdrawn: { readonly withdrawnOn: Day; readonly decision: MadeDecision | null };
}

/** A case at a stage owns exactly the fields that exist by then. */
export type CaseAt<S extends Stage> = S extends Stage ? CaseCore & { readonly stage: S } & StageFields[S] : never;
export type Case = { [S in Stage]: CaseAt<S> }[Stage];

export const eventCodes = [
  "case-registered",
  "case-amended",
  "case-reopened",
  "case-verified",
  "case-decided",
  "case-approved",
  "case-withdrawn",
  "case-ruled",
  "ruling-annulled",
  "case-closed",
  "closing-undone",
] as const;
export type CaseEventCode = (typeof eventCodes)[number];

/** The next case together with the line that records it. */
export interface Transition<S extends Stage = Stage> {
  readonly next: CaseAt<S>;
  readonly event: {
    readonly code: CaseEventCode;
    /** Codes, dates and numbers: the ledger shows them as they are. */
    readonly facts: LedgerFacts<string | number | readonly string[] | null>;
    /** Free text of this step: the ledger gets salted digests only. */
    readonly texts: Readonly<Record<string, string>>;
  };
}

/** True when the case stands at the stage; narrows its type. */
export const isAt = <S extends Stage>(one: Case, stage: S): one is Extract<Case, { stage: S }> => one.stage === stage;
