import type { Instant } from "./day.ts";
import {
  type AnswerFileId,
  answerFileSeq,
  type BatchId,
  type CaseId,
  type Digest,
  type ItemId,
  type OfficerId,
} from "./ids.ts";

export const parcelStates = [
  "sealed",
  "written",
  "handed-over",
  "received",
  "accepted",
  "already",
  "rejected-tech",
  "answered",
  "confirmed",
  "unknown",
  "recalled",
  "superseded",
  "lost",
] as const;
/** Where one revision of a case stands on its way. */
export type ParcelState = (typeof parcelStates)[number];

/** States in which another parcel for the case must not be made: its outcome is still open or final. */
export const liveParcelStates: readonly ParcelState[] = [
  "sealed",
  "written",
  "handed-over",
  "received",
  "accepted",
  "already",
  "answered",
  "confirmed",
  "unknown",
];

/** The office's record of one case revision on its way. */
export interface Parcel {
  readonly item: ItemId;
  readonly case: CaseId;
  readonly revision: number;
  readonly batch: BatchId;
  /** SHA-256 over the item's canonical JSON. */
  readonly digest: Digest;
  readonly state: ParcelState;
  /** The number of the answer file that moved it last, once one has; the ruling of an answered one came with that file. */
  readonly answerSeq?: number;
}

/** One part of a sealed batch, kept by digest; the same bytes can be written again at any time. */
export interface BatchFile {
  readonly name: string;
  readonly sha256: Digest;
  readonly bytes: number;
  readonly holds: "items" | "scans";
}

/**
 * `sealed`: kept here, nothing has left. `unknown`: something was begun and nobody saw how it ended. `written`: read back
 * from the medium. `handed-over`: given to whoever carries it. `received`: the centre says so, or has answered. `lost`:
 * declared by a person.
 */
export const batchStates = ["sealed", "unknown", "written", "handed-over", "received", "lost"] as const;
export type BatchState = (typeof batchStates)[number];

/** What was done with a batch, or begun: an intent without an outcome after it leaves the outcome unknown. */
export interface BatchStep {
  readonly step: "intent" | "outcome";
  /** Of an intent: the state before it. Of an outcome: what became known; `sealed` is "it did not leave". */
  readonly state: BatchState;
  readonly at: Instant;
  readonly by: OfficerId;
  /** Of an intent: the folder, or `transport`. */
  readonly target: string | null;
  /** Of an intent: which attempt, from 1; further attempts are the same bytes under another name. */
  readonly attempt: number | null;
}

export interface Batch {
  readonly id: BatchId;
  /** Counts the office's batches over all years, without holes. */
  readonly seq: number;
  readonly uuid: string;
  /** SHA-256 of the last part of the batch before; null for the first, and for the first after an office was restored. */
  readonly previousDigest: Digest | null;
  readonly createdAt: Instant;
  readonly by: OfficerId;
  readonly items: number;
  readonly state: BatchState;
  readonly files: readonly BatchFile[];
}

/** The name of a file at a further attempt: the same bytes, told apart by people. `BER-2026-B000001-a2.iinb` */
export const attemptName = (name: string, attempt: number): string =>
  attempt === 1 ? name : name.replace(/(\.[a-z]+)$/, `-a${attempt}$1`);

/** The beginning of a file's SHA-256 in groups that a clerk reads aloud: `3F9A 10CC 7B21 E004`. */
export const shortHash = (sha256: Digest): string => (sha256.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(" ");

/** True for an answer file with a lower number than the one that brought the ruling on a parcel: it comes late. */
export function isOlderAnswer(file: AnswerFileId | null, parcel: Parcel | null): boolean {
  if (file === null || parcel?.answerSeq === undefined) return false;
  const isAnswered = parcel.state === "answered" || parcel.state === "confirmed";
  return isAnswered && answerFileSeq(file) < parcel.answerSeq;
}
