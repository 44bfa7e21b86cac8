import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { type Desk, launcher } from "./binary.ts";

/** What a program asks of the system between "typed" and "done", where it changes a file. */
const changing = [
  ...["write", "writev", "pwrite64", "pwritev", "fsync", "fdatasync", "rename", "renameat", "renameat2", "link"],
  ...["linkat", "symlink", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "truncate", "ftruncate", "fallocate"],
  ...["chmod", "fchmod", "copy_file_range", "sendfile"],
].join(",");

/** One call, by its number among the calls of its kind and thread. */
export type Call = readonly [call: string, number: number];

async function traced(desk: Desk, options: readonly string[], args: readonly string[]) {
  const ended = await execa("strace", ["-f", "-qq", ...options, process.execPath, launcher, ...args], {
    reject: false,
    cwd: desk.root,
    // One thread for files, so that calls come in the same order each time.
    env: {
      HOME: desk.root,
      IIN_DESK_OFFICE: desk.office,
      IIN_DESK_NOW: "2026-11-24T08:00:00Z",
      UV_THREADPOOL_SIZE: "1",
    },
  });
  if (ended.code === "ENOENT") throw new Error("strace is not installed: these tests need it");
  return ended;
}

/** Calls by which a whole run changes files of the desk, new files made among them. */
export async function callsOf(desk: Desk, args: readonly string[]): Promise<readonly Call[]> {
  const trace = join(desk.root, "trace");
  await traced(desk, ["-y", "-o", trace, "-e", `trace=openat,${changing}`], args);
  const counts = new Map<string, number>();
  const found: Call[] = [];
  for (const line of (await readFile(trace, "utf8")).split("\n")) {
    const [, thread, call] = /^(\d+) +(\w+)\(/.exec(line) ?? [];
    if (call === undefined) continue;
    const number = (counts.get(`${thread} ${call}`) ?? 0) + 1;
    counts.set(`${thread} ${call}`, number);
    const changes = call !== "openat" || /O_CREAT.*\.part|\.part.*O_CREAT/.test(line);
    if (changes && line.includes(desk.root)) found.push([call, number]);
  }
  return found;
}

/** Runs a command whose process is killed before this call. False where it made fewer such calls and ended by itself. */
export async function killedAt([call, number]: Call, desk: Desk, args: readonly string[]): Promise<boolean> {
  const trace = ["-e", `trace=${call}`, "-e", `inject=${call}:signal=KILL:when=${number}`];
  return (await traced(desk, trace, args)).signal === "SIGKILL";
}
