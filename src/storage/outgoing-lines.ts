import type { CaseKind } from "../domain/application.ts";
import type { CaseId, Digest, ItemId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Scan } from "../domain/scan.ts";
import type { Prepared } from "../workflow/ports/exchange.ts";
import type { Database } from "./database.ts";
import { sha256 } from "./keyed-hash.ts";

/** Keeps the line that a case leaves as; to be called inside the transaction that saves the case. */
export function keepLine(db: Database, { case: id, item, digest, scans, line }: Prepared): void {
  const insert = "INSERT INTO outgoing_line (case_id, item, digest, scans, line) VALUES (?, ?, ?, ?, ?)";
  db.run(insert, id, item, digest, JSON.stringify(scans), line());
}

/** The case is another by now: its line no longer stands for it; to be called inside the transaction that changes it. */
export const dropLine = (db: Database, id: CaseId): number => db.run("DELETE FROM outgoing_line WHERE case_id = ?", id);

/** A case and the line kept of it, as far as there is one. */
export interface LineRow {
  readonly id: CaseId;
  readonly revision: number;
  readonly kind: CaseKind;
  readonly pack_id: string;
  readonly pack_digest: Digest;
  readonly item: ItemId | null;
  readonly digest: Digest;
  readonly scans: string;
  readonly bytes: number;
}

/** The kept line of a case, without its text: that is read when it is needed. Null where none was made for this item. */
export function keptLine(db: Database, row: LineRow, item: ItemId): Prepared | null {
  if (row.item !== item) return null;
  const { id, kind, revision, digest, bytes } = row;
  const pack = { id: row.pack_id, digest: row.pack_digest };
  const scans = JSON.parse(row.scans) as Scan[];
  return { item, case: id, kind, revision, pack, scans, digest, bytes, line: () => textOf(db, id, digest) };
}

/** Throws `changed-meanwhile` where another line, or none, stands there by now, and `store-damaged` for one that was altered. */
function textOf(db: Database, id: CaseId, digest: Digest): Uint8Array {
  const row = db.first<{ line: Uint8Array; digest: Digest }>(
    "SELECT line, digest FROM outgoing_line WHERE case_id = ?",
    id,
  );
  if (row?.digest !== digest) throw new Problem("changed-meanwhile", { case: id });
  if (sha256(row.line) !== digest) throw new Problem("store-damaged", { case: id });
  return row.line;
}
