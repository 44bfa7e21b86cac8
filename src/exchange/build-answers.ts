import type { Temporal } from "../domain/day.ts";
import { type AnswerFileId, answerFileId, type Digest, type OfficeCode } from "../domain/ids.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { CentreMessageJson } from "./centre-messages.ts";
import { type Sign, seal } from "./container.ts";
import { sha256 } from "./digest.ts";
import { containerName } from "./file-name.ts";
import { writePayload } from "./payload.ts";

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
      lines: answers.messages.map(lineOf),
      scans: new Map(),
    },
    day,
  );
  const bytes = await seal(payload, { sign: how.sign, recipients: [how.recipient], on: day });
  return { number, bytes, sha256: sha256(bytes), fileName: containerName(number) };
}

function lineOf(message: NewAnswers["messages"][number]) {
  const line = new TextEncoder().encode(canonicalJson(message));
  return { bytes: line.length, line: () => line };
}
