import * as v from "valibot";
import type { Instant } from "../domain/day.ts";
import type { Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Certificate } from "./certificate.ts";
import { open, type Trust } from "./container.ts";
import { sha256 } from "./digest.ts";
import { JsonRefusal, parseStrictly } from "./json.ts";
import type { Manifest } from "./manifest.ts";
import { type OfficeMessage, officeMessageSchema } from "./office-messages.ts";
import { readPayload } from "./payload.ts";

/** One line of a batch; `message` is null where it is none that this version knows. */
export interface BatchLine {
  readonly number: number;
  readonly digest: Digest;
  readonly message: OfficeMessage | null;
}

export interface OpenedBatch {
  readonly manifest: Manifest;
  readonly sha256: Digest;
  readonly signer: Certificate;
  readonly signedAt: Instant;
  /** One after the other, without holding them all. */
  lines(): AsyncIterable<BatchLine>;
}

/**
 * Opens a batch file as the centre does, or as the office does to verify its own. Throws the problems of `open` and
 * `readPayload`, and `bad-manifest` when the file is no batch.
 */
export async function openBatch(bytes: Uint8Array, trust: Trust): Promise<OpenedBatch> {
  const { payload: zip, signature } = await open(bytes, trust);
  const payload = await readPayload(zip, trust.path);
  const { manifest } = payload;
  const { items } = manifest;
  const isPart = manifest.kind === "batch" || manifest.kind === "scans";
  if (!isPart || manifest.seq === null || items === null) {
    throw new Problem("bad-manifest", { path: trust.path, faults: ["/kind not-allowed-here"] });
  }
  return {
    manifest,
    sha256: sha256(bytes),
    signer: signature.certificate,
    signedAt: signature.signedAt,
    async *lines() {
      for await (const line of payload.lines()) {
        const message = messageIn(line.bytes);
        const fits = message !== null && message.item === items[line.number - 1]?.item;
        yield { number: line.number, digest: line.sha256, message: fits ? message : null };
      }
    },
  };
}

export interface ReadBatch extends Omit<OpenedBatch, "lines"> {
  readonly lines: readonly BatchLine[];
}

/** As `openBatch`, with every line at hand. */
export async function readBatch(bytes: Uint8Array, trust: Trust): Promise<ReadBatch> {
  const opened = await openBatch(bytes, trust);
  const lines: BatchLine[] = [];
  for await (const line of opened.lines()) lines.push(line);
  return { ...opened, lines };
}

function messageIn(line: Uint8Array): OfficeMessage | null {
  try {
    const parsed = v.safeParse(officeMessageSchema, parseStrictly(line));
    return parsed.success ? parsed.output : null;
  } catch (cause) {
    if (cause instanceof JsonRefusal) return null;
    throw cause;
  }
}
