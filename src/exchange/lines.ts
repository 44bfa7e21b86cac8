import { createHash } from "node:crypto";
import type { Digest } from "../domain/ids.ts";
import { limits } from "./limits.ts";

/** One line of `items.ndjson`. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** Without its end; of a line above the limit only so much that it is seen to be above. */
  readonly bytes: Uint8Array;
  /** Over the whole line. */
  readonly sha256: Digest;
}

/** Cuts a stream into lines at each line feed; what follows the last one is a line too, unless it is empty. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let line = new Beginning(1);
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      line.add(chunk.subarray(from, end));
      yield line.whole();
      line = new Beginning(line.number + 1);
      from = end + 1;
    }
    line.add(chunk.subarray(from));
  }
  if (!line.isEmpty) yield line.whole();
}

/** A line of which more may come. */
class Beginning {
  readonly number: number;
  readonly #parts: Uint8Array[] = [];
  readonly #hash = createHash("sha256");
  #kept = 0;

  constructor(number: number) {
    this.number = number;
  }

  get isEmpty(): boolean {
    return this.#kept === 0;
  }

  add(part: Uint8Array): void {
    this.#hash.update(part);
    const kept = part.slice(0, Math.max(0, limits.lineBytes + 1 - this.#kept));
    this.#parts.push(kept);
    this.#kept += kept.length;
  }

  whole(): Line {
    const sha256 = this.#hash.digest("hex") as Digest;
    return { number: this.number, bytes: Buffer.concat(this.#parts), sha256 };
  }
}
