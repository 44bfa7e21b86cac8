import { lstat, open, readFile, rename, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { sha256 } from "./keyed-hash.ts";
import { partOf, removeLeftovers } from "./leftovers.ts";
import { fromSystem, isAbsent } from "./system-problem.ts";

/**
 * Puts a file into a folder outside the office so that its name, once seen, stands for whole bytes: a temporary name
 * beside, fsync, rename, fsync of the folder, then read back. The same bytes there already: nothing is done.
 */
export async function writeOutside(
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly path: string; readonly sha256: Digest }> {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) throw new Error("a file outside the office has a plain name");
  const path = join(folder, name);
  const digest = sha256(bytes);
  try {
    const there = await digestAt(path);
    if (there !== null && there !== digest) throw new Problem("file-differs", { path });
    if (there === null) await writeNew(folder, path, bytes);
    if ((await digestAt(path)) !== digest) {
      await rm(path, { force: true });
      throw new Problem("not-read-back", { path });
    }
  } catch (error) {
    if (isAbsent(error)) throw new Problem("no-such-folder", { path: folder }, { cause: error });
    throw fromSystem(error, path);
  }
  return { path, sha256: digest };
}

async function writeNew(folder: string, path: string, bytes: Uint8Array): Promise<void> {
  const beside = partOf(path);
  await rm(beside, { force: true });
  await removeLeftovers(folder, basename(path));
  try {
    // A new file only: a link that someone laid under this name is not followed.
    const file = await open(beside, "wx", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncNames(folder);
}

/** Some file systems on sticks and shares cannot sync a folder and say so; then the rename is all there is. */
async function syncNames(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } catch (error) {
    const unable =
      error instanceof Error && "code" in error && ["EINVAL", "ENOTSUP", "ENOSYS"].includes(String(error.code));
    if (!unable) throw error;
  } finally {
    await handle.close();
  }
}

/** The digest of what stands under the name; null when nothing does, "other" when it is no plain file. */
export async function digestAt(path: string): Promise<Digest | "other" | null> {
  try {
    if (!(await lstat(path)).isFile()) return "other";
    return sha256(await readFile(path));
  } catch (error) {
    if (isAbsent(error)) return null;
    throw error;
  }
}
