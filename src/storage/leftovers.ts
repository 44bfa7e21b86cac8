import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** The temporary name of a file that this process is writing. */
export const partOf = (name: string): string => `${name}.${process.pid}.part`;

const part = /^(.*)\.(\d+)\.part$/;

/** Takes away what programs that were cut off left of a file (of any file, where none is named): it is part of one only. */
export async function removeLeftovers(folder: string, name: string | null): Promise<void> {
  for (const entry of await readdir(folder)) {
    const [, whole, pid] = part.exec(entry) ?? [];
    if (whole === undefined || (name !== null && whole !== name) || isAlive(Number(pid))) continue;
    await rm(join(folder, entry), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
