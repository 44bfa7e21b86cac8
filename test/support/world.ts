import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "../../src/main.ts";
import { temporaryFolder } from "./store.ts";
import { type Surroundings, testWorld } from "./test-world.ts";

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** One command as `run(world)` does it, in a world of its own. */
export async function runIn(argv: readonly string[], around: Omit<Surroundings, "argv"> = {}): Promise<Ran> {
  const world = testWorld({ ...around, argv });
  const code = await run(world);
  return { code, stdout: world.stdout.text, stderr: world.stderr.text };
}

/** A place of its own to type commands in: an empty folder, an office that `init` makes in it, a clock. */
export interface Place {
  readonly folder: string;
  /** Types a command line as a shell would: words, with quotes around those that hold spaces; `<< text` is its input. */
  type(line: string): Promise<Ran>;
  setClock(instant: string): void;
  read(name: string): Promise<string>;
}

export async function place(env: Readonly<Record<string, string>> = {}): Promise<Place> {
  const folder = await temporaryFolder();
  let now = "2026-11-23T09:00:00Z";
  return {
    folder,
    async type(line) {
      const { argv, input } = wordsOf(line);
      return runIn(argv, {
        cwd: folder,
        now,
        env: { IIN_DESK_OFFICE: join(folder, "office"), IIN_DESK_NOW: now, LANG: "en_GB.UTF-8", ...env },
        ...(input === null ? {} : { input }),
      });
    },
    setClock(instant) {
      now = instant;
    },
    read: (name) => readFile(join(folder, name), "utf8"),
  };
}

function wordsOf(line: string): { argv: string[]; input: string | null } {
  const [command = "", input] = line.split(" << ");
  const words = [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((word) => word[1] ?? word[2] ?? "");
  return { argv: words.slice(words[0] === "iin-desk" ? 1 : 0), input: input ?? null };
}
