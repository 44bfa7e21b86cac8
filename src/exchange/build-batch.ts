import type { Temporal } from "../domain/day.ts";
import type { BatchId, Digest, OfficeCode } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { PlannedPart, Prepared } from "../workflow/ports/exchange.ts";
import { type Certificate, pin } from "./certificate.ts";
import { open, type Sign, seal } from "./container.ts";
import { sha256 } from "./digest.ts";
import { containerName } from "./file-name.ts";
import type { ManifestJson } from "./manifest.ts";
import { readPayload, writePayload } from "./payload.ts";

/** What every part of a batch says of the batch; the time bears the office's offset. */
export interface BatchHeader {
  readonly office: OfficeCode;
  readonly number: BatchId;
  readonly seq: number;
  readonly batchUuid: string;
  readonly previousDigest: Digest | null;
  readonly createdAt: Temporal.ZonedDateTime;
  readonly clockSuspect: boolean;
  readonly ledgerHead: { readonly size: number; readonly hash: Digest };
  readonly software: string;
}

/** Who signs and who can read: the centre, and the office itself, so that it can prove later what it sent. */
export interface BatchSeal {
  readonly sign: Sign;
  readonly certificate: Certificate;
  /** The office's own `AGE-SECRET-KEY-1…`, to open what was sealed. */
  readonly identity: string;
  readonly recipients: { readonly centre: string; readonly own: string };
}

export interface BuiltPart {
  readonly bytes: Uint8Array;
  readonly sha256: Digest;
  readonly fileName: string;
}

/** One part of several, with the bytes of the scans that travel in it. */
export interface NewPart {
  readonly part: { readonly number: number; readonly of: number };
  readonly planned: PlannedPart;
  readonly scans: ReadonlyMap<Digest, Uint8Array>;
}

/**
 * Builds one part of a batch of lines that the schema has passed: written, signed, encrypted, and then opened again and
 * held against its manifest as a stranger's file would be. Throws `seal-not-good` where that fails.
 */
export async function buildPart(header: BatchHeader, part: NewPart, how: BatchSeal): Promise<BuiltPart> {
  const day = header.createdAt.toPlainDate();
  const payload = await payloadOf(header, part, how.recipients.centre);
  const bytes = await seal(payload, {
    sign: how.sign,
    recipients: [how.recipients.centre, how.recipients.own],
    on: day,
  });
  const fileName = containerName(header.number, { part: part.part });
  const trust = {
    identities: [how.identity],
    pins: [pin(how.certificate)],
    training: how.certificate.training,
    path: fileName,
  };
  try {
    // The digest of each line is compared there too: what was sealed is what was checked.
    await readPayload((await open(bytes, trust)).payload, fileName);
  } catch (cause) {
    // Its words are those for a stranger's file: nobody but this program has made this one.
    if (!(cause instanceof Problem)) throw cause;
    throw new Problem("seal-not-good", { batch: header.number, reason: cause.code }, { cause });
  }
  return { bytes, sha256: sha256(bytes), fileName };
}

/** The bytes of `payload.zip` for these lines, to see how many of them fit into one file. */
export async function packedSize(header: BatchHeader, items: readonly Prepared[]): Promise<number> {
  const part = { number: 99, of: 99 };
  return (await payloadOf(header, { part, planned: { holds: "items", items }, scans: new Map() }, "age1")).length;
}

function payloadOf(header: BatchHeader, { part, planned, scans }: NewPart, centre: string): Promise<Uint8Array> {
  const lines = planned.holds === "items" ? planned.items : [];
  const manifest = manifestOf(header, part, planned, centre);
  return writePayload({ manifest, lines, scans }, header.createdAt.toPlainDate());
}

function manifestOf(
  header: BatchHeader,
  part: NewPart["part"],
  planned: PlannedPart,
  centre: string,
): Omit<ManifestJson, "formatVersion" | "count" | "entries"> {
  return {
    kind: planned.holds === "items" ? "batch" : "scans",
    id: header.batchUuid,
    number: header.number,
    office: header.office,
    seq: header.seq,
    previousDigest: header.previousDigest,
    createdAt: header.createdAt.toString({ timeZoneName: "never" }),
    clockSuspect: header.clockSuspect,
    part: { ...part },
    recipientKey: sha256(centre),
    rulePacks: planned.holds === "items" ? packsOf(planned.items) : [],
    items:
      planned.holds === "items"
        ? planned.items.map((item) => entryOf(item, item.scans))
        : planned.items.map(({ of, scans }) => entryOf(of, scans)),
    ledgerHead: { ...header.ledgerHead },
    software: header.software,
    answerSeq: null,
    previousAnswerDigest: null,
    inReplyTo: null,
    completeUpTo: null,
    asOf: null,
    ledgerHeadSeen: null,
  };
}

const entryOf = (
  { item, case: id, kind, revision, digest }: Prepared,
  scans: readonly { readonly sha256: Digest }[],
): NonNullable<ManifestJson["items"]>[number] => {
  const expected = [...new Set(scans.map((scan) => scan.sha256))];
  return { item, case: id, kind, revision, digest, scans: expected };
};

/** Every rule pack that an item names, once, in the order of their ids. */
function packsOf(items: readonly Prepared[]): { id: string; digest: string }[] {
  const packs = new Map<string, { id: string; digest: string }>();
  for (const { pack } of items) if (pack !== null) packs.set(`${pack.id} ${pack.digest}`, { ...pack });
  return [...packs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pack]) => pack);
}
