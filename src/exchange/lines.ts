import { createHash } from "node:crypto";
import type { Digest } from "../domain/ids.ts";
import { sha256 } from "./digest.ts";
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

type Content = Omit<Line, "number">;

/** Cuts a stream into lines at each line feed; what follows the last one is a line too, unless it is empty. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line> {
  let number = 0;
  let begun: Beginning | null = null;
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const piece = chunk.subarray(from, end);
      number += 1;
      yield { number, ...(begun === null ? inOnePiece(piece) : begun.add(piece).whole()) };
      begun = null;
      from = end + 1;
    }
    if (from < chunk.length) begun = (begun ?? new Beginning()).add(chunk.subarray(from));
  }
  if (begun !== null) yield { number: number + 1, ...begun.whole() };
}

/** Nearly every line lies in one chunk. */
const inOnePiece = (piece: Uint8Array): Content => ({
  bytes: piece.slice(0, limits.lineBytes + 1),
  sha256: sha256(piece),
});

/** A line of which more comes with the next chunk. */
class Beginning {
  readonly #parts: Uint8Array[] = [];
  readonly #hash = createHash("sha256");
  #kept = 0;

  add(part: Uint8Array): this {
    this.#hash.update(part);
    const kept = part.slice(0, Math.max(0, limits.lineBytes + 1 - this.#kept));
    this.#parts.push(kept);
    this.#kept += kept.length;
    return this;
  }

  whole(): Content {
    return { bytes: Buffer.concat(this.#parts), sha256: this.#hash.digest("hex") as Digest };
  }
}
