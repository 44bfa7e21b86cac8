import { join, resolve } from "node:path";
import * as v from "valibot";
import { Temporal } from "../domain/day.ts";
import type { Digest, ItemId } from "../domain/ids.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import type { AnswerLine, Exchange, OpenedAnswers, Outgoing, Sealed, SealRequest } from "../workflow/office.ts";
import { canonicalJson } from "./canonical-json.ts";
import { type Certificate, loadPins } from "./certificate.ts";
import { type Keys, loadKeys, recipientPattern } from "./keys.ts";
import { limits } from "./limits.ts";
import { officeMessageSchema } from "./office-messages.ts";
import type { AnswerFileLine } from "./read-answers.ts";
import { isWithinRepertoire } from "./repertoire.ts";
import { requestOf } from "./request.ts";

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
    async fault(outgoing) {
      return faultOf(outgoing);
    },
    async seal(request): Promise<Sealed> {
      const centre = centreOf(profile, folder);
      const keys = await loadKeys(keysFolder);
      mustBeValid(keys.certificate, request, keysFolder);
      const [{ buildBatch }, { ownSigner }] = await Promise.all([import("./build-batch.ts"), import("./signer.ts")]);
      const built = await buildBatch(
        {
          office: profile.code,
          number: request.id,
          seq: request.seq,
          batchUuid: request.uuid,
          previousDigest: request.previousDigest,
          createdAt: request.createdAt.toZonedDateTimeISO(profile.timeZone),
          clockSuspect: false,
          part: { number: 1, of: 1 },
          items: request.items.map(({ item, case: one }) => ({ message: requestOf(item, one), scans: [] })),
          scans: new Map<Digest, Uint8Array>(),
          ledgerHead: request.ledgerHead,
          software,
        },
        {
          sign: ownSigner(keys, request.createdAt),
          certificate: keys.certificate,
          identity: keys.identity,
          recipients: { centre: centre.recipient, own: keys.recipient },
        },
      );
      return { name: built.fileName, sha256: built.sha256, bytes: built.bytes, digests: built.digests };
    },
    async openAnswers(bytes, path): Promise<OpenedAnswers> {
      const centre = centreOf(profile, folder);
      const keys = await loadKeys(keysFolder);
      const pins = await loadPins(centre.certificates, profile.training);
      const { readAnswers } = await import("./read-answers.ts");
      const { training, code } = profile;
      const { identities, recipients } = openingKeys(keys);
      const read = await readAnswers(bytes, { identities, recipients, pins, training, path, office: code });
      const { manifest } = read;
      return {
        uuid: manifest.id,
        sha256: read.sha256,
        seq: manifest.answerSeq,
        previousDigest: manifest.previousAnswerDigest,
        createdAt: manifest.createdAt.toInstant(),
        inReplyTo: manifest.inReplyTo?.batch ?? null,
        completeUpTo: manifest.completeUpTo,
        lines: read.lines.map(answerLine),
      };
    },
  };
}

const openingKeys = (keys: Keys) => ({ identities: [keys.identity], recipients: [keys.recipient] });

/** Throws `no-centre`, and `bad-office` for a recipient that is no key. */
function centreOf({ centre }: OfficeProfile, folder: string): NonNullable<OfficeProfile["centre"]> {
  const path = join(folder, "office.json");
  if (centre === null) throw new Problem("no-centre", { path });
  if (!recipientPattern.test(centre.recipient)) {
    throw new Problem("bad-office", { path, faults: ["/centre/recipient not-allowed-here"] });
  }
  return { ...centre, certificates: centre.certificates.map((file) => resolve(folder, file)) };
}

function mustBeValid(certificate: Certificate, { createdAt }: SealRequest, folder: string): void {
  const { validFrom, validUntil } = certificate;
  const { compare } = Temporal.Instant;
  if (compare(createdAt, validFrom) >= 0 && compare(createdAt, validUntil) <= 0) return;
  throw new Problem("keys-unreadable", { path: join(folder, "signing.pem"), fault: "expired" });
}

/** `characters`: letters that the exchange does not carry; `too-long`: above the limit of a line; `content`: neither. */
function faultOf({ item, case: one }: Outgoing): "characters" | "too-long" | "content" | null {
  const message = requestOf(item, one);
  if (!isWithinRepertoire(message)) return "characters";
  if (!v.safeParse(officeMessageSchema, message).success) return "content";
  return Buffer.byteLength(canonicalJson(message)) > limits.lineBytes ? "too-long" : null;
}

function answerLine({ number, bytes, decoded }: AnswerFileLine): AnswerLine {
  const line = { line: number, bytes };
  if (!decoded.good) return { ...line, message: { kind: "fault", item: decoded.item, reason: decoded.reason } };
  const { message, ruling } = decoded;
  if (ruling !== null && message.kind === "DEC") {
    return { ...line, message: { kind: "ruling", item: message.item, digest: message.digest, ruling } };
  }
  if (message.kind === "ACK") {
    const state = ({ ACCEPTED: "accepted", ALREADY: "already", REJECTED_TECH: "rejected-tech" } as const)[
      message.state
    ];
    return { ...line, message: { kind: "acknowledgement", item: message.item, digest: message.digest, state } };
  }
  // Receipts, requests for a supplement, states and warnings are kept for a person until the desk acts on them.
  const item: ItemId | null = "item" in message ? message.item : null;
  return { ...line, message: { kind: "fault", item, reason: "unknown-kind" } };
}
