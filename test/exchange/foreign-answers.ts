import { createHash } from "node:crypto";
import { type RawArchive, type RawEntry, rawZip } from "./raw-zip.ts";

export const hash = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/** What differs from an answer file that is right in every way. */
export interface Wanted {
  readonly manifest?: (right: Record<string, unknown>) => unknown;
  readonly manifestText?: (right: string) => string;
  /** `items.ndjson`, whole. */
  readonly items?: string | Uint8Array;
  readonly more?: readonly RawEntry[];
  readonly archive?: (right: RawArchive) => RawArchive;
}

/** The payload of an answer file to an office with this key, as another centre would write it. */
export function answerPayload(recipient: string, lines: string, wanted: Wanted = {}): Buffer {
  const { manifest = (right) => right, manifestText = (right) => right, items = lines } = wanted;
  const content = Buffer.from(items);
  const right = {
    formatVersion: 1,
    kind: "answers",
    id: "01234567-89ab-8cde-8f01-23456789abcd",
    number: "BER-2026-A000001",
    office: "BER",
    seq: null,
    previousDigest: null,
    createdAt: "2026-11-24T09:00:00+05:00",
    clockSuspect: false,
    part: { number: 1, of: 1 },
    recipientKey: hash(recipient),
    rulePacks: [],
    count: content.toString("latin1").split("\n").length - 1,
    items: null,
    entries: [{ name: "items.ndjson", bytes: content.length, sha256: hash(content) }],
    ledgerHead: null,
    software: "another centre 1.0",
    answerSeq: 1,
    previousAnswerDigest: null,
    inReplyTo: null,
    completeUpTo: 0,
    asOf: "2026-11-24T09:00:00+05:00",
    ledgerHeadSeen: null,
  };
  const entries = [
    { name: "manifest.json", content: Buffer.from(manifestText(JSON.stringify(manifest(right)))) },
    { name: "items.ndjson", content },
    ...(wanted.more ?? []),
  ];
  const archive: RawArchive = { entries };
  return rawZip(wanted.archive?.(archive) ?? archive);
}
