import { execFile } from "node:child_process";
import { chmod, chown, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const program = join(import.meta.dirname, "child-program.ts");

export interface ChildResult {
  /** Cases whose saving was acknowledged. */
  readonly acknowledged: readonly string[];
  /** The problem that ended the program, "bug: …", or null. */
  readonly code: string | null;
  readonly trace: string;
}

interface Circumstances {
  /** Options of strace: which system call fails, and when. */
  readonly strace?: readonly string[];
  /** The folder can be read, not written. */
  readonly readOnly?: boolean;
  /** A folder above that the program may not enter. */
  readonly closed?: string;
  readonly count?: number;
}

/** The superuser may write everywhere, so the program then runs as nobody. */
const asNobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** What Node is told, to do a task `count` times on an office folder. */
export const childCommand = (task: string, folder: string, count: number): string[] => [
  "--no-warnings",
  program,
  task,
  folder,
  String(count),
];

/** Runs a real process on a real office folder, and gives what it acknowledged and how it ended. */
export async function runChild(task: string, folder: string, how: Circumstances): Promise<ChildResult> {
  const command = [process.execPath, ...childCommand(task, folder, how.count ?? 20)];
  const limited = how.readOnly === true || how.closed !== undefined;
  if (how.readOnly) await hand(folder, 0o500);
  if (how.closed !== undefined) await chmod(how.closed, 0o000);
  const [name = "", ...parts] = how.strace === undefined ? command : ["strace", "-f", "-qq", ...how.strace, ...command];
  try {
    const run = promisify(execFile)(name, parts, { ...(limited ? asNobody : {}), maxBuffer: 1 << 28 });
    const { stdout, stderr } = await run.catch((error) => {
      if (typeof error.stdout !== "string" || error.code === "ENOENT") throw error;
      return error as { stdout: string; stderr: string };
    });
    return resultOf(stdout, stderr);
  } finally {
    if (how.closed !== undefined) await chmod(how.closed, 0o700);
  }
}

export function resultOf(stdout: string, stderr: string): ChildResult {
  const lines = stdout.split("\n");
  const ended = lines.find((line) => line.startsWith("problem "));
  const acknowledged = lines.filter((line) => line.startsWith("saved ")).map((line) => line.slice(6));
  return { acknowledged, code: ended?.slice(8) ?? null, trace: stderr };
}

async function hand(folder: string, mode: number): Promise<void> {
  if (asNobody.uid !== undefined) {
    for (const name of await readdir(folder)) await chown(join(folder, name), asNobody.uid, asNobody.gid);
    await chown(folder, asNobody.uid, asNobody.gid);
    await chmod(join(folder, ".."), 0o755);
  }
  for (const name of await readdir(folder)) await chmod(join(folder, name), 0o400);
  await chmod(folder, mode);
}
