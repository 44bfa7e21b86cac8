import type { Digest, OfficeCode } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { open, type Trust } from "./container.ts";
import { type Decoded, decodeAnswer } from "./decode-answer.ts";
import { sha256 } from "./digest.ts";
import type { Manifest } from "./manifest.ts";
import { readPayload } from "./payload.ts";

export interface AnswerFileLine {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
  readonly decoded: Decoded;
}

export interface OpenedAnswerFile {
  readonly manifest: Manifest & { readonly answerSeq: number };
  readonly sha256: Digest;
  /** One after the other: decoded, a line takes many times its bytes. */
  lines(): AsyncIterable<AnswerFileLine>;
}

/**
 * Opens an answer file and uses up its bytes. A fault of the file refuses the whole (the problems of `open` and `readPayload`, `bad-manifest`
 * for a file of another kind, `other-recipient` for another office or another key); a fault of a line stays with it.
 */
export async function openAnswers(
  bytes: Uint8Array,
  trust: Trust & { readonly office: OfficeCode; readonly recipients: readonly string[] },
): Promise<OpenedAnswerFile> {
  const { path } = trust;
  const digest = sha256(bytes);
  const { payload: zip } = await open(bytes, { ...trust, inPlace: true });
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
  return {
    manifest: { ...manifest, answerSeq },
    sha256: digest,
    async *lines() {
      for await (const { number, bytes: line } of payload.lines()) {
        yield { number, bytes: line, decoded: decodeAnswer(line) };
      }
    },
  };
}

export interface ReadAnswers extends Omit<OpenedAnswerFile, "lines"> {
  readonly lines: readonly AnswerFileLine[];
}

/** As `openAnswers`, with every line at hand. */
export async function readAnswers(...[bytes, trust]: Parameters<typeof openAnswers>): Promise<ReadAnswers> {
  const opened = await openAnswers(bytes, trust);
  const lines: AnswerFileLine[] = [];
  for await (const line of opened.lines()) lines.push(line);
  return { ...opened, lines };
}
