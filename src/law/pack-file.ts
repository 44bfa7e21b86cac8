import { createHash } from "node:crypto";
import type { Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { type Overlay, overlaySchema, type RulePack, rulePackSchema, withOverlay } from "../domain/rule-pack.ts";
import { overlayFaults, packFaults } from "./pack-faults.ts";
import { readYaml } from "./yaml-file.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });
const largestFile = 1_000_000;

/** SHA-256 of the bytes, lower-case hexadecimal. */
export const digestOf = (bytes: Uint8Array): Digest => createHash("sha256").update(bytes).digest("hex") as Digest;

/** Text of a rules file. Throws `bad-rules` when it is too large or no UTF-8. */
export function textOf(bytes: Uint8Array, path: string): string {
  if (bytes.length > largestFile) throw new Problem("bad-rules", { path, faults: ["1:1 too-large"] });
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem("bad-rules", { path, faults: ["1:1 not-utf-8"] });
  }
}

/** A line that begins the next document of a YAML stream. */
const separator = /^---[ \t]*\r?$/m;

/**
 * Reads a rule pack, and after it, parted by `---`, the overlays that stood on the day. The digest is that of all bytes,
 * so a case can keep exactly the rules it was registered under. Throws `bad-rules` with every fault and its place.
 */
export function readPack(bytes: Uint8Array, path: string): RulePack {
  const [first = "", ...others] = textOf(bytes, path)
    .replace(/^---[ \t]*\r?\n/, "")
    .split(separator);
  const pack = readYaml(rulePackSchema, first, path, packFaults);
  const base: RulePack = { ...pack, digest: digestOf(bytes), overlays: [] };
  return others.reduce((built, text) => withOverlay(built, readYaml(overlaySchema, text, path, overlayFaults)), base);
}

/** Reads what a mission adds. Throws `bad-rules`. */
export const readOverlay = (bytes: Uint8Array, path: string): Overlay =>
  readYaml(overlaySchema, textOf(bytes, path), path, overlayFaults);

/** The bytes of a pack with its overlays, as `readPack` takes them; without overlays the pack's own bytes. */
export function joined(pack: Uint8Array, overlays: readonly Uint8Array[]): Uint8Array {
  return overlays.length === 0
    ? pack
    : new Uint8Array(Buffer.concat([pack, ...overlays.flatMap((one) => [Buffer.from("\n---\n"), one])]));
}
