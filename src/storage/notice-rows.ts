import type { Stamp } from "../domain/case.ts";
import type { AnswerFileId, BatchId, CaseId, ItemId } from "../domain/ids.ts";
import { type Notice, type NoticeContent, noticeContentSchema } from "../domain/notice.ts";
import type { Intake } from "../workflow/ports/answers.ts";
import { moveBatch, writeStep } from "./batch-path.ts";
import type { DeskStore } from "./desk-store.ts";
import { record } from "./ledger-line.ts";
import { decodePayload, encodePayload, payloadFormat } from "./records.ts";

export interface NoticeRow {
  readonly file_id: AnswerFileId;
  readonly line: number;
  readonly case_id: CaseId | null;
  readonly state: Notice["state"];
  readonly payload: Uint8Array;
}

export const noticeOf = (row: NoticeRow): Notice => ({
  file: row.file_id,
  line: row.line,
  case: row.case_id,
  state: row.state,
  content: decodePayload(
    row.case_id ?? row.file_id,
    { format: payloadFormat, payload: row.payload },
    noticeContentSchema,
  ),
});

/** The day by which something has to happen, if there is one. */
const dayIn = (content: NoticeContent): string | null => {
  if (content.kind === "supplement-request") return content.dueOn.toString();
  return content.kind === "warning" ? content.refusedFrom.toString() : null;
};

const codeIn = (content: NoticeContent) => (content.kind === "rejection" ? content.code : null);

/** Keeps what the centre said; to be called inside a transaction. */
export function insertNotices({ db }: DeskStore, { file, notices }: Intake, stamp: Stamp): void {
  for (const { line, case: id, state, content } of notices) {
    db.run(
      "INSERT INTO notice (file_id, line, kind, case_id, due_on, state, payload) VALUES (?, ?, ?, ?, ?, ?, ?)",
      file.id,
      line,
      content.kind,
      id,
      dayIn(content),
      state,
      encodePayload(content),
    );
    const facts = { kind: content.kind, file: file.id, due: dayIn(content), reason: codeIn(content) };
    record(db, { code: "centre-noticed", subject: id ?? file.id, facts }, stamp);
  }
}

/** A batch whose every part the centre has is received; to be called inside a transaction. */
export function insertReceipts({ db }: DeskStore, { file, receipts }: Intake, stamp: Stamp): void {
  for (const { batch, part, receivedAt } of receipts) {
    const insert =
      "INSERT INTO receipt (batch_id, part, file_id, received_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING";
    db.run(insert, batch, part, file.id, receivedAt.toString());
  }
  for (const batch of new Set(receipts.map((one) => one.batch))) receiveWhole({ db }, batch, file.id, stamp);
}

function receiveWhole({ db }: Pick<DeskStore, "db">, batch: BatchId, file: AnswerFileId, stamp: Stamp): void {
  const whole = db.first(
    `SELECT 1 FROM batch WHERE id = ? AND state IN ('sealed', 'unknown', 'written', 'handed-over')
       AND (SELECT count(*) FROM receipt WHERE batch_id = batch.id)
         = (SELECT count(*) FROM batch_file WHERE batch_id = batch.id)`,
    batch,
  );
  if (whole === undefined) return;
  moveBatch(db, batch, "received");
  writeStep(db, batch, { step: "outcome", state: "received", target: null, attempt: null }, stamp);
  record(db, { code: "batch-received", subject: batch, facts: { file } }, stamp);
}

/**
 * A request for a supplement needs no answer any more; to be called inside a transaction. `by` is the message that
 * answers it; null where a ruling came.
 */
export const answerNotices = ({ db }: Pick<DeskStore, "db">, id: CaseId, by: ItemId | null): number =>
  db.run("UPDATE notice SET state = 'answered', answered_by = ? WHERE case_id = ? AND state = 'open'", by, id);

/** What was asked about earlier revisions of the cases of a batch is past; to be called inside the transaction that seals it. */
export const answerNoticesOf = ({ db }: Pick<DeskStore, "db">, batch: BatchId): number =>
  db.run(
    `UPDATE notice SET state = 'answered', answered_by = NULL
     WHERE state = 'open' AND case_id IN (SELECT case_id FROM parcel WHERE batch_id = ?)`,
    batch,
  );

/** The message that answered was not fit: the request stands again; to be called inside a transaction. */
export const reopenNotices = ({ db }: Pick<DeskStore, "db">, answer: ItemId): number =>
  db.run(
    `UPDATE notice SET state = 'open', answered_by = NULL WHERE answered_by = ?
       AND NOT EXISTS (SELECT 1 FROM message_told WHERE item = notice.answered_by)
       AND EXISTS (SELECT 1 FROM "case" WHERE id = notice.case_id AND stage = 'decided')`,
    answer,
  );
