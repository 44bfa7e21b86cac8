import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, statfsSync, statSync } from "node:fs";
import { Problem } from "../domain/problem.ts";
import { isNetworkShare } from "./network-share.ts";

/** What may be wrong with the place of a store although it can be used. */
export type StoreNote = "share-not-checked";

/** Makes renames and new names in a folder outlive a power cut. Windows keeps no handle on folders. */
export function syncFolder(path: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/**
 * Two desks on one network share would destroy the store: its locks and its shared memory end at one computer. Throws
 * `store-on-share` where the folder lies on a network file system; a system that cannot say gives a note.
 */
export function checkPlace(folder: string): StoreNote[] {
  if (process.platform === "win32" && /^[\\/]{2}/.test(folder)) throw new Problem("store-on-share", { path: folder });
  if (process.platform !== "linux") return ["share-not-checked"];
  const mounts = () => readFileSync("/proc/self/mountinfo", "utf8");
  if (isNetworkShare(statfsSync(folder).type, statSync(folder).dev, mounts)) {
    throw new Problem("store-on-share", { path: folder });
  }
  return [];
}

/** Makes the folder, or takes it as its own: nobody but its owner may look in. */
export function makePrivateFolder(path: string): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  closeToOthers(path);
}

/** Takes away what others may do with a file or folder, where anything was left to them. */
export function closeToOthers(path: string): void {
  if (process.platform === "win32") return;
  const { mode } = statSync(path);
  if ((mode & 0o077) !== 0) chmodSync(path, mode & 0o700);
}
