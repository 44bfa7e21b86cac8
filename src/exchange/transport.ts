import { setTimeout as sleep } from "node:timers/promises";
import { execa } from "execa";
import type { TransportSettings } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import type { Carried } from "../workflow/ports/transport.ts";

export interface TransportWorld {
  /** Where the program runs: the office's folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds before the second attempt; each further wait is twice as long, and none longer than a minute. */
  readonly firstWait?: number;
}

/**
 * Runs the configured program for a file, without a shell. A program that says it failed is run again: the file is the
 * same, under the same name. One that gives no answer in time, or is ended by a signal, is not: nobody knows what it has
 * done.
 */
export function transportBy(
  { command, timeoutSeconds, retries }: TransportSettings,
  { folder, env, firstWait = 1000 }: TransportWorld,
): (path: string) => Promise<Carried> {
  return async (path) => {
    const [program = "", ...words] = command.map((word) => word.replaceAll("{file}", path));
    let exit: number | null = null;
    for (let attempt = 0; attempt <= retries; attempt += 1) {
      if (attempt > 0) await sleep(Math.min(firstWait * 2 ** (attempt - 1), 60_000));
      const ended = await execa(program, words, {
        cwd: folder,
        env,
        extendEnv: false,
        reject: false,
        stdin: "ignore",
        stdout: "ignore",
        stderr: "ignore",
        timeout: timeoutSeconds * 1000,
        forceKillAfterDelay: 5000,
      });
      if (!ended.failed) return { outcome: "done" };
      if (ended.timedOut || ended.isTerminated) return { outcome: "unknown" };
      if (ended.exitCode === undefined) throw new Problem("transport-missing", { command: program });
      exit = ended.exitCode;
    }
    return { outcome: "failed", attempts: retries + 1, exit };
  };
}
