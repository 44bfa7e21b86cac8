import { spawnSync } from "node:child_process";

/** Milliseconds that only go forward. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

/** The middle one: a machine that has other work now and then does not move it. */
export const median = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

/** One figure on a line; `kept` false fails the whole. */
export function line(name: string, value: string, kept: boolean | null = null): void {
  console.log(`${name.padEnd(52)} ${value}${kept === null ? "" : kept ? "  kept" : "  MISSED"}`);
  if (kept === false) process.exitCode = 1;
}

function node(args: readonly string[]): { readonly took: number; readonly stdout: string; readonly stderr: string } {
  const begun = now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
    maxBuffer: 64_000_000,
  });
  const took = now() - begun;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return { took, stdout, stderr };
}

/** Runs a whole process of the Node that runs this file; gives its milliseconds. Throws an Error where it fails. */
export const timed = (args: readonly string[]): number => node(args).took;

export interface Ran {
  readonly took: number;
  /** The most memory that it ever held, in MB. */
  readonly peak: number;
  readonly stdout: string;
}

const told = `process.on("exit", () => console.error("peak", process.resourceUsage().maxRSS))`;

/** The same, with what it wrote and the memory that it held; to be asked costs some milliseconds. */
export function ran(args: readonly string[]): Ran {
  const { took, stdout, stderr } = node(["--import", `data:text/javascript,${encodeURIComponent(told)}`, ...args]);
  return { took, stdout, peak: Number(/peak (\d+)/.exec(stderr)?.[1]) / 1024 };
}
