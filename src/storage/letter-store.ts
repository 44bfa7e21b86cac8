import type { Stamp } from "../domain/case.ts";
import { type CaseId, type LetterId, letterId } from "../domain/ids.ts";
import type { LetterKind } from "../domain/letter.ts";
import { Problem } from "../domain/problem.ts";
import type { LetterRow, LetterStore } from "../workflow/office.ts";
import type { Database } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";
import { record } from "./ledger-line.ts";
import { letterOf, type StoredLetter } from "./letter-row.ts";

const columns = "id, case_id, kind, state, issued_by, issued_at, sha256, served_on";

// What reads and writes payloads is loaded when first needed.
const payloads = () => Promise.all([import("../domain/letter.ts"), import("./records.ts")]);
const writing = () => import("./write-case.ts");

/** The letters of one desk, as the port says. */
export function letterStore(desk: DeskStore): LetterStore {
  const { db } = desk;
  return {
    nextNumber: async (of, kind) => nextCopy(db, of, kind),
    async issue(row, facts, pdf, stamp) {
      const [, { encodePayload }] = await payloads();
      if ((await desk.bytes.keep(pdf)) !== row.sha256) throw new Error("a letter came without the bytes of its digest");
      db.write(() => insertLetter(db, row, encodePayload(facts), stamp));
    },
    async list(of) {
      const where = of === undefined ? "" : "WHERE case_id = ?";
      const rows = db.all<StoredLetter>(
        `SELECT ${columns} FROM letter ${where} ORDER BY number`,
        ...(of === undefined ? [] : [of]),
      );
      return rows.map(letterOf);
    },
    async facts(id) {
      const row = db.first<{ payload: Uint8Array }>("SELECT payload FROM letter WHERE id = ?", id);
      if (row === undefined) throw new Problem("unknown-letter", { letter: id });
      const [{ letterFactsSchema }, { decodePayload, payloadFormat }] = await payloads();
      return decodePayload(id, { format: payloadFormat, payload: row.payload }, letterFactsSchema);
    },
    pdf: async (id) => desk.bytes.read(rowOf(db, id).sha256),
    async reprinted(id, stamp) {
      db.write(() => {
        const row = rowOf(db, id);
        step(db, id, "reprinted", stamp);
        record(db, { code: "letter-reprinted", subject: row.case, facts: { letter: id } }, stamp);
      });
    },
    async served(id, how, transition, stamp) {
      const { updateCase } = await writing();
      db.write(() => {
        const row = rowOf(db, id);
        const on = how.on.toString();
        const change =
          "UPDATE letter SET state = 'served', served_on = ?, served_to = ? WHERE id = ? AND state = 'issued'";
        if (db.run(change, on, how.to, id) === 0) throw new Problem("changed-meanwhile", { case: row.case });
        step(db, id, "served", stamp);
        record(db, { code: "letter-served", subject: row.case, facts: { letter: id, on, to: how.to } }, stamp);
        if (transition !== null) updateCase(desk, transition, stamp);
      });
    },
  };
}

function nextCopy(db: Database, of: CaseId, kind: LetterKind): number {
  const count = "SELECT coalesce(max(copy), 0) + 1 AS next FROM letter WHERE case_id = ? AND kind = ?";
  return db.first<{ next: number }>(count, of, kind)?.next ?? 1;
}

function rowOf(db: Database, id: LetterId): LetterRow {
  const row = db.first<StoredLetter>(`SELECT ${columns} FROM letter WHERE id = ?`, id);
  if (row === undefined) throw new Problem("unknown-letter", { letter: id });
  return letterOf(row);
}

function insertLetter(db: Database, row: LetterRow, payload: Uint8Array, stamp: Stamp): void {
  const copy = nextCopy(db, row.case, row.kind);
  if (row.id !== letterId(row.case, row.kind, copy)) throw new Problem("changed-meanwhile", { case: row.case });
  if (row.state !== "issued") throw new Error("a letter begins as issued");
  db.run(
    `INSERT INTO letter (id, case_id, kind, copy, state, issued_by, issued_at, sha256, payload)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    row.id,
    row.case,
    row.kind,
    copy,
    row.state,
    row.issued.by,
    row.issued.at.toString(),
    row.sha256,
    payload,
  );
  step(db, row.id, "issued", stamp);
  const facts = { letter: row.id, kind: row.kind, sha256: row.sha256 };
  record(db, { code: "letter-issued", subject: row.case, facts }, stamp);
}

function step(db: Database, id: LetterId, name: "issued" | "reprinted" | "served", stamp: Stamp): void {
  const insert = "INSERT INTO letter_step (letter_id, step, at, officer) VALUES (?, ?, ?, ?)";
  db.run(insert, id, name, stamp.at.toString(), stamp.by);
}
