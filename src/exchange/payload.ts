import { createHash, type Hash } from "node:crypto";
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
  /** Canonical JSON in UTF-8, one message each, without line ends. */
  readonly lines: readonly { readonly bytes: number; line(): Uint8Array }[];
  readonly scans: ReadonlyMap<Digest, Uint8Array>;
}

/** Writes `payload.zip`: the manifest, the lines, the scans by digest. */
export async function writePayload(payload: NewPayload, on: Day): Promise<Uint8Array> {
  const items = itemsOf(payload.lines);
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

/** The lines behind each other, each with its end: one after the other, into the memory that they take together. */
function itemsOf(lines: NewPayload["lines"]): Uint8Array {
  const items = new Uint8Array(lines.reduce((sum, { bytes }) => sum + bytes + 1, 0));
  let at = 0;
  for (const one of lines) {
    items.set(one.line(), at);
    at += one.bytes + 1;
    items[at - 1] = 10;
  }
  return items;
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
    if (manifest.kind === "scans") compareScans(manifest, path);
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
    const chunks = hashed(zip.chunks(entry), hash);
    const fault = isScan || manifest.kind === "scans" ? await drained(chunks) : await lineFault(chunks, manifest);
    if (hash.digest("hex") !== said.sha256) throw differs();
    if (fault !== null) throw new Problem("contents-differ", { path, entry: fault });
  }
}

async function* hashed(chunks: AsyncIterable<Uint8Array>, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    hash.update(chunk);
    yield chunk;
  }
}

async function drained(chunks: AsyncIterable<Uint8Array>): Promise<null> {
  for await (const _ of chunks);
  return null;
}

/** The first line that is not the one which the manifest names, or the entry where their number differs. */
async function lineFault(chunks: AsyncIterable<Uint8Array>, { items, count }: Manifest): Promise<string | null> {
  let [seen, fault] = [0, null as string | null];
  for await (const line of linesOf(chunks)) {
    seen = line.number;
    if (items !== null && items[line.number - 1]?.digest !== line.sha256) fault ??= `${itemsName}:${line.number}`;
  }
  const isCounted = seen === count && (items === null || items.length === seen);
  return fault ?? (isCounted ? null : itemsName);
}

/** A part of scans has no lines; its items tell to which lines of other parts the scans belong. */
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
