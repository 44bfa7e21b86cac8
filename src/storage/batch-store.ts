import type { BatchState, ParcelState } from "../domain/batch.ts";
import type { Stamp } from "../domain/case.ts";
import type { BatchId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { BatchStore } from "../workflow/office.ts";
import { type BatchRow, batchOf, type ParcelRow, parcelOf } from "./batch-row.ts";
import type { Database } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";
import { record } from "./ledger-line.ts";
import { sealBatch } from "./seal-batch.ts";
import { selectionOf } from "./selection.ts";

/** The batches of one desk, as the port says. */
export function batchStore(desk: DeskStore): BatchStore {
  const { db } = desk;
  return {
    selection: async () => db.read(() => selectionOf(desk)),
    async seal(batch, parcels, bytes, stamp) {
      for (const file of batch.files) {
        const content = bytes.get(file.sha256);
        if (content === undefined || (await desk.bytes.keep(content)) !== file.sha256) {
          throw new Error("a sealed file came without the bytes of its digest");
        }
      }
      db.write(() => sealBatch(desk, batch, parcels, stamp));
    },
    async intend(id, stamp) {
      db.write(() => {
        const row = rowOf(db, id);
        // Until an outcome is known, it is unknown: a crash leaves exactly this. A copy of what was written before
        // puts nothing in doubt.
        if (row.state === "sealed") move(db, id, "unknown");
        step(db, id, "intent", row.state, stamp);
        record(db, { code: "batch-intended", subject: id, facts: {} }, stamp);
      });
    },
    async outcome(id, state, stamp) {
      db.write(() => {
        rowOf(db, id);
        move(db, id, state);
        step(db, id, "outcome", state, stamp);
        record(db, { code: `batch-${state}`, subject: id, facts: {} }, stamp);
      });
    },
    async list() {
      return db.read(() => db.all<BatchRow>("SELECT * FROM batch ORDER BY seq").map((row) => batchOf(db, row)));
    },
    load: async (id) => db.read(() => batchOf(db, rowOf(db, id))),
    async byUuid(uuid) {
      return db.read(() => {
        const row = db.first<BatchRow>("SELECT * FROM batch WHERE uuid = ?", uuid);
        return row === undefined ? null : batchOf(db, row);
      });
    },
    async parcels(of) {
      const [column, id] = "batch" in of ? ["batch_id", of.batch] : ["case_id", of.case];
      return db.all<ParcelRow>(`SELECT * FROM parcel WHERE ${column} = ? ORDER BY number`, id).map(parcelOf);
    },
    async parcel(item) {
      const row = db.first<ParcelRow>("SELECT * FROM parcel WHERE item = ? ORDER BY number DESC LIMIT 1", item);
      return row === undefined ? null : parcelOf(row);
    },
    bytes: (digest) => desk.bytes.read(digest),
  };
}

function rowOf(db: Database, id: BatchId): BatchRow {
  const row = db.first<BatchRow>("SELECT * FROM batch WHERE id = ?", id);
  if (row === undefined) throw new Problem("unknown-batch", { batch: id });
  return row;
}

/** Which parcels of a batch share what becomes of it: those of which nothing further is known. */
const followers: Readonly<Record<Exclude<BatchState, "sealed">, readonly ParcelState[]>> = {
  written: ["sealed", "unknown"],
  unknown: ["sealed", "written"],
  lost: ["sealed", "written", "unknown", "handed-over"],
};

function move(db: Database, id: BatchId, state: Exclude<BatchState, "sealed">): void {
  db.run("UPDATE batch SET state = ? WHERE id = ?", state, id);
  for (const from of followers[state]) {
    db.run("UPDATE parcel SET state = ? WHERE batch_id = ? AND state = ?", state, id, from);
  }
}

function step(db: Database, id: BatchId, kind: "intent" | "outcome", state: string, stamp: Stamp): void {
  db.run(
    "INSERT INTO batch_step (batch_id, step, state, at, officer) VALUES (?, ?, ?, ?, ?)",
    id,
    kind,
    state,
    stamp.at.toString(),
    stamp.by,
  );
}
