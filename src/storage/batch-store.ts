import type { Batch } from "../domain/batch.ts";
import type { BatchId } from "../domain/ids.ts";
import type { BatchStore, Left } from "../workflow/ports/batches.ts";
import { moveBatch, rowOf, stepsOf, writeStep } from "./batch-path.ts";
import { type BatchRow, batchOf, type ParcelRow, parcelOf } from "./batch-row.ts";
import type { Continuity } from "./continuity.ts";
import type { DeskStore } from "./desk-store.ts";
import { whileAlone } from "./export-lock.ts";
import { record } from "./ledger-line.ts";

// What sealing needs is loaded when something is sealed.
const sealing = () => import("./seal-batch.ts");
const selecting = () => import("./selection.ts");

/** The batches of one desk, as the port says. */
export function batchStore(desk: DeskStore, continuity: Continuity): BatchStore {
  const { db } = desk;
  return {
    async selection() {
      const { selectionOf } = await selecting();
      return db.read(() => selectionOf(desk));
    },
    async itemOf(id, revision) {
      const { itemOf } = await selecting();
      return db.read(() => itemOf(desk, id, revision));
    },
    async seal(sealed, stamp) {
      for (const file of sealed.batch.files) await desk.bytes.read(file.sha256);
      const { sealBatch } = await sealing();
      db.write(() => sealBatch(desk, sealed, stamp));
      continuity.remember(sealed.batch.seq);
    },
    async request(id) {
      const row = db.first<{ batch_id: BatchId | null; left_out: string }>(
        "SELECT batch_id, left_out FROM export_request WHERE id = ?",
        id,
      );
      return row === undefined ? null : { batch: row.batch_id, left: JSON.parse(row.left_out) as Left[] };
    },
    async keepRequest(id, batch, left, stamp) {
      const { insertRequest } = await sealing();
      db.write(() => insertRequest(desk, id, batch, left, stamp));
    },
    async intend(id, going, stamp) {
      db.write(() => {
        const { state } = rowOf(db, id);
        // Until an outcome is known, it is unknown: a crash leaves exactly this.
        if (state === "sealed") moveBatch(db, id, "unknown");
        writeStep(db, id, { step: "intent", state, ...going }, stamp);
        record(db, { code: "batch-intended", subject: id, facts: { attempt: going.attempt } }, stamp);
      });
    },
    async outcome(id, state, stamp) {
      db.write(() => {
        moveBatch(db, id, state);
        writeStep(db, id, { step: "outcome", state, target: null, attempt: null }, stamp);
        record(db, { code: state === "sealed" ? "batch-not-sent" : `batch-${state}`, subject: id, facts: {} }, stamp);
      });
    },
    async steps(id) {
      return stepsOf(db, id);
    },
    async list(): Promise<Batch[]> {
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
    async unanswered(upTo) {
      const open = "('sealed', 'written', 'handed-over', 'received', 'accepted', 'already', 'unknown')";
      const acknowledged = "('accepted', 'rejected-tech', 'lost')";
      const rows = db.all<{ id: BatchId }>(
        `SELECT id FROM batch AS b WHERE seq <= ? AND (
           EXISTS (SELECT 1 FROM parcel WHERE batch_id = b.id AND state IN ${open})
           OR EXISTS (SELECT 1 FROM message_sending WHERE batch_id = b.id AND state NOT IN ${acknowledged}))
         ORDER BY seq`,
        upTo,
      );
      return rows.map(({ id }) => id);
    },
    async parcel(item) {
      const row = db.first<ParcelRow>("SELECT * FROM parcel WHERE item = ? ORDER BY number DESC LIMIT 1", item);
      return row === undefined ? null : parcelOf(row);
    },
    exclusively: (work) => whileAlone(db.folder, work),
    doubt: async () => continuity.doubt(),
    known: async () => continuity.known(),
    async noticed(seq) {
      continuity.notice(seq);
    },
    async resume(lastKnown, stamp) {
      continuity.resume(lastKnown, stamp);
    },
  };
}
