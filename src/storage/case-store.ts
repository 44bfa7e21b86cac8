import { caseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { CaseStore, HistoryLine } from "../workflow/ports/cases.ts";
import { linesOf, listCases } from "./case-lines.ts";
import type { DeskStore } from "./desk-store.ts";
import { historyOf } from "./history.ts";
import { sha256 } from "./keyed-hash.ts";
import { casesSharing } from "./marks.ts";

// What reads and writes payloads is loaded when first needed: a list needs none of it.
const writing = () => import("./write-case.ts");
const reading = () => import("./records.ts");
const finding = () => import("./find-cases.ts");
const telling = () => import("./message-row.ts");

/** The cases of one desk, as the port says. */
export function caseStore(desk: DeskStore): CaseStore {
  const { db } = desk;
  return {
    async register(year, make, stamp, { draft, pack }) {
      const { insertCase } = await writing();
      if (sha256(pack.bytes) !== pack.ref.digest)
        throw new Error("the bytes of the rules are not those of their digest");
      return db.write(() => {
        const keep = "INSERT INTO rule_pack (digest, id, bytes) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING";
        db.run(keep, pack.ref.digest, pack.ref.id, pack.bytes);
        const id = caseId(desk.office, year, nextNumber(desk, "case", year));
        const transition = make(id);
        if (transition.next.id !== id) throw new Error("a case was made under another number than it was given");
        if (draft !== null && db.run("DELETE FROM draft WHERE id = ?", draft) === 0) {
          throw new Problem("draft-gone", { draft });
        }
        return insertCase(desk, transition, stamp, draft === null ? {} : { draft });
      });
    },
    async load(id) {
      const [{ storedCase }, { decodeCase }] = await Promise.all([writing(), reading()]);
      const { row, revision } = db.read(() => storedCase(db, id));
      return decodeCase(row, revision);
    },
    async save(transition, stamp, { made = [], line } = {}) {
      const [{ updateCase }, { insertMessage }] = await Promise.all([writing(), telling()]);
      return db.write(() => {
        const saved = updateCase(desk, transition, stamp, line);
        for (const message of made) insertMessage(desk, message, stamp);
        return saved;
      });
    },
    list: async (query) => listCases(desk, query),
    async line(id) {
      const [line] = linesOf(desk, [id]);
      if (line === undefined) throw new Problem("unknown-case", { case: id });
      return line;
    },
    async find(text) {
      const { findCases } = await finding();
      return db.read(() => linesOf(desk, findCases(desk, text)));
    },
    history: async (id): Promise<HistoryLine[]> => historyOf(db, id),
    sharing: async (marks, except) => db.read(() => casesSharing(desk, marks, except)),
    async packBytes(digest) {
      const row = db.first<{ bytes: Uint8Array }>("SELECT bytes FROM rule_pack WHERE digest = ?", digest);
      if (row !== undefined && sha256(row.bytes) !== digest) throw new Problem("store-damaged", { path: db.folder });
      return row?.bytes ?? null;
    },
  };
}

/** The next number of the year; a transaction that fails gives it back. */
function nextNumber({ db }: DeskStore, name: string, year: number): number {
  const row = db.first<{ last: number }>(
    `INSERT INTO counter (name, year, last) VALUES (?, ?, 1)
     ON CONFLICT (name, year) DO UPDATE SET last = last + 1 RETURNING last`,
    name,
    year,
  );
  if (row === undefined) throw new Error("the counter gave no number");
  return row.last;
}
