import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../domain/problem.ts";
import { takeFile } from "./database.ts";
import { fromSystem } from "./system-problem.ts";

/**
 * Runs the work while no other program of this office sends anything. The lock is SQLite's on a file of its own: the
 * system takes it back when a program ends, however it ends, so that it is never stale. Throws `export-running`.
 */
export async function whileAlone<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const path = join(folder, "export.lock");
  try {
    closeSync(openSync(path, "a", 0o600));
  } catch (error) {
    throw fromSystem(error, path);
  }
  const lock = takeFile(path);
  if (lock === null) throw new Problem("export-running", { path: folder });
  try {
    return await work();
  } finally {
    lock.close();
  }
}
