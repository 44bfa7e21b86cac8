import type { Temporal } from "../domain/day.ts";
import { type AnswerFileId, answerFileId, type Digest, type OfficeCode } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { CentreMessageJson } from "./centre-messages.ts";
import { open, type Sign, seal, type Trust } from "./container.ts";
import { type Decoded, decodeAnswer } from "./decode-answer.ts";
import { sha256 } from "./digest.ts";
import { containerName } from "./file-name.ts";
import type { Manifest } from "./manifest.ts";
import { readPayload, writePayload } from "./payload.ts";

/** What an answer file of the centre says. */
export interface NewAnswers {
  readonly office: OfficeCode;
  readonly answerUuid: string;
  readonly answerSeq: number;
  readonly previousAnswerDigest: Digest | null;
  readonly createdAt: Temporal.ZonedDateTime;
  readonly inReplyTo: { readonly batch: string; readonly sha256: Digest } | null;
  readonly completeUpTo: number | null;
  readonly ledgerHeadSeen: { readonly size: number; readonly hash: Digest } | null;
  readonly software: string;
  /** Mostly messages of this version; the simulator also sends what nobody knows. */
  readonly messages: readonly (CentreMessageJson | Readonly<Record<string, unknown>>)[];
}

export interface AnswerBytes {
  readonly number: AnswerFileId;
  readonly bytes: Uint8Array;
  readonly sha256: Digest;
  readonly fileName: string;
}

/** Builds an answer file for one office: `recipient` is that office's `age1…`. */
export async function buildAnswers(
  answers: NewAnswers,
  how: { readonly sign: Sign; readonly recipient: string },
): Promise<AnswerBytes> {
  const day = answers.createdAt.toPlainDate();
  const at = answers.createdAt.toString({ timeZoneName: "never" });
  const number = answerFileId(answers.office, answers.createdAt.year, answers.answerSeq);
  const payload = await writePayload(
    {
      manifest: {
        kind: "answers",
        id: answers.answerUuid,
        number,
        office: answers.office,
        seq: null,
        previousDigest: null,
        createdAt: at,
        clockSuspect: false,
        part: { number: 1, of: 1 },
        recipientKey: sha256(how.recipient),
        rulePacks: [],
        items: null,
        ledgerHead: null,
        software: answers.software,
        answerSeq: answers.answerSeq,
        previousAnswerDigest: answers.previousAnswerDigest,
        inReplyTo: answers.inReplyTo && { ...answers.inReplyTo },
        completeUpTo: answers.completeUpTo,
        asOf: at,
        ledgerHeadSeen: answers.ledgerHeadSeen && { ...answers.ledgerHeadSeen },
      },
      lines: answers.messages.map(canonicalJson),
      scans: new Map(),
    },
    day,
  );
  const bytes = await seal(payload, { sign: how.sign, recipients: [how.recipient], on: day });
  return { number, bytes, sha256: sha256(bytes), fileName: containerName(number) };
}

export interface AnswerFileLine {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
}

export interface ReadAnswers {
  readonly manifest: Manifest & { readonly answerSeq: number };
  readonly sha256: Digest;
  readonly lines: readonly AnswerFileLine[];
}

/**
 * Opens an answer file. A fault of the file refuses the whole (the problems of `open` and `readPayload`, `bad-manifest`
 * for a file of another kind, `other-recipient` for another office or another key); a fault of a line stays with it.
 */
export async function readAnswers(
  bytes: Uint8Array,
  trust: Trust & { readonly office: OfficeCode; readonly recipients: readonly string[] },
): Promise<ReadAnswers> {
  const { path } = trust;
  const { payload: zip } = await open(bytes, trust);
  const payload = await readPayload(zip, path);
  const { manifest } = payload;
  const { answerSeq } = manifest;
  if (manifest.kind !== "answers" || answerSeq === null) {
    throw new Problem("bad-manifest", { path, faults: ["/kind not-allowed-here"] });
  }
  const isOurs =
    manifest.office === trust.office &&
    trust.recipients.some((recipient) => sha256(recipient) === manifest.recipientKey);
  if (!isOurs) throw new Problem("other-recipient", { path, office: manifest.office });
  const lines: AnswerFileLine[] = [];
  for await (const line of payload.lines()) {
    lines.push({ number: line.number, bytes: line.bytes, decoded: decodeAnswer(line.bytes) });
  }
  return { manifest: { ...manifest, answerSeq }, sha256: sha256(bytes), lines };
}
