import { constants } from "node:fs";
import { type FileHandle, lstat, open, readdir, realpath, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Problem } from "../domain/problem.ts";
import type { Folders } from "../workflow/ports/folders.ts";
import { isRemovable } from "./removable-medium.ts";
import { fromSystem, isAbsent } from "./system-problem.ts";
import { digestAt, writeOutside } from "./write-outside.ts";

/** The folders outside the office: the officer's files, a stick, a printer's tray. */
export const folders: Folders = {
  async read(path, maxBytes) {
    const file = await opened(path);
    try {
      return await readCapped(file, path, maxBytes);
    } catch (error) {
      throw fromSystem(error, path, "reading");
    } finally {
      await file.close();
    }
  },
  async list(path, ending) {
    try {
      if (!(await stat(path)).isDirectory()) return [path];
      const entries = await readdir(path, { withFileTypes: true });
      // A link on a stranger's stick may lead anywhere; names with a dot in front are what other systems leave behind.
      const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name);
      const fitting = names.filter((name) => name.toLowerCase().endsWith(ending.toLowerCase()));
      return fitting.sort((a, b) => (a < b ? -1 : 1)).map((name) => join(path, name));
    } catch (error) {
      if (isAbsent(error)) throw new Problem("no-such-file", { path });
      throw fromSystem(error, path, "reading");
    }
  },
  async mustExist(folder) {
    try {
      if ((await stat(folder)).isDirectory()) return;
    } catch (error) {
      if (!isAbsent(error)) throw fromSystem(error, folder);
    }
    throw new Problem("no-such-folder", { path: folder });
  },
  isRemovable,
  write: writeOutside,
  async compare(folder, name, digest) {
    try {
      const found = await digestAt(join(folder, name));
      return found === null ? "absent" : found === digest ? "same" : "other";
    } catch (error) {
      throw fromSystem(error, join(folder, name), "reading");
    }
  },
  pathOf: join,
  async realPath(folder) {
    try {
      return await realpath(folder);
    } catch (error) {
      if (isAbsent(error)) throw new Problem("no-such-folder", { path: folder });
      throw fromSystem(error, folder, "reading");
    }
  },
  async remove(path, digest) {
    try {
      if ((await digestAt(path)) !== digest) return false;
      await rm(path);
      return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw fromSystem(error, path);
    }
  },
};

/** Opens without waiting, so that a pipe in the place of a file cannot hold the program. */
async function opened(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    if (isAbsent(error)) throw new Problem("no-such-file", { path });
    if (await isNoPlainFile(path)) throw new Problem("not-a-file", { path });
    throw fromSystem(error, path, "reading");
  }
}

async function isNoPlainFile(path: string): Promise<boolean> {
  try {
    return !(await lstat(path)).isFile();
  } catch {
    return false;
  }
}

/** What was opened is asked, not the path: the path may mean something else by now. */
async function readCapped(file: FileHandle, path: string, maxBytes: number): Promise<Uint8Array> {
  const info = await file.stat();
  if (!info.isFile()) throw new Problem("not-a-file", { path });
  if (info.size > maxBytes) throw new Problem("file-too-large", { path, limit: maxBytes });
  // One byte more than was said, so that the end is seen; a file that grows meanwhile is read on.
  let all = Buffer.allocUnsafe(info.size + 1);
  let size = 0;
  for (;;) {
    const { bytesRead } = await file.read(all, size, all.length - size);
    if (bytesRead === 0) return all.subarray(0, size);
    size += bytesRead;
    if (size > maxBytes) throw new Problem("file-too-large", { path, limit: maxBytes });
    if (size === all.length) all = Buffer.concat([all], Math.min(2 * size + 4096, maxBytes + 1));
  }
}
