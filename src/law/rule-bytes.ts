import { createHash } from "node:crypto";
import type { Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });
const largestFile = 1_000_000;

/** SHA-256 of the bytes, lower-case hexadecimal. */
export const digestOf = (bytes: Uint8Array): Digest => createHash("sha256").update(bytes).digest("hex") as Digest;

/** Text of a rules file. Throws `bad-rules` when it is too large or no UTF-8. */
export function textOf(bytes: Uint8Array, path: string): string {
  if (bytes.length > largestFile) throw new Problem("bad-rules", { path, faults: ["1:1 / too-large"] });
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem("bad-rules", { path, faults: ["1:1 / not-utf-8"] });
  }
}
