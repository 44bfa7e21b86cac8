import type { Case, Stamp } from "./case.ts";
import type { Instant } from "./day.ts";
import type { AnswerFileId, CaseId, Digest, ItemId } from "./ids.ts";
import type { Ruling } from "./ruling.ts";

/** Why a ruling waits for a person. Every one is a fact of the file and the store, never a guess. */
export const holdReasons = [
  "birth-date-disagrees",
  "sex-disagrees",
  "registered-differently",
  "iin-of-another-person",
  "second-iin",
  "contradicts-ruling",
  "annulled",
  "dated-before-application",
  "dated-in-future",
  "older-revision",
  "withdrawn-case",
] as const;
export type HoldReason = (typeof holdReasons)[number];

/** Why a line of an answer file was set aside: it fits no parcel of ours, or must never be applied. */
export const quarantineReasons = [
  "unreadable-line",
  "unknown-kind",
  "unknown-item",
  "unknown-batch",
  "other-office",
  "digest-differs",
  "not-sent",
  "too-many-lines",
  "iin-length",
  "iin-digits",
  "iin-control-digit",
  "iin-is-bin",
  "iin-century",
  "iin-never-issued",
] as const;
export type QuarantineReason = (typeof quarantineReasons)[number];

export const holdStates = ["open", "released", "rejected", "annulled"] as const;
export type HoldState = (typeof holdStates)[number];

/** A ruling that waits for a person. It ends by release with a reason, by rejection, or by an annulment of the centre. */
export interface Hold {
  readonly id: number;
  readonly case: CaseId;
  /** What it answers; null for a case that was typed into the central system by hand. */
  readonly item: ItemId | null;
  /** Null for a ruling that an officer read from the screen of the central system. */
  readonly file: AnswerFileId | null;
  readonly ruling: Ruling;
  readonly reason: HoldReason;
  readonly state: HoldState;
  readonly since: Instant;
  /** The first officer's word, where two must release it. */
  readonly agreed: Stamp | null;
}

export const quarantineStates = ["open", "released", "dropped"] as const;
/** `released`: it was taken in after all. `dropped`: an officer has looked at it, and it stays out. */
export type QuarantineState = (typeof quarantineStates)[number];

export interface Quarantined {
  readonly file: AnswerFileId;
  /** From 1, as the lines of `items.ndjson`. */
  readonly line: number;
  readonly item: string | null;
  readonly reason: QuarantineReason;
  readonly state: QuarantineState;
}

/** An answer file that was taken in. */
export interface AnswerFile {
  readonly id: AnswerFileId;
  readonly uuid: string;
  readonly sha256: Digest;
  readonly seq: number;
  readonly previousDigest: Digest | null;
  readonly inReplyTo: string | null;
  readonly completeUpTo: number | null;
  readonly importedAt: Instant;
}

/** The ruling that stands for a case, if one does. */
export const standingRuling = (one: Case) => (one.stage === "ruled" || one.stage === "closed" ? one.ruling : null);

/** Two rulings say the same when outcome, number and day agree; the reference may be written anew. */
export function sameRuling(a: Ruling, b: Ruling): boolean {
  if (a.outcome !== b.outcome || a.on.toString() !== b.on.toString()) return false;
  if (a.outcome === "issued" && b.outcome === "issued") return a.iin === b.iin;
  if (a.outcome === "refused" && b.outcome === "refused") {
    const codes = (ruling: typeof a) =>
      ruling.grounds
        .map((ground) => ground.code)
        .sort()
        .join(" ");
    return codes(a) === codes(b) && (a.iin ?? null) === (b.iin ?? null);
  }
  return true;
}
