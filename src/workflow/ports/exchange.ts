import type { CaseKind } from "../../domain/application.ts";
import type { BatchFile } from "../../domain/batch.ts";
import type { CaseAt, PackRef } from "../../domain/case.ts";
import type { CentreLine } from "../../domain/centre-line.ts";
import type { Instant } from "../../domain/day.ts";
import type { BatchId, CaseId, Digest, ItemId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import type { Unfit } from "../../domain/repertoire.ts";
import type { Scan } from "../../domain/scan.ts";
import type { LedgerHead } from "./ledger.ts";

/** One forwarded case, and the item it leaves as. */
export interface Outgoing {
  readonly item: ItemId;
  readonly case: CaseAt<"decided">;
}

/** One line ready to leave. Made of the case or message alone, never of the batch: the same gives the same digest. */
export interface Prepared {
  readonly item: ItemId;
  readonly case: CaseId;
  /** Null in a message. */
  readonly kind: CaseKind | null;
  readonly revision: number | null;
  readonly pack: PackRef | null;
  /** Scans that the line names. */
  readonly scans: readonly Scan[];
  readonly digest: Digest;
  /** Length of the line in bytes. */
  readonly bytes: number;
  /** Canonical JSON in UTF-8, without an end. What was kept when the case was forwarded is read here. */
  line(): Uint8Array;
}

/** Why a line cannot leave: letters that the exchange does not carry (and where), above the limit of a line, or neither. */
export interface NotPrepared {
  readonly reason: "characters" | "too-long" | "content";
  readonly fields?: readonly Unfit[];
}

/** One part of a batch before it is sealed: lines, or scans with the lines they belong to. */
export type PlannedPart =
  | { readonly holds: "items"; readonly items: readonly Prepared[] }
  | { readonly holds: "scans"; readonly items: readonly { readonly of: Prepared; readonly scans: readonly Scan[] }[] };

/** How a batch is cut into files: only between cases, each of them whole by itself. */
export interface BatchPlan {
  readonly parts: readonly PlannedPart[];
  /** Lines that are larger than a file may be. */
  readonly tooLarge: readonly Prepared[];
  /** Scans that are larger than a file may be; their line leaves and names them. */
  readonly scansTooLarge: readonly { readonly of: Prepared; readonly scans: readonly Scan[] }[];
}

export interface SealRequest {
  readonly id: BatchId;
  readonly uuid: string;
  readonly seq: number;
  readonly previousDigest: Digest | null;
  readonly createdAt: Instant;
  /** The clock was found to run behind the batch before. */
  readonly clockSuspect: boolean;
  readonly ledgerHead: LedgerHead;
  readonly parts: readonly PlannedPart[];
  /** The bytes of a scan. */
  readonly scan: (digest: Digest) => Promise<Uint8Array>;
  /** Takes each part as it is done, so that no more than one is held in memory. */
  readonly keep: (bytes: Uint8Array) => Promise<Digest>;
}

/** What an own batch file says, when it is whole. */
export interface VerifiedPart {
  readonly batch: string;
  readonly seq: number | null;
  readonly part: { readonly number: number; readonly of: number };
  readonly holds: "items" | "scans";
  readonly items: number;
  readonly scans: number;
  readonly sha256: Digest;
  readonly signedAt: Instant;
}

/** One line of an answer file, decoded as far as it could be. */
export interface AnswerLine {
  /** From 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly message: CentreLine;
}

export interface OpenedAnswers {
  readonly uuid: string;
  readonly sha256: Digest;
  readonly seq: number;
  readonly previousDigest: Digest | null;
  readonly createdAt: Instant;
  /** The id of the batch it answers, and what the bytes of the part were as they arrived. */
  readonly inReplyTo: { readonly batch: string; readonly sha256: Digest } | null;
  readonly completeUpTo: number | null;
  /** One after the other, as often as they are asked for. */
  lines(): AsyncIterable<AnswerLine>;
}

/** The only way to and from the central system. */
export interface Exchange {
  /** The line as it leaves, or why it cannot. */
  prepare(outgoing: Outgoing | Message): Promise<Prepared | NotPrepared>;
  /** Cuts lines and the scans that go along into parts whose files are at most `maxBytes`. */
  plan(
    items: readonly Prepared[],
    scans: readonly { readonly of: Prepared; readonly scans: readonly Scan[] }[],
    maxBytes: number,
  ): Promise<BatchPlan>;
  /**
   * Signs and encrypts part by part, and opens and verifies each of them as a stranger's before it is kept. Throws
   * `no-centre`, `keys-missing`.
   */
  seal(request: SealRequest): Promise<readonly BatchFile[]>;
  /** Opens a batch file of this office; throws what opening throws. */
  verify(bytes: Uint8Array, path: string): Promise<VerifiedPart>;
  /**
   * `path` names the file in a problem. Throws a problem of kind `untrusted` (not ours, not the centre's, altered) or
   * `invalid` (other office, version).
   */
  openAnswers(bytes: Uint8Array, path: string): Promise<OpenedAnswers>;
  /** Reads one line that was kept of an answer file whose signature was good. Never throws for what it says. */
  readLine(line: number, bytes: Uint8Array): Promise<AnswerLine>;
}
