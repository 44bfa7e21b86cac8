import { join } from "node:path";
import type { BatchFile } from "../domain/batch.ts";
import { Temporal } from "../domain/day.ts";
import type { Digest } from "../domain/ids.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import type { Exchange, OpenedAnswers, PlannedPart, SealRequest, VerifiedPart } from "../workflow/ports/exchange.ts";
import type { BatchHeader } from "./build-batch.ts";
import { loadKeys } from "./keys.ts";
import { centreOf, loadAllKeys, openingKeys, pinsOf } from "./trust.ts";

export interface OfficeExchangeSettings {
  readonly profile: OfficeProfile;
  /** The office's folder: its `keys/`, and where relative paths of certificates start. */
  readonly folder: string;
  /** Name and version of this program. */
  readonly software: string;
}

/** The exchange by sealed files. Signing, encryption and archives are loaded when the first file is made or opened. */
export function officeExchange({ profile, folder, software }: OfficeExchangeSettings): Exchange {
  const keysFolder = join(folder, "keys");
  return {
    async prepare(outgoing) {
      const { prepareLine } = await import("./prepare.ts");
      return prepareLine(outgoing);
    },
    async plan(items, scans, maxBytes) {
      const [{ packedSize }, { planParts }] = await Promise.all([
        import("./build-batch.ts"),
        import("./plan-parts.ts"),
      ]);
      const header = headerOf({ profile, folder, software }, anyBatch);
      return planParts(items, scans, maxBytes, (some) => packedSize(header, some));
    },
    async seal(request): Promise<BatchFile[]> {
      const centre = centreOf(profile, folder);
      const keys = await loadKeys(keysFolder);
      const [{ buildPart }, { signingAt }] = await Promise.all([import("./build-batch.ts"), import("./signing.ts")]);
      const header = headerOf({ profile, folder, software }, request);
      const how = {
        ...(await signingAt(request.createdAt, { profile, folder, keys })),
        identity: keys.identity,
        recipients: { centre: centre.recipient, own: keys.recipient },
      };
      const files: BatchFile[] = [];
      for (const [at, planned] of request.parts.entries()) {
        const part = { number: at + 1, of: request.parts.length };
        const built = await buildPart(header, { part, planned, scans: await scansIn(planned, request) }, how);
        await request.keep(built.bytes);
        const { fileName: name, sha256, bytes } = built;
        files.push({ name, sha256, bytes: bytes.length, holds: planned.holds });
      }
      return files;
    },
    async verify(bytes, path): Promise<VerifiedPart> {
      const keys = await loadAllKeys(keysFolder);
      const [{ openBatch }, { ownPins }] = await Promise.all([import("./read-batch.ts"), import("./signing.ts")]);
      const { training, code } = profile;
      const { identities } = openingKeys(keys);
      const trust = { identities, pins: await ownPins(profile, folder, keys), training, path };
      const { manifest, sha256, signedAt } = await openBatch(bytes, trust);
      if (manifest.office !== code) throw new Problem("other-recipient", { path, office: manifest.office });
      return {
        batch: manifest.number,
        seq: manifest.seq,
        part: manifest.part,
        holds: manifest.kind === "scans" ? "scans" : "items",
        items: manifest.count,
        scans: manifest.entries.length - 1,
        sha256,
        signedAt,
      };
    },
    async openAnswers(bytes, path): Promise<OpenedAnswers> {
      const keys = await loadAllKeys(keysFolder);
      const pins = await pinsOf(centreOf(profile, folder), folder, profile.training);
      const [{ openAnswers }, { answerLine }] = await Promise.all([
        import("./read-answers.ts"),
        import("./answer-line.ts"),
      ]);
      const { training, code } = profile;
      const { identities, recipients } = openingKeys(keys);
      const read = await openAnswers(bytes, { identities, recipients, pins, training, path, office: code });
      const { manifest } = read;
      return {
        uuid: manifest.id,
        sha256: read.sha256,
        seq: manifest.answerSeq,
        previousDigest: manifest.previousAnswerDigest,
        createdAt: manifest.createdAt.toInstant(),
        inReplyTo: manifest.inReplyTo,
        completeUpTo: manifest.completeUpTo,
        async *lines() {
          for await (const { number, bytes: line, decoded } of read.lines()) yield answerLine(number, line, decoded);
        },
      };
    },
    async readLine(line, bytes) {
      const [{ decodeAnswer }, { answerLine }] = await Promise.all([
        import("./decode-answer.ts"),
        import("./answer-line.ts"),
      ]);
      return answerLine(line, bytes, decodeAnswer(bytes));
    },
  };
}

/** A batch whose numbers take as much room as any: to see how much fits into a file. */
const anyBatch: Omit<SealRequest, "parts" | "scan" | "keep"> = {
  id: "AAAAA-2026-B999999" as SealRequest["id"],
  uuid: "00000000-0000-7000-8000-000000000000",
  seq: 999_999,
  previousDigest: "0".repeat(64) as Digest,
  createdAt: Temporal.Instant.from("2026-01-01T00:00:00.123456789Z"),
  clockSuspect: false,
  ledgerHead: { size: Number.MAX_SAFE_INTEGER, hash: "0".repeat(64) as Digest },
};

function headerOf(
  { profile, software }: OfficeExchangeSettings,
  batch: Omit<SealRequest, "parts" | "scan" | "keep">,
): BatchHeader {
  const { id, uuid, seq, previousDigest, createdAt, clockSuspect, ledgerHead } = batch;
  return {
    office: profile.code,
    number: id,
    seq,
    batchUuid: uuid,
    previousDigest,
    createdAt: createdAt.toZonedDateTimeISO(profile.timeZone),
    clockSuspect,
    ledgerHead,
    software,
  };
}

/** The bytes of the scans of one part, each once. */
async function scansIn(planned: PlannedPart, { scan }: SealRequest): Promise<Map<Digest, Uint8Array>> {
  const bytes = new Map<Digest, Uint8Array>();
  if (planned.holds === "items") return bytes;
  for (const { sha256 } of planned.items.flatMap(({ scans }) => scans)) bytes.set(sha256, await scan(sha256));
  return bytes;
}
