import type { Instant } from "./day.ts";
import type { BatchId, CaseId, Digest, ItemId, OfficerId } from "./ids.ts";

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
}

/** A sealed batch file, kept by digest; the same bytes can be written again at any time. */
export interface BatchFile {
  readonly name: string;
  readonly sha256: Digest;
  readonly bytes: number;
}

export const batchStates = ["sealed", "written", "unknown", "lost"] as const;
export type BatchState = (typeof batchStates)[number];

export interface Batch {
  readonly id: BatchId;
  /** Counts the office's batches over all years, without holes. */
  readonly seq: number;
  readonly uuid: string;
  /** SHA-256 of the file sent before; null for the first. */
  readonly previousDigest: Digest | null;
  readonly createdAt: Instant;
  readonly by: OfficerId;
  readonly items: number;
  readonly state: BatchState;
  readonly files: readonly BatchFile[];
}
