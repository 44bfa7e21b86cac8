import { constants } from "node:fs";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { sha256 } from "./keyed-hash.ts";
import { partOf, removeLeftovers } from "./leftovers.ts";
import { syncFolder } from "./store-folder.ts";
import { fromSystem } from "./system-problem.ts";

/** Large bytes of the office, kept under `files/ab/<sha256>`; rows name them by their digest. */
export interface BytesStore {
  /** Returns when the medium has the bytes. Throws `disk-full`, `disk-failed`, `folder-not-writable`, `not-read-back`. */
  keep(bytes: Uint8Array): Promise<Digest>;
  /** Throws `store-damaged` when the bytes are gone or are not those of the digest. */
  read(digest: Digest): Promise<Uint8Array>;
}

/** `folder` is that of the office. */
export function bytesStore(folder: string): BytesStore {
  const root = join(folder, "files");
  const place = (digest: Digest) => join(root, digest.slice(0, 2));
  return {
    async keep(bytes) {
      const digest = sha256(bytes);
      const path = join(place(digest), digest);
      if ((await bytesAt(path, digest)) !== null) return digest;
      try {
        await mkdir(place(digest), { recursive: true, mode: 0o700 });
        // Parts lie in one place: what a program that was cut off left of any file is gone with the next.
        await removeLeftovers(root, null);
        await writeBeside(path, partOf(join(root, digest)), digest, bytes);
        // The name itself, and the two folders that may be new.
        for (const changed of [place(digest), root, folder]) syncFolder(changed);
      } catch (error) {
        throw fromSystem(error, path);
      }
      return digest;
    },
    async read(digest) {
      const bytes = await bytesAt(join(place(digest), digest), digest);
      if (bytes === null) throw new Problem("store-damaged", { path: folder, digest });
      return bytes;
    },
  };
}

/** Temporary name, write, fsync, read back, rename: a name in `files/` always stands for whole bytes. */
async function writeBeside(path: string, beside: string, digest: Digest, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(beside, "w", 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if ((await bytesAt(beside, digest)) === null) throw new Problem("not-read-back", { path });
    await rename(beside, path);
  } finally {
    await rm(beside, { force: true });
  }
}

/** The bytes of a file, or null when it is not there, is no plain file, or holds others. */
async function bytesAt(path: string, digest: Digest): Promise<Uint8Array | null> {
  try {
    const bytes = await readFile(path, { flag: constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) });
    return sha256(bytes) === digest ? bytes : null;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EIO") throw fromSystem(error, path);
    return null;
  }
}
