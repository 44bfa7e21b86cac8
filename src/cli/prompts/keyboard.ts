import { emitKeypressEvents, type Interface } from "node:readline";
import { PassThrough } from "node:stream";
import type { Input } from "../../world.ts";

interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
}

/** Long enough for a slow line to deliver an arrow key whole, short enough for Esc to feel at once. */
const escapeCodeTimeout = 100;

const unheard = (): void => {};

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Keyboards whose last byte was a carriage return, be it in the question before. */
const returned = new WeakSet<Input>();

/** What came from a keyboard, CR LF made one Enter: a reader may end its lines with it, in one piece or in two. */
function oneEnter(source: Input, chunk: Uint8Array): Uint8Array {
  const keys = chunk.filter((byte, at) => {
    const before = at === 0 ? returned.has(source) : chunk[at - 1] === carriageReturn;
    return !(byte === lineFeed && before);
  });
  if (chunk.at(-1) === carriageReturn) returned.add(source);
  else returned.delete(source);
  return keys;
}

/**
 * The keyboard for the time of one question. Readline lets an error of its input (a terminal that has gone) kill the
 * process, so it never sees the real stdin: it reads from here, and what ends the question is told to `listener`.
 */
export class Keyboard extends PassThrough {
  readonly isTTY = true;
  readonly #source: Input;
  readonly #gone: () => void;

  constructor(source: Input, listener: { gone(): void; back(): void }, backKey: boolean) {
    super();
    this.#source = source;
    this.#gone = listener.gone;
    // Its second parameter is an Interface of which only this option is read.
    emitKeypressEvents(this, { escapeCodeTimeout } as unknown as Interface);
    this.on("keypress", (typed: string | undefined, key: Key) => {
      if (key.ctrl && key.name === "d") listener.gone();
      if (key.name === "escape" || (backKey && typed === "<")) listener.back();
    });
    if (source.readableEnded || source.destroyed) listener.gone();
    source.on("data", this.#typed);
    source.on("end", this.#gone);
    source.on("close", this.#gone);
    source.on("error", this.#gone);
    // One for good: a terminal that went away may fail once more while the program ends.
    if (!source.listeners("error").includes(unheard)) source.on("error", unheard);
    // The question before has left it at rest, and listening alone does not wake it again.
    source.resume();
  }

  readonly #typed = (chunk: Buffer): void => {
    this.write(oneEnter(this.#source, chunk));
  };

  setRawMode(raw: boolean): this {
    this.#source.setRawMode?.(raw);
    return this;
  }

  /** Gives the real keyboard back, at rest. */
  release(): void {
    this.#source.off("data", this.#typed);
    this.#source.off("end", this.#gone);
    this.#source.off("close", this.#gone);
    this.#source.off("error", this.#gone);
    this.#source.pause();
    this.destroy();
  }
}
