import type { Batch, BatchFile, BatchState, Parcel, ParcelState } from "../domain/batch.ts";
import { Temporal } from "../domain/day.ts";
import type { BatchId, CaseId, Digest, ItemId, OfficerId } from "../domain/ids.ts";
import type { Database } from "./database.ts";

export interface BatchRow {
  readonly id: string;
  readonly seq: number;
  readonly uuid: string;
  readonly previous_digest: string | null;
  readonly created_at: string;
  readonly created_by: string;
  readonly items: number;
  readonly state: string;
}

/** A batch with the names and digests of its files. */
export function batchOf(db: Database, row: BatchRow): Batch {
  const files = db.all<BatchFile>(
    "SELECT name, sha256, bytes, holds FROM batch_file WHERE batch_id = ? ORDER BY position",
    row.id,
  );
  return {
    id: row.id as BatchId,
    seq: row.seq,
    uuid: row.uuid,
    previousDigest: row.previous_digest as Digest | null,
    createdAt: Temporal.Instant.from(row.created_at),
    by: row.created_by as OfficerId,
    items: row.items,
    state: row.state as BatchState,
    files,
  };
}

export interface ParcelRow {
  readonly number: number;
  readonly item: string;
  readonly case_id: string;
  readonly revision: number;
  readonly batch_id: string;
  readonly digest: string;
  readonly state: string;
  readonly answer_seq: number;
}

export const parcelOf = (row: ParcelRow): Parcel => ({
  item: row.item as ItemId,
  case: row.case_id as CaseId,
  revision: row.revision,
  batch: row.batch_id as BatchId,
  digest: row.digest as Digest,
  state: row.state as ParcelState,
  ...(row.answer_seq === 0 ? {} : { answerSeq: row.answer_seq }),
});
