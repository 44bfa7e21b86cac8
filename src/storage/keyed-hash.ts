import type { KeyObject } from "node:crypto";
import type { Digest } from "../domain/ids.ts";

// Loaded when first used: a list of cases hashes nothing and should not pay for it.
const crypto = () => process.getBuiltinModule("node:crypto");

/** SHA-256 of bytes or of a text in UTF-8, in lower-case hexadecimal. */
export const sha256 = (content: Uint8Array | string): Digest => crypto().hash("sha256", content) as Digest;

/** HMAC-SHA256 in lower-case hexadecimal: equal for equal texts under one key, and telling nothing without the key. */
export const keyedHash = (key: Uint8Array | string, text: string): string =>
  crypto()
    .createHmac("sha256", typeof key === "string" ? key : made(key))
    .update(text)
    .digest("hex");

const keys = new WeakMap<Uint8Array, KeyObject>();

/** The key as the library takes it, which it takes longer to make than to hash with. */
function made(bytes: Uint8Array): KeyObject {
  const known = keys.get(bytes);
  if (known !== undefined) return known;
  const key = crypto().createSecretKey(bytes);
  keys.set(bytes, key);
  return key;
}
