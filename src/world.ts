import { fstatSync, writeSync } from "node:fs";
import { homedir } from "node:os";
import type { Readable } from "node:stream";
import { v7 } from "uuid";
import { type Instant, Temporal } from "./domain/day.ts";

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

/**
 * A file or a pipe that takes our output. Node takes a short write to a file for a whole one, so that a disk that fills up
 * in the middle of a result would look like success; here every byte is written or the write fails. It is no stream: those
 * take longer to load than a list to print.
 */
function wholeOutput(fd: number): Output {
  const listeners: ((error: Error) => void)[] = [];
  return {
    isTTY: false,
    write(text, done) {
      let failure: Error | null = null;
      try {
        const bytes = typeof text === "string" ? Buffer.from(text) : text;
        for (let at = 0; at < bytes.length; ) at += written(fd, bytes, at);
      } catch (error) {
        failure = error as Error;
      }
      queueMicrotask(() => {
        done?.(failure);
        if (failure !== null) for (const listener of listeners) listener(failure);
      });
    },
    on(_event, listener) {
      listeners.push(listener);
    },
  };
}

/** Bytes taken; 0 where a reader that does not wait for us (a pipe of another program) has to catch up first. */
function written(fd: number, chunk: Uint8Array, from: number): number {
  try {
    return writeSync(fd, chunk, from);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EAGAIN")) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}

/** True for a disk file or a pipe; terminals, devices and sockets are left to Node, and pipes on Windows. */
function isWrittenWhole(fd: number): boolean {
  try {
    const kind = fstatSync(fd);
    return kind.isFile() || (kind.isFIFO() && process.platform !== "win32");
  } catch {
    return false;
  }
}

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));

const uuidAt = (instant: Instant): string => v7({ msecs: instant.epochMilliseconds, random: randomBytes(16) });

/** The machine that the program runs on: the only place that reads the clock, the process and its streams. */
export function realWorld(): World {
  const opened = (fd: 1 | 2): Output =>
    isWrittenWhole(fd) ? wholeOutput(fd) : fd === 1 ? process.stdout : process.stderr;
  let stdout: Output | undefined;
  let stderr: Output | undefined;
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    home: homedir(),
    platform: process.platform,
    // Opened at the first use: a command that reads nothing must not hold the keyboard, and opening takes its time.
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      stdout ??= opened(1);
      return stdout;
    },
    get stderr() {
      stderr ??= opened(2);
      return stderr;
    },
    now: () => Temporal.Now.instant(),
    randomBytes,
    uuid: () => uuidAt(Temporal.Now.instant()),
    onSignal(signal, listener) {
      process.on(signal, listener);
      return () => process.off(signal, listener);
    },
  };
}

/** The same world at a fixed instant: the clock that a training office may set. */
export function withClock(world: World, instant: Instant): World {
  // Inherited, not copied: copying would open the streams.
  return Object.assign(Object.create(world) as World, { now: () => instant, uuid: () => uuidAt(instant) });
}
