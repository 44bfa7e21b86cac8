import { fstatSync, writeSync } from "node:fs";
import type { Output } from "./world.ts";

/** Standard output (1) or error (2) of this process. */
export const outputOf = (fd: 1 | 2): Output =>
  isWrittenWhole(fd) ? wholeOutput(fd) : fd === 1 ? process.stdout : process.stderr;

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

/** True for a disk file, a pipe or a socket (Node's own pipes are sockets); terminals and devices are left to Node. */
function isWrittenWhole(fd: number): boolean {
  try {
    const kind = fstatSync(fd);
    return kind.isFile() || ((kind.isFIFO() || kind.isSocket()) && process.platform !== "win32");
  } catch {
    return false;
  }
}
