import type { Digest } from "../domain/ids.ts";
import { sha256 } from "./digest.ts";

/**
 * One way to write a value (RFC 8785): no space, keys in the order of their UTF-16 code units, numbers and strings as
 * ECMAScript writes them. Keys without a value are left out; dates stand as their ISO text. Throws a TypeError for
 * what JSON cannot say: a lone surrogate, NaN, infinity.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") {
    if (!value.isWellFormed()) throw new TypeError("a lone surrogate");
    return JSON.stringify(value);
  }
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new TypeError("no JSON number");
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object") throw new TypeError(`no JSON value: ${typeof value}`);
  if ("toJSON" in value && typeof value.toJSON === "function") return canonicalJson(value.toJSON());
  // Sorted by code units, as `sort` does by itself.
  let members = "";
  for (const key of Object.keys(value).sort()) {
    const member: unknown = value[key as keyof typeof value];
    if (member !== undefined) members += `${members === "" ? "" : ","}${canonicalJson(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** SHA-256 over the canonical JSON of an item: the bytes of its line, without the line's end. */
export const itemDigest = (item: unknown): Digest => sha256(canonicalJson(item));
