import { hash } from "node:crypto";
import type { Digest } from "../domain/ids.ts";

/** SHA-256 of bytes or of a text in UTF-8, in lower-case hexadecimal. */
export const sha256 = (content: Uint8Array | string): Digest => hash("sha256", content) as Digest;
