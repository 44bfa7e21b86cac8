import type { Digest } from "../domain/ids.ts";

// Loaded when first used: a list of cases hashes nothing and should not pay for it.
const crypto = () => process.getBuiltinModule("node:crypto");

/** SHA-256 of bytes or of a text in UTF-8, in lower-case hexadecimal. */
export const sha256 = (content: Uint8Array | string): Digest =>
  crypto().createHash("sha256").update(content).digest("hex") as Digest;

/** HMAC-SHA256 in lower-case hexadecimal: equal for equal texts under one key, and telling nothing without the key. */
export const keyedHash = (key: Uint8Array | string, text: string): string =>
  crypto().createHmac("sha256", key).update(text).digest("hex");
