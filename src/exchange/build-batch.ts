import type { Temporal } from "../domain/day.ts";
import type { BatchId, CaseId, Digest, ItemId, OfficeCode } from "../domain/ids.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Certificate, pin } from "./certificate.ts";
import { open, type Sign, seal } from "./container.ts";
import { sha256 } from "./digest.ts";
import { containerName } from "./file-name.ts";
import type { ManifestJson } from "./manifest.ts";
import type { OfficeMessageJson } from "./office-messages.ts";
import { readPayload, writePayload } from "./payload.ts";

/** A message on its way, and the scans that belong to it, in this file or in another. */
export interface BatchItem {
  readonly message: OfficeMessageJson;
  readonly scans: readonly Digest[];
}

/** Everything a batch file says; the time bears the office's offset. */
export interface NewBatch {
  readonly office: OfficeCode;
  readonly number: BatchId;
  readonly seq: number;
  readonly batchUuid: string;
  readonly previousDigest: Digest | null;
  readonly createdAt: Temporal.ZonedDateTime;
  readonly clockSuspect: boolean;
  readonly part: { readonly number: number; readonly of: number };
  readonly items: readonly BatchItem[];
  readonly scans: ReadonlyMap<Digest, Uint8Array>;
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

export interface BatchBytes {
  readonly bytes: Uint8Array;
  readonly sha256: Digest;
  readonly fileName: string;
  readonly digests: ReadonlyMap<ItemId, Digest>;
}

/**
 * Builds one part of a batch of messages that the schema has passed: written, signed, encrypted, and then opened again
 * and held against its manifest as a stranger's file would be.
 */
export async function buildBatch(batch: NewBatch, how: BatchSeal): Promise<BatchBytes> {
  const lines = batch.items.map(({ message }) => canonicalJson(message));
  const day = batch.createdAt.toPlainDate();
  const manifest = manifestOf(batch, lines, how.recipients.centre);
  const payload = await writePayload({ manifest, lines, scans: batch.scans }, day);
  const recipients = [how.recipients.centre, how.recipients.own];
  const bytes = await seal(payload, { sign: how.sign, recipients, on: day });
  const fileName = containerName(batch.number, { part: batch.part });
  const trust = {
    identities: [how.identity],
    pins: [pin(how.certificate)],
    training: how.certificate.training,
    path: fileName,
  };
  // The digest of each line is compared there too: what was sealed is what was checked.
  await readPayload((await open(bytes, trust)).payload, fileName);
  const digests = new Map(batch.items.map(({ message }, at) => [message.item as ItemId, sha256(lines[at] ?? "")]));
  return { bytes, sha256: sha256(bytes), fileName, digests };
}

function manifestOf(batch: NewBatch, lines: readonly string[], centre: string): Omit<ManifestJson, Counted> {
  return {
    kind: "batch",
    id: batch.batchUuid,
    number: batch.number,
    office: batch.office,
    seq: batch.seq,
    previousDigest: batch.previousDigest,
    createdAt: batch.createdAt.toString({ timeZoneName: "never" }),
    clockSuspect: batch.clockSuspect,
    part: { ...batch.part },
    recipientKey: sha256(centre),
    rulePacks: packsOf(batch.items),
    items: batch.items.map(({ message, scans }, at) => ({
      item: message.item,
      case: message.case as CaseId,
      kind: message.kind === "REQ" ? "formation" : message.kind === "COR" ? "correction" : null,
      revision: "revision" in message ? message.revision : null,
      digest: sha256(lines[at] ?? ""),
      scans: [...scans],
    })),
    ledgerHead: { ...batch.ledgerHead },
    software: batch.software,
    answerSeq: null,
    previousAnswerDigest: null,
    inReplyTo: null,
    completeUpTo: null,
    asOf: null,
    ledgerHeadSeen: null,
  };
}

type Counted = "formatVersion" | "count" | "entries";

/** Every rule pack that an item names, once, in the order of their ids. */
function packsOf(items: readonly BatchItem[]): { id: string; digest: string }[] {
  const packs = new Map<string, { id: string; digest: string }>();
  for (const { message } of items) {
    if ("pack" in message) packs.set(`${message.pack.id} ${message.pack.digest}`, { ...message.pack });
  }
  return [...packs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pack]) => pack);
}
