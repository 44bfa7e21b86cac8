import { mkdir, mkdtemp, open, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { platform } from "node:process";

/** Writes a file and waits until the medium has it. The file must not exist yet. */
async function writeSynced(path: string, content: Uint8Array | string, mode: number): Promise<void> {
  const file = await open(path, "wx", mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes renames and new names in a folder outlive a power cut. Windows keeps no handle on folders. */
export async function syncFolder(path: string): Promise<void> {
  if (platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/**
 * Makes a folder (mode 0700) with its files (mode 0600) in one step: after a crash it is there with everything in it,
 * or not at all. Gives false, and changes nothing, where a folder with content bears that name already.
 */
export async function makePrivateFolder(
  path: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const beside = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    for (const [name, content] of Object.entries(files)) await writeSynced(join(beside, name), content, 0o600);
    await syncFolder(beside);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    if (isTaken(error)) return false;
    throw error;
  }
  await syncFolder(dirname(path));
  return true;
}

/** Puts new content in the place of a file in one step (mode 0600), or makes the file. */
export async function replaceFile(path: string, content: Uint8Array | string): Promise<void> {
  const beside = await mkdtemp(join(dirname(path), `.${basename(path)}-`));
  try {
    await writeSynced(join(beside, "new"), content, 0o600);
    await rename(join(beside, "new"), path);
  } finally {
    await rm(beside, { recursive: true, force: true });
  }
  await syncFolder(dirname(path));
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["ENOTEMPTY", "EEXIST", "EPERM", "ENOTDIR"].includes(String(error.code));
