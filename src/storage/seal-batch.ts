import type { Batch, Parcel } from "../domain/batch.ts";
import type { Stamp } from "../domain/case.ts";
import { Problem } from "../domain/problem.ts";
import type { DeskStore } from "./desk-store.ts";
import { record } from "./ledger-line.ts";
import { selectionOf } from "./selection.ts";

interface Going {
  readonly parcel: Parcel;
  readonly version: number;
}

/**
 * Saves a batch whose bytes are kept, with its parcels and its lines; to be called inside a transaction. Throws
 * `sealed-meanwhile` when number or chain are taken, `changed-meanwhile` when a case is not as it was read.
 */
export function sealBatch(desk: DeskStore, batch: Batch, going: readonly Going[], stamp: Stamp): void {
  const selection = selectionOf(desk);
  if (batch.seq !== selection.seq || batch.previousDigest !== selection.previousDigest) {
    throw new Problem("sealed-meanwhile", { batch: batch.id });
  }
  const waiting = new Map(selection.waiting.map((one) => [one.case, one]));
  for (const { parcel, version } of going) {
    const one = waiting.get(parcel.case);
    if (one?.version !== version || one.revision !== parcel.revision) {
      throw new Problem("changed-meanwhile", { case: parcel.case });
    }
  }
  if (batch.items !== going.length || batch.state !== "sealed") throw new Error("a batch does not say what it carries");
  insertBatch(desk, batch);
  const facts = { seq: batch.seq, uuid: batch.uuid, items: batch.items, previous: batch.previousDigest };
  const files = batch.files.map((file) => file.sha256);
  record(desk.db, { code: "batch-sealed", subject: batch.id, facts: { ...facts, files } }, stamp);
  for (const { parcel } of going) insertParcel(desk, batch, parcel, stamp);
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
  for (const [place, file] of batch.files.entries()) {
    const insert = "INSERT INTO batch_file (batch_id, position, name, sha256, bytes) VALUES (?, ?, ?, ?, ?)";
    db.run(insert, batch.id, place + 1, file.name, file.sha256, file.bytes);
  }
}

function insertParcel({ db }: DeskStore, batch: Batch, parcel: Parcel, stamp: Stamp): void {
  const { item, revision, digest } = parcel;
  db.run(
    "INSERT INTO parcel (item, case_id, revision, batch_id, digest, state) VALUES (?, ?, ?, ?, ?, ?)",
    item,
    parcel.case,
    revision,
    batch.id,
    digest,
    parcel.state,
  );
  record(
    db,
    { code: "parcel-sealed", subject: parcel.case, facts: { batch: batch.id, item, revision, digest } },
    stamp,
  );
}
