import type { ParcelState } from "../domain/batch.ts";
import type { Stamp } from "../domain/case.ts";
import type { BatchId, ItemId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Intake } from "../workflow/office.ts";
import { moveBatch, writeStep } from "./batch-path.ts";
import type { ParcelRow } from "./batch-row.ts";
import type { DeskStore } from "./desk-store.ts";
import { endHold } from "./end-hold.ts";
import { record } from "./ledger-line.ts";
import { encodePayload } from "./records.ts";
import { updateCase } from "./write-case.ts";

/**
 * Saves all that one answer file changes; to be called inside a transaction. Throws `answers-differ` when another file
 * bears its number, `changed-meanwhile` when a case or a hold is not as it was read.
 */
export function takeIn(desk: DeskStore, intake: Intake, stamp: Stamp): void {
  insertFile(desk, intake, stamp);
  arriveAt(desk, intake, stamp);
  for (const transition of intake.applied) updateCase(desk, transition, stamp);
  for (const hold of intake.endedHolds) endHold(desk, hold, "annulled", null, stamp);
  for (const held of intake.held) insertHold(desk, intake, held, stamp);
  for (const line of intake.quarantined) insertQuarantined(desk, intake, line, stamp);
  for (const [item, state] of intake.parcels) moveParcel(desk, item, state, stamp);
  for (const [item, state] of intake.messages) {
    desk.db.run("UPDATE message_sending SET state = ? WHERE item = ? AND state <> 'lost'", state, item);
  }
}

/** Who answers a batch has received it: of one file, that is all of it. */
function arriveAt({ db }: DeskStore, { file }: Intake, stamp: Stamp): void {
  if (file.inReplyTo === null) return;
  const batch = db.first<{ id: BatchId; parts: number }>(
    `SELECT id, (SELECT count(*) FROM batch_file WHERE batch_id = batch.id) AS parts FROM batch
     WHERE uuid = ? AND state IN ('sealed', 'unknown', 'written', 'handed-over')`,
    file.inReplyTo,
  );
  if (batch?.parts !== 1) return;
  moveBatch(db, batch.id, "received");
  writeStep(db, batch.id, { step: "outcome", state: "received", target: null, attempt: null }, stamp);
  record(db, { code: "batch-received", subject: batch.id, facts: { file: file.id } }, stamp);
}

function insertFile({ db }: DeskStore, { file, applied, held, quarantined }: Intake, stamp: Stamp): void {
  const taken = db.first<{ id: string }>("SELECT id FROM answer_file WHERE id = ? OR uuid = ?", file.id, file.uuid);
  if (taken !== undefined) throw new Problem("answers-differ", { file: taken.id });
  db.run(
    `INSERT INTO answer_file
       (id, uuid, sha256, seq, previous_digest, in_reply_to, complete_up_to, imported_at, imported_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    file.id,
    file.uuid,
    file.sha256,
    file.seq,
    file.previousDigest,
    file.inReplyTo,
    file.completeUpTo,
    file.importedAt.toString(),
    stamp.by,
  );
  const counts = { applied: applied.length, held: held.length, quarantined: quarantined.length };
  const facts = { seq: file.seq, sha256: file.sha256, inReplyTo: file.inReplyTo, ...counts };
  record(db, { code: "answers-taken-in", subject: file.id, facts }, stamp);
}

function insertHold({ db }: DeskStore, { file }: Intake, held: Intake["held"][number], stamp: Stamp): void {
  const { item, ruling, reason } = held;
  db.run(
    "INSERT INTO hold (case_id, item, file_id, reason, state, since, payload) VALUES (?, ?, ?, ?, 'open', ?, ?)",
    held.case,
    item,
    file.id,
    reason,
    file.importedAt.toString(),
    encodePayload({ ruling, remark: null }),
  );
  const facts = { reason, outcome: ruling.outcome, item, file: file.id };
  record(db, { code: "ruling-held", subject: held.case, facts }, stamp);
}

function insertQuarantined(
  { db }: DeskStore,
  { file }: Intake,
  { line, item, reason, bytes }: Intake["quarantined"][number],
  stamp: Stamp,
): void {
  const insert = "INSERT INTO quarantine (file_id, line, item, reason, payload) VALUES (?, ?, ?, ?, ?)";
  db.run(insert, file.id, line, item, reason, bytes);
  record(db, { code: "line-quarantined", subject: file.id, facts: { line, reason } }, stamp);
}

function moveParcel({ db }: DeskStore, item: ItemId, state: ParcelState, stamp: Stamp): void {
  const parcel = db.first<ParcelRow>("SELECT * FROM parcel WHERE item = ? ORDER BY number DESC LIMIT 1", item);
  if (parcel === undefined) throw new Error("an answer moves a parcel that is not there");
  if (parcel.state === state) return;
  db.run("UPDATE parcel SET state = ? WHERE number = ?", state, parcel.number);
  record(db, { code: "parcel-moved", subject: parcel.case_id, facts: { item, state, batch: parcel.batch_id } }, stamp);
}
