import { type CaseId, type LetterId, letterId } from "../domain/ids.ts";
import type { LetterKind } from "../domain/letter.ts";
import { Problem } from "../domain/problem.ts";
import type { LetterRow, LetterStore, NewLetter } from "../workflow/ports/letters.ts";
import type { Database } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";
import { sha256 } from "./keyed-hash.ts";
import { record } from "./ledger-line.ts";
import { letterOf, type StoredLetter, selectLetters } from "./letter-row.ts";

// What reads and writes payloads is loaded when first needed.
const payloads = () => Promise.all([import("../domain/letter.ts"), import("./records.ts")]);
const writing = () => import("./write-case.ts");
const steps = () => import("./letter-step.ts");
const telling = () => import("./message-row.ts");

/** The letters of one desk, as the port says. */
export function letterStore(desk: DeskStore): LetterStore {
  const { db } = desk;
  return {
    nextNumber: async (of, kind) => nextCopy(db, of, kind),
    async issue(letter, facts, pdf, stamp) {
      const [, { encodePayload }] = await payloads();
      if ((await desk.bytes.keep(pdf)) !== letter.sha256) {
        throw new Error("a letter came without the bytes of its digest");
      }
      const { addStep } = await steps();
      db.write(() => {
        insertLetter(db, letter, encodePayload(facts));
        addStep(db, letter.id, "issued", stamp);
        record(db, { code: "letter-issued", subject: letter.case, facts: ledgerFacts(db, letter) }, stamp);
      });
    },
    async list(of) {
      const where = of === undefined ? "" : "WHERE l.case_id = ?";
      const values = of === undefined ? [] : [of];
      return db.all<StoredLetter>(`${selectLetters} ${where} ORDER BY l.number`, ...values).map(letterOf);
    },
    load: async (id) => rowOf(db, id),
    async byBytes(pdf) {
      const row = db.first<StoredLetter>(`${selectLetters} WHERE l.sha256 = ? ORDER BY l.number`, sha256(pdf));
      return row === undefined ? null : letterOf(row);
    },
    async facts(id) {
      const row = db.first<{ payload: Uint8Array }>("SELECT payload FROM letter WHERE id = ?", id);
      if (row === undefined) throw new Problem("unknown-letter", { letter: id });
      const [{ letterFactsSchema }, { decodePayload, payloadFormat }] = await payloads();
      return decodePayload(id, { format: payloadFormat, payload: row.payload }, letterFactsSchema);
    },
    pdf: async (id) => desk.bytes.read(rowOf(db, id).sha256),
    async printed(id, stamp) {
      const { addStep } = await steps();
      db.write(() => {
        const row = rowOf(db, id);
        if (row.state === "void" || row.printed !== null) throw new Problem("changed-meanwhile", { case: row.case });
        addStep(db, id, "printed", stamp);
        record(db, { code: "letter-printed", subject: row.case, facts: { letter: id } }, stamp);
      });
    },
    async reprinted(id, stamp) {
      const { addStep } = await steps();
      db.write(() => {
        const row = rowOf(db, id);
        addStep(db, id, "reprinted", stamp);
        record(db, { code: "letter-reprinted", subject: row.case, facts: { letter: id } }, stamp);
      });
    },
    async served(id, { on, to, how, identitySeen }, transition, stamp, made = []) {
      const [{ updateCase }, { addStep }, { insertMessage }] = await Promise.all([writing(), steps(), telling()]);
      db.write(() => {
        const row = rowOf(db, id);
        const day = on.toString();
        const seen = identitySeen ? 1 : 0;
        const change = `UPDATE letter SET state = 'served', served_on = ?, served_to = ?, served_how = ?, identity_seen = ?
          WHERE id = ? AND state = 'issued'`;
        if (db.run(change, day, to, how, seen, id) === 0) throw new Problem("changed-meanwhile", { case: row.case });
        addStep(db, id, "served", stamp);
        const facts = { letter: id, on: day, to, how, identitySeen: seen };
        record(db, { code: "letter-served", subject: row.case, facts }, stamp);
        if (transition !== null) updateCase(desk, transition, stamp);
        for (const message of made) insertMessage(desk, message, stamp);
      });
    },
    async void(id, reason, transition, stamp) {
      const [{ updateCase }, { voidLetter }] = await Promise.all([writing(), steps()]);
      db.write(() => {
        const row = rowOf(db, id);
        if (row.state === "void") throw new Problem("changed-meanwhile", { case: row.case });
        voidLetter(desk, row, reason, {}, stamp);
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
  const row = db.first<StoredLetter>(`${selectLetters} WHERE l.id = ?`, id);
  if (row === undefined) throw new Problem("unknown-letter", { letter: id });
  return letterOf(row);
}

function insertLetter(db: Database, letter: NewLetter, payload: Uint8Array): void {
  const copy = nextCopy(db, letter.case, letter.kind);
  if (letter.id !== letterId(letter.case, letter.kind, copy)) {
    throw new Problem("changed-meanwhile", { case: letter.case });
  }
  const at = letter.issued.at.toString();
  if (letter.number !== null) mustBeFree(db, letter.number, at.slice(0, 4));
  db.run(
    `INSERT INTO letter (id, case_id, kind, copy, state, outgoing, issued_by, issued_at, sha256, payload)
     VALUES (?, ?, ?, ?, 'issued', ?, ?, ?, ?, ?)`,
    letter.id,
    letter.case,
    letter.kind,
    copy,
    letter.number,
    letter.issued.by,
    at,
    letter.sha256,
    payload,
  );
}

/** A chancery begins its numbers anew each year; within one, no two letters bear the same. */
function mustBeFree(db: Database, number: string, year: string): void {
  const taken = "SELECT id FROM letter WHERE outgoing = ? AND substr(issued_at, 1, 4) = ?";
  const other = db.first<{ id: string }>(taken, number, year);
  if (other !== undefined) throw new Problem("number-taken", { number, letter: other.id });
}

/** What the ledger says of a new letter: also which void letter it takes the place of. */
function ledgerFacts(db: Database, { id, kind, sha256, number, case: of }: NewLetter) {
  const rows = db.all<StoredLetter>(`${selectLetters} WHERE l.case_id = ?`, of);
  const supersedes = rows.filter((row) => row.superseded_by === id).map((row) => row.id);
  return {
    letter: id,
    kind,
    sha256,
    ...(number === id ? {} : { number }),
    ...(supersedes.length === 0 ? {} : { supersedes }),
  };
}
