import type { Digest } from "../../domain/ids.ts";

/** What lies outside the office: the officer's files, a stick, a printer's tray. Every file is hostile. */
export interface Folders {
  /** Throws `no-such-file`, `file-too-large`. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /** The files of a folder whose name ends so, by name; the path itself when it is a file. Throws `no-such-file`. */
  list(path: string, ending: string): Promise<string[]>;
  /** Throws `no-such-folder` unless the folder is there: an unmounted stick must not fill the disk in silence. */
  mustExist(folder: string): Promise<void>;
  /** True for a folder on a stick or another medium that can be taken away, as far as the system tells. */
  isRemovable(folder: string): Promise<boolean>;
  /**
   * Temporary name beside, write, fsync, rename, fsync folder, read back and hash. The same bytes there already: done.
   * Throws `file-differs`, `disk-full`, `folder-not-writable`, `not-read-back`.
   */
  write(folder: string, name: string, bytes: Uint8Array): Promise<{ readonly path: string; readonly sha256: Digest }>;
  /** What lies under this name in a folder that exists. */
  compare(folder: string, name: string, sha256: Digest): Promise<"same" | "other" | "absent">;
  /** The path of a file in a folder. */
  pathOf(folder: string, name: string): string;
  /** The folder's own path, without links: the same for the same folder. */
  realPath(folder: string): Promise<string>;
  /** Takes a file away if it still has these bytes; says whether it did. */
  remove(path: string, sha256: Digest): Promise<boolean>;
}
