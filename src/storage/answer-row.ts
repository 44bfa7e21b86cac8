import type { AnswerFile, Hold, Quarantined } from "../domain/answer.ts";
import { Temporal } from "../domain/day.ts";
import type { AnswerFileId, CaseId, Digest, ItemId, OfficerId } from "../domain/ids.ts";
import type { Ruling } from "../domain/ruling.ts";

export interface AnswerFileRow {
  readonly id: string;
  readonly uuid: string;
  readonly sha256: string;
  readonly seq: number;
  readonly previous_digest: string | null;
  readonly in_reply_to: string | null;
  readonly complete_up_to: number | null;
  readonly imported_at: string;
}

export const answerFileOf = (row: AnswerFileRow): AnswerFile => ({
  id: row.id as AnswerFileId,
  uuid: row.uuid,
  sha256: row.sha256 as Digest,
  seq: row.seq,
  previousDigest: row.previous_digest as Digest | null,
  inReplyTo: row.in_reply_to,
  completeUpTo: row.complete_up_to,
  importedAt: Temporal.Instant.from(row.imported_at),
});

export interface HoldRow {
  readonly id: number;
  readonly case_id: string;
  readonly item: string | null;
  readonly file_id: string | null;
  readonly reason: string;
  readonly state: string;
  readonly since: string;
  readonly agreed_at: string | null;
  readonly agreed_by: string | null;
  readonly payload: Uint8Array;
}

export const holdOf = (row: HoldRow, ruling: Ruling): Hold => ({
  id: row.id,
  case: row.case_id as CaseId,
  item: row.item as ItemId | null,
  file: row.file_id as AnswerFileId | null,
  ruling,
  reason: row.reason as Hold["reason"],
  state: row.state as Hold["state"],
  since: Temporal.Instant.from(row.since),
  agreed: row.agreed_at === null ? null : { by: row.agreed_by as OfficerId, at: Temporal.Instant.from(row.agreed_at) },
});

export interface QuarantineRow {
  readonly file_id: string;
  readonly line: number;
  readonly item: string | null;
  readonly reason: string;
  readonly state: string;
}

export const quarantinedOf = (row: QuarantineRow): Quarantined => ({
  file: row.file_id as AnswerFileId,
  line: row.line,
  item: row.item,
  reason: row.reason as Quarantined["reason"],
  state: row.state as Quarantined["state"],
});
