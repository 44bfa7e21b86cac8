import { homedir } from "node:os";
import type { Readable } from "node:stream";
import { v7 } from "uuid";
import { type Instant, Temporal } from "./domain/day.ts";
import { outputOf } from "./output.ts";

/** A keyboard, a pipe or a file that is read. */
export type Input = Readable & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };

/** A screen, a pipe or a file that is written: what the program needs of Node's own streams. */
export interface Output {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  /** `done` is called when the text has been taken, or with the failure; calls come in the order of the writes. */
  write(text: string | Uint8Array, done?: (error?: Error | null) => void): unknown;
  on(event: "error", listener: (error: Error) => void): unknown;
}

/** What a closing terminal, a keyboard or another program sends to end this one. */
export type EndSignal = "SIGINT" | "SIGTERM" | "SIGHUP";

/** The operating system as a value: whatever the program learns of its surroundings comes from here. */
export interface World {
  /** What was typed after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** The user's home folder. */
  readonly home: string;
  readonly platform: NodeJS.Platform;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  now(): Instant;
  /** Unpredictable bytes, for salts and keys. */
  randomBytes(count: number): Uint8Array;
  /** A new UUIDv7 by this world's clock. */
  uuid(): string;
  /** Listens to a signal instead of dying of it; gives the function that stops listening. */
  onSignal(signal: EndSignal, listener: () => void): () => void;
}

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

const uuidAt = (instant: Instant): string => v7({ msecs: instant.epochMilliseconds, random: randomBytes(16) });

// An end that comes by itself takes the listeners down first, and the next signal of a closing window kills what is left:
// an exit code that nobody meant. This one keeps them to the last.
const endAtOnce = (code: number): void => process.exit(code);

/** The machine that the program runs on: the only place that reads the clock, the process and its streams. */
export function realWorld(): World {
  let stdout: Output | undefined;
  let stderr: Output | undefined;
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    // What node:os says too, without loading it.
    get home() {
      return (process.platform !== "win32" && process.env.HOME) || homedir();
    },
    platform: process.platform,
    // Opened at the first use: a command that reads nothing must not hold the keyboard, and opening takes its time.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      stdout ??= outputOf(1);
      return stdout;
    },
    get stderr() {
      stderr ??= outputOf(2);
      return stderr;
    },
    now: () => Temporal.Now.instant(),
    randomBytes,
    uuid: () => uuidAt(Temporal.Now.instant()),
    onSignal(signal, listener) {
      process.on(signal, listener);
      process.on("exit", endAtOnce);
      return () => {
        process.off(signal, listener);
        process.off("exit", endAtOnce);
      };
    },
  };
}

/** The same world at a fixed instant: the clock that a training office may set. */
export function withClock(world: World, instant: Instant): World {
  // Inherited, not copied: copying would open the streams.
  return Object.assign(Object.create(world) as World, { now: () => instant, uuid: () => uuidAt(instant) });
}
