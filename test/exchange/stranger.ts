import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { judge } from "./judges.ts";
import { BadJson, strictJson } from "./stranger-json.ts";
import * as page from "./stranger-lines.ts";
import { BadZip, type Unzipped, unzipped } from "./stranger-zip.ts";

// A reader by somebody who has docs/exchange-format.md, age and openssl, and has never seen our code. Nothing of `src` is
// imported here: where it and the program disagree, the page is not good enough.

/** The problem by which the page has a file refused. */
export class Refused extends Error {
  readonly code: string;
  constructor(code: string, options?: ErrorOptions) {
    super(code, options);
    this.code = code;
  }
}

/** What the reader has been given by another way. */
export interface Known {
  /** Where it may write, and what lies there: `file.iinb`. */
  readonly bench: string;
  /** A file with `AGE-SECRET-KEY-1…`. */
  readonly identity: string;
  /** `age1…` of that key. */
  readonly recipient: string;
  readonly office: string;
  /** Certificates whose fingerprints were compared. */
  readonly pinned: readonly string[];
  readonly expects: "batch" | "answers";
}

export interface Read {
  readonly manifest: Record<string, unknown>;
  readonly lines: readonly Buffer[];
}

const sha256 = (content: Uint8Array | string) => createHash("sha256").update(content).digest("hex");

/** Reads a file layer by layer. Throws `Refused`. */
export async function readAsStranger(known: Known): Promise<Read> {
  const outer = await opened(known);
  const [mimetype, payload, signature] = outerEntries(outer);
  if (mimetype.content.toString("latin1") !== "application/vnd.etsi.asic-s+zip")
    throw new Refused("container-unreadable");
  await verified(known, payload.content, signature.content);
  const entries = zipOr(payload.content);
  const manifest = manifestOf(entries);
  checkKind(manifest, known);
  const lines = checkContents(manifest, entries);
  if (
    known.expects === "answers" &&
    (manifest.office !== known.office || manifest.recipientKey !== sha256(known.recipient))
  ) {
    throw new Refused("other-recipient");
  }
  return { manifest, lines };
}

async function opened({ bench, identity }: Known): Promise<Buffer> {
  const file = await readFile(join(bench, "file.iinb"));
  if (file.length > 209_715_200) throw new Refused("container-unreadable");
  const header = file.subarray(0, 8192).toString("latin1");
  const end = header.indexOf("\n--- ");
  if (!header.startsWith("age-encryption.org/v1\n") || end < 0) throw new Refused("container-unreadable");
  if (header.slice(0, end).split("\n-> ").length - 1 > 20) throw new Refused("container-unreadable");
  const { exitCode, stderr } = await judge("age", ["-d", "-i", identity, "-o", "outer.zip", "file.iinb"], bench);
  if (exitCode !== 0) throw new Refused(/no identity matched/.test(stderr) ? "not-for-us" : "container-unreadable");
  return readFile(join(bench, "outer.zip"));
}

function zipOr(bytes: Buffer): Unzipped[] {
  try {
    return unzipped(bytes);
  } catch (cause) {
    if (cause instanceof BadZip || cause instanceof RangeError) throw new Refused("container-unreadable", { cause });
    throw cause;
  }
}

function outerEntries(outer: Buffer): readonly [Unzipped, Unzipped, Unzipped] {
  const [first, second, third, ...others] = zipOr(outer);
  const names = [first?.name, second?.name, third?.name].join(" ");
  const right = names === "mimetype payload.zip META-INF/signature.p7s" && others.length === 0;
  if (!right || first === undefined || second === undefined || third === undefined)
    throw new Refused("container-unreadable");
  if ([first, second, third].some(({ method }) => method !== 0)) throw new Refused("container-unreadable");
  return [first, second, third];
}

/** By a pinned certificate, over these bytes, at a time within its validity. */
async function verified({ bench, pinned }: Known, payload: Buffer, signature: Buffer): Promise<void> {
  await writeFile(join(bench, "payload.zip"), payload);
  await writeFile(join(bench, "signature.p7s"), signature);
  const print = ["cms", "-cmsout", "-inform", "DER", "-in", "signature.p7s", "-print", "-noout"];
  const { exitCode, stdout } = await judge("openssl", print, bench);
  if (signature.length > 262_144 || exitCode !== 0) throw new Refused("signature-unchecked");
  const signedAt = /signingTime[\s\S]*?(?:UTCTIME|GENERALIZEDTIME):(.*)/.exec(stdout)?.[1];
  const certificate = await pinnedIn(pinned, signature);
  if (signedAt === undefined || certificate === null) throw new Refused("signature-unchecked");
  const at = String(Date.parse(signedAt) / 1000);
  const { exitCode: fits } = await judge(
    "openssl",
    [
      ...["cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "signature.p7s", "-content", "payload.zip"],
      ...["-CAfile", certificate, "-certfile", certificate, "-nointern", "-attime", at, "-out", "checked"],
    ],
    bench,
  );
  if (fits !== 0) throw new Refused("signature-invalid");
}

/** The pinned certificate whose hash stands in signing-certificate-v2. */
async function pinnedIn(pinned: readonly string[], signature: Buffer): Promise<string | null> {
  for (const path of pinned) {
    const pem = (await readFile(path, "utf8")).replace(/-----[A-Z ]+-----|\s/g, "");
    if (signature.includes(createHash("sha256").update(Buffer.from(pem, "base64")).digest())) return path;
  }
  return null;
}

const { exactly, orNull, list, like, one, line, uuid, digest, time, whole, truth } = page;
const number = whole(1, 999_999);
const head = orNull(exactly({ size: whole(0, Number.MAX_SAFE_INTEGER), hash: digest }));
const manifestShape = exactly({
  formatVersion: one(1),
  kind: one("batch", "scans", "confirmation", "answers", "receipt"),
  id: uuid,
  number: like(/^[A-Z0-9]{2,5}-\d{4}-[AB]\d{6}$/),
  office: like(/^[A-Z0-9]{2,5}$/),
  seq: orNull(number),
  previousDigest: orNull(digest),
  createdAt: time,
  clockSuspect: truth,
  part: exactly({ number, of: number }),
  recipientKey: digest,
  rulePacks: list(exactly({ id: line(40), digest })),
  count: whole(0, 100_000),
  items: orNull(
    list(
      exactly({
        item: uuid,
        case: orNull(like(/^[A-Z0-9]{2,5}-\d{4}-\d{6}$/)),
        kind: one("formation", "correction", null),
        revision: orNull(number),
        digest,
        scans: list(digest),
      }),
    ),
  ),
  entries: list(
    exactly({ name: like(/^(items\.ndjson|files\/[0-9a-f]{64})$/), bytes: whole(0, 2 ** 30), sha256: digest }),
    1,
  ),
  ledgerHead: head,
  software: line(80),
  answerSeq: orNull(number),
  previousAnswerDigest: orNull(digest),
  inReplyTo: orNull(exactly({ batch: uuid, sha256: digest })),
  completeUpTo: orNull(whole(0, 999_999)),
  asOf: orNull(time),
  ledgerHeadSeen: head,
});

function manifestOf([first]: readonly Unzipped[]): Record<string, unknown> {
  if (first?.name !== "manifest.json" || first.content.length > 16 * 1024 ** 2) throw new Refused("contents-differ");
  let value: unknown;
  try {
    value = strictJson(first.content);
  } catch (cause) {
    if (!(cause instanceof BadJson || cause instanceof SyntaxError || cause instanceof TypeError)) throw cause;
    throw new Refused("bad-manifest", { cause });
  }
  const { formatVersion } = value as { formatVersion?: unknown };
  if (typeof formatVersion === "number" && formatVersion !== 1) throw new Refused("unknown-format");
  if (!manifestShape(value)) throw new Refused("bad-manifest");
  return value as Record<string, unknown>;
}

function checkKind({ kind, seq, items, answerSeq }: Record<string, unknown>, { expects }: Known): void {
  const right =
    expects === "answers"
      ? kind === "answers" && answerSeq !== null
      : (kind === "batch" || kind === "scans") && seq !== null && items !== null;
  if (!right) throw new Refused("bad-manifest");
}

interface Item {
  readonly digest: string;
  readonly scans: readonly string[];
}

/** Exactly the entries that the manifest names, with their sizes and hashes; as many lines as it counts. */
function checkContents(manifest: Record<string, unknown>, entries: readonly Unzipped[]): Buffer[] {
  const said = manifest.entries as readonly { name: string; bytes: number; sha256: string }[];
  const items = manifest.items as readonly Item[] | null;
  const [, ...found] = entries;
  const differs = () => new Refused("contents-differ");
  if (found.length !== said.length || found[0]?.name !== "items.ndjson") throw differs();
  for (const [at, { name, content }] of found.entries()) {
    const { name: right, bytes, sha256: hash } = said[at] ?? { name: "", bytes: -1, sha256: "" };
    if (name !== right || content.length !== bytes || sha256(content) !== hash) throw differs();
    if (at > 0 && (name !== `files/${hash}` || content.length > 20 * 1024 ** 2)) throw differs();
  }
  const text = found[0].content;
  if (text.length > 64 * 1024 ** 2) throw differs();
  const lines = cut(text);
  if (lines.length !== manifest.count) throw differs();
  if (manifest.kind === "scans") {
    const named = new Set(items?.flatMap(({ scans }) => scans));
    const here = new Set(said.slice(1).map((entry) => entry.sha256));
    if (named.size !== here.size || ![...named].every((scan) => here.has(scan))) throw differs();
  } else if (items !== null) {
    if (items.length !== lines.length || !items.every((item, at) => item.digest === sha256(lines[at] ?? "")))
      throw differs();
  }
  return lines;
}

/** Lines end with LF. */
function cut(text: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf(10, from);
    lines.push(text.subarray(from, end < 0 ? text.length : end));
    from = end < 0 ? text.length : end + 1;
  }
  return lines;
}
