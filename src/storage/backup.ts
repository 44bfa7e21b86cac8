import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../domain/problem.ts";
import { Database } from "./database.ts";
import { syncFolder } from "./store-folder.ts";

/**
 * A copy of the whole database under `backups/NAME.db`, opened again and checked before it counts. Throws `disk-full`,
 * `disk-failed`, `store-damaged` (the copy is not whole: then the original is not either, or the disk lies).
 */
export function backUp(db: Database, name: string): string {
  const folder = join(db.folder, "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${name}.db`);
  const beside = `${path}.part`;
  rmSync(beside, { force: true });
  closeSync(openSync(beside, "wx", 0o600));
  db.run("VACUUM INTO ?", beside);
  check(db, beside);
  const file = openSync(beside, "r+");
  fsyncSync(file);
  closeSync(file);
  renameSync(beside, path);
  chmodSync(path, 0o600);
  syncFolder(folder);
  return path;
}

function check(db: Database, path: string): void {
  const copy = new Database(path);
  try {
    const last = copy.first<{ seq: number; hash: string }>("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1");
    const original = last && db.first<{ hash: string }>("SELECT hash FROM ledger WHERE seq = ?", last.seq);
    const same = last?.hash === original?.hash && copy.pragma("user_version") === db.pragma("user_version");
    if (!same || copy.pragma("integrity_check") !== "ok") throw new Problem("store-damaged", { path: db.folder });
  } finally {
    copy.close();
  }
}
