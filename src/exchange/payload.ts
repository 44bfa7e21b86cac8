import { createHash } from "node:crypto";
import * as v from "valibot";
import type { Day } from "../domain/day.ts";
import type { Digest } from "../domain/ids.ts";
import { faultsOf } from "../domain/json-file.ts";
import { Problem } from "../domain/problem.ts";
import { canonicalJson } from "./canonical-json.ts";
import { refusing } from "./container.ts";
import { sha256 } from "./digest.ts";
import { JsonRefusal, parseStrictly } from "./json.ts";
import { limits } from "./limits.ts";
import { type Line, linesOf } from "./lines.ts";
import { formatVersion, type Manifest, type ManifestJson, manifestSchema } from "./manifest.ts";
import type { ZipArchive } from "./read-zip.ts";
import { type NewEntry, writeZip } from "./write-zip.ts";

const manifestName = "manifest.json";
export const itemsName = "items.ndjson";

export interface NewPayload {
  /** What only the sender knows; the rest is counted and hashed here. */
  readonly manifest: Omit<ManifestJson, "formatVersion" | "count" | "entries">;
  /** Canonical JSON, one message each, without line ends. */
  readonly lines: readonly string[];
  readonly scans: ReadonlyMap<Digest, Uint8Array>;
}

/** Writes `payload.zip`: the manifest, the lines, the scans by digest. */
export async function writePayload(payload: NewPayload, on: Day): Promise<Uint8Array> {
  const items = new TextEncoder().encode(payload.lines.map((line) => `${line}\n`).join(""));
  const rest: NewEntry[] = [{ name: itemsName, content: items, stored: false }];
  for (const [digest, content] of payload.scans) rest.push({ name: `files/${digest}`, content, stored: true });
  const manifest: ManifestJson = {
    ...payload.manifest,
    formatVersion,
    count: payload.lines.length,
    entries: rest.map(({ name, content }) => ({ name, bytes: content.length, sha256: sha256(content) })),
  };
  const first = { name: manifestName, content: new TextEncoder().encode(canonicalJson(manifest)), stored: false };
  return writeZip([first, ...rest], on);
}

export interface Payload {
  readonly manifest: Manifest;
  /** The lines of `items.ndjson`, one after the other, without holding them all. */
  lines(): AsyncIterable<Line>;
  /** The scans that came along, by digest. */
  scan(digest: Digest): Promise<Uint8Array>;
}

/**
 * Reads `payload.zip` and holds all of it against its manifest before anything of it is used: version, fields, the
 * exact entries with sizes and hashes, the number of lines and the digest of each. Throws `unknown-format`,
 * `bad-manifest`, `contents-differ`, `container-unreadable`.
 */
export async function readPayload(zip: ZipArchive, path: string): Promise<Payload> {
  return refusing(path, async () => {
    const manifest = await readManifest(zip, path);
    await compareEntries(zip, manifest, path);
    await compareLines(zip, manifest, path);
    return {
      manifest,
      lines: () => linesOf(zip.chunks(entryOf(zip, itemsName))),
      scan: (digest) => refusing(path, () => zip.content(entryOf(zip, `files/${digest}`))),
    };
  });
}

async function readManifest(zip: ZipArchive, path: string): Promise<Manifest> {
  const [first] = zip.entries;
  if (first?.name !== manifestName || first.size > limits.manifestBytes) {
    throw new Problem("contents-differ", { path, entry: manifestName });
  }
  let value: unknown;
  try {
    value = parseStrictly(await zip.content(first), limits.manifestBytes);
  } catch (cause) {
    if (!(cause instanceof JsonRefusal)) throw cause;
    throw new Problem("bad-manifest", { path, faults: [`/ ${cause.fault}`] }, { cause });
  }
  const version = typeof value === "object" && value !== null && "formatVersion" in value ? value.formatVersion : null;
  if (typeof version === "number" && version !== formatVersion) throw new Problem("unknown-format", { path, version });
  const parsed = v.safeParse(manifestSchema, value);
  if (parsed.success) return parsed.output;
  throw new Problem("bad-manifest", { path, faults: faultsOf(parsed.issues).slice(0, 20) });
}

async function compareEntries(zip: ZipArchive, manifest: Manifest, path: string): Promise<void> {
  const [, ...found] = zip.entries;
  const isListed = found.length === manifest.entries.length && found[0]?.name === itemsName;
  if (!isListed || manifest.count > limits.lines) {
    throw new Problem("contents-differ", { path, entry: itemsName });
  }
  for (const [number, entry] of found.entries()) {
    const said = manifest.entries[number];
    const isScan = entry.name !== itemsName;
    const differs = () => new Problem("contents-differ", { path, entry: said?.name ?? String(number) });
    if (said?.name !== entry.name || said.bytes !== entry.size) throw differs();
    if (!isScan && entry.size > limits.itemsBytes) throw differs();
    if (isScan && (entry.size > limits.scanBytes || entry.name !== `files/${said.sha256}`)) throw differs();
    const hash = createHash("sha256");
    for await (const chunk of zip.chunks(entry)) hash.update(chunk);
    if (hash.digest("hex") !== said.sha256) throw differs();
  }
}

/** A part of scans has no lines; its items tell to which lines of other parts the scans belong. */
async function compareLines(zip: ZipArchive, manifest: Manifest, path: string): Promise<void> {
  if (manifest.kind === "scans") return compareScans(manifest, path);
  let count = 0;
  for await (const line of linesOf(zip.chunks(entryOf(zip, itemsName)))) {
    const said = manifest.items?.[count];
    count += 1;
    if (manifest.items !== null && said?.digest !== line.sha256) {
      throw new Problem("contents-differ", { path, entry: `${itemsName}:${line.number}` });
    }
  }
  if (count !== manifest.count || (manifest.items !== null && manifest.items.length !== count)) {
    throw new Problem("contents-differ", { path, entry: itemsName });
  }
}

function compareScans({ entries, items, count }: Manifest, path: string): void {
  const [lines, ...files] = entries;
  const named = new Set(items?.flatMap(({ scans }) => scans));
  const here = new Set(files.map(({ sha256 }) => sha256));
  if (lines?.bytes !== 0 || count !== 0 || named.size !== here.size || ![...named].every((one) => here.has(one))) {
    throw new Problem("contents-differ", { path, entry: itemsName });
  }
}

function entryOf(zip: ZipArchive, name: string) {
  const entry = zip.entries.find((one) => one.name === name);
  if (entry === undefined) throw new Error(`no entry ${name}`);
  return entry;
}
