/** A file under way. */
export interface Travelling {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** False once the line has changed it. */
  readonly whole: boolean;
}

/** One direction of the line: what was given to it and has not come out. It keeps no order. */
export class Line {
  readonly #under: Travelling[] = [];

  get size(): number {
    return this.#under.length;
  }

  send(name: string, bytes: Uint8Array): void {
    this.#under.push({ name, bytes, whole: true });
  }

  /** Any of the files, by a number; it stays under way where it is to come again. */
  take(which: number, again: boolean): Travelling | null {
    const at = which % Math.max(1, this.#under.length);
    const file = this.#under[at] ?? null;
    if (file !== null && !again) this.#under.splice(at, 1);
    return file;
  }

  /** A file is lost. */
  lose(which: number): string | null {
    return this.take(which, false)?.name ?? null;
  }

  /** A file is cut, changed by a bit, or grows. */
  spoil(which: number, how: number): string | null {
    const file = this.take(which, false);
    if (file === null) return null;
    this.#under.push({ ...file, bytes: spoilt(file.bytes, how), whole: false });
    return file.name;
  }

  /** Everything, in the order in which it was sent. */
  drain(): Travelling[] {
    return this.#under.splice(0);
  }
}

function spoilt(bytes: Uint8Array, how: number): Uint8Array {
  const at = how % bytes.length;
  if (how % 3 === 0) return bytes.slice(0, at);
  if (how % 3 === 1) return Buffer.concat([bytes, bytes.subarray(0, 1 + (at % 64))]);
  const changed = Uint8Array.from(bytes);
  changed[at] = (changed[at] ?? 0) ^ (1 << (how % 7));
  return changed;
}
