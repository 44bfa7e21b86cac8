import type { CaseId } from "../domain/ids.ts";
import type { Mark } from "../domain/mark.ts";
import { Problem } from "../domain/problem.ts";
import type { MarkHit } from "../workflow/ports/cases.ts";
import type { DeskStore } from "./desk-store.ts";
import { keyedHash } from "./keyed-hash.ts";

const hashOfMark = (indexKey: Uint8Array, mark: Mark): string => keyedHash(indexKey, `${mark.kind}\u0000${mark.text}`);

const checkText = "iin-desk marks";

/** Hashes under another key would find nobody: a store keeps to the key of its first mark. */
function mustBeKeyOfStore({ db, indexKey }: DeskStore): void {
  const kept = db.first<{ value: string }>("SELECT value FROM setting WHERE name = 'index-key'");
  if (kept !== undefined && kept.value !== keyedHash(indexKey, checkText)) {
    throw new Problem("store-of-another-office", { path: db.folder });
  }
}

/** Makes the marks of a case the given ones; to be called inside the transaction that saves it. */
export function keepMarks(desk: DeskStore, id: CaseId, marks: readonly Mark[]): void {
  const { db, indexKey } = desk;
  mustBeKeyOfStore(desk);
  const keep = "INSERT INTO setting (name, value) VALUES ('index-key', ?) ON CONFLICT DO NOTHING";
  db.run(keep, keyedHash(indexKey, checkText));
  const wanted = new Map(marks.map((mark) => [hashOfMark(indexKey, mark), mark.kind]));
  for (const { kind, hash } of db.all<{ kind: string; hash: string }>(
    "SELECT kind, hash FROM case_mark WHERE case_id = ?",
    id,
  )) {
    if (!wanted.delete(hash)) {
      db.run("DELETE FROM case_mark WHERE kind = ? AND hash = ? AND case_id = ?", kind, hash, id);
    }
  }
  for (const [hash, kind] of wanted) {
    db.run("INSERT INTO case_mark (kind, hash, case_id) VALUES (?, ?, ?)", kind, hash, id);
  }
}

/** The cases that share a mark, each with the kinds that it shares. */
export function casesSharing(desk: DeskStore, marks: readonly Mark[], except: CaseId | null): MarkHit[] {
  const { db, indexKey } = desk;
  mustBeKeyOfStore(desk);
  const found = new Map<string, MarkHit>();
  for (const mark of marks) {
    const rows = db.all<{ case_id: CaseId }>(
      "SELECT case_id FROM case_mark WHERE kind = ? AND hash = ? AND case_id IS NOT ? ORDER BY case_id",
      mark.kind,
      hashOfMark(indexKey, mark),
      except,
    );
    for (const row of rows) found.set(`${row.case_id} ${mark.kind}`, { case: row.case_id, kind: mark.kind });
  }
  return [...found.values()];
}
