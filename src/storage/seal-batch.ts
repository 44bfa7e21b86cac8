import type { Batch } from "../domain/batch.ts";
import type { Stamp } from "../domain/case.ts";
import type { BatchId, CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Left, Sealing } from "../workflow/ports/batches.ts";
import type { DeskStore } from "./desk-store.ts";
import { type Entry, record, recordAll } from "./ledger-line.ts";
import { insertMessage, waitingMessages } from "./message-row.ts";
import { answerNoticesOf } from "./notice-rows.ts";
import { nextInChain, waitingRows } from "./selection.ts";

/**
 * Saves a batch whose bytes are kept, with its parcels, its messages and its lines; to be called inside a transaction.
 * Throws `sealed-meanwhile` when number or chain are taken, `changed-meanwhile` when a case is not as it was read.
 */
export function sealBatch(desk: DeskStore, sealing: Sealing, stamp: Stamp): void {
  const { batch, parcels, sent } = sealing;
  mustStillStand(desk, sealing);
  if (batch.items !== parcels.length + sent.length || batch.state !== "sealed") {
    throw new Error("a batch does not say what it carries");
  }
  insertBatch(desk, batch);
  const facts = { seq: batch.seq, uuid: batch.uuid, items: batch.items, previous: batch.previousDigest };
  const files = batch.files.map((file) => file.sha256);
  record(desk.db, { code: "batch-sealed", subject: batch.id, facts: { ...facts, files } }, stamp);
  insertParcels(desk, batch, parcels, stamp);
  for (const message of sent) insertSending(desk, batch, message, stamp);
  for (const message of sealing.made) insertMessage(desk, message, stamp);
  if (sealing.request !== null) insertRequest(desk, sealing.request, batch.id, sealing.left, stamp);
}

function mustStillStand(desk: DeskStore, { batch, parcels, sent }: Sealing): void {
  const { seq, previousDigest } = nextInChain(desk);
  if (batch.seq !== seq || batch.previousDigest !== previousDigest) {
    throw new Problem("sealed-meanwhile", { batch: batch.id });
  }
  const waiting = new Map(waitingRows(desk).map((one) => [one.id, one]));
  for (const { parcel, version } of parcels) {
    const one = waiting.get(parcel.case);
    if (one?.version !== version || one.revision !== parcel.revision) {
      throw new Problem("changed-meanwhile", { case: parcel.case });
    }
  }
  const messages = new Set(waitingMessages(desk).map(({ item }) => item));
  if (!sent.every(({ item }) => messages.has(item))) throw new Problem("sealed-meanwhile", { batch: batch.id });
}

function insertBatch({ db }: DeskStore, batch: Batch): void {
  db.run(
    `INSERT INTO batch (id, seq, uuid, previous_digest, created_at, created_by, items, state)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    batch.id,
    batch.seq,
    batch.uuid,
    batch.previousDigest,
    batch.createdAt.toString(),
    batch.by,
    batch.items,
    batch.state,
  );
  for (const [place, { name, sha256, bytes, holds }] of batch.files.entries()) {
    const insert = "INSERT INTO batch_file (batch_id, position, name, sha256, bytes, holds) VALUES (?, ?, ?, ?, ?, ?)";
    db.run(insert, batch.id, place + 1, name, sha256, bytes, holds);
  }
}

function insertParcels(desk: DeskStore, { id }: Batch, parcels: Sealing["parcels"], stamp: Stamp): void {
  const { db } = desk;
  for (const { parcel } of parcels) {
    const { item, revision, digest, state } = parcel;
    const insert = "INSERT INTO parcel (item, case_id, revision, batch_id, digest, state) VALUES (?, ?, ?, ?, ?, ?)";
    db.run(insert, item, parcel.case, revision, id, digest, state);
  }
  answerNoticesOf(desk, id);
  recordAll(db, entriesOf(parcels), stamp);
}

function* entriesOf(parcels: Sealing["parcels"]): Generator<Entry> {
  for (const { parcel } of parcels) {
    const { batch, item, revision, digest } = parcel;
    yield { code: "parcel-sealed", subject: parcel.case, facts: { batch, item, revision, digest } };
  }
}

function insertSending(
  { db }: DeskStore,
  { id }: Batch,
  { item, digest }: Sealing["sent"][number],
  stamp: Stamp,
): void {
  db.run("INSERT INTO message_sending (item, batch_id, digest, state) VALUES (?, ?, ?, 'sealed')", item, id, digest);
  const message = db.first<{ kind: string; case_id: CaseId }>("SELECT kind, case_id FROM message WHERE item = ?", item);
  if (message === undefined) throw new Error("a batch carries a message that is not there");
  const facts = { batch: id, item, kind: message.kind, digest };
  record(db, { code: "message-sealed", subject: message.case_id, facts }, stamp);
}

/** Keeps what an export under a request id has given; to be called inside a transaction. */
export function insertRequest(
  { db }: DeskStore,
  id: string,
  batch: BatchId | null,
  left: readonly Left[],
  stamp: Stamp,
): void {
  const insert = "INSERT INTO export_request (id, batch_id, left_out, at, officer) VALUES (?, ?, ?, ?, ?)";
  db.run(insert, id, batch, JSON.stringify(left), stamp.at.toString(), stamp.by);
}
