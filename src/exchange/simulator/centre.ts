import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Instant } from "../../domain/day.ts";
import type { CaseId, Digest, OfficeCode } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import { buildAnswers } from "../build-answers.ts";
import { canonicalJson } from "../canonical-json.ts";
import { certificateFrom, pin } from "../certificate.ts";
import { sha256 } from "../digest.ts";
import { containerName } from "../file-name.ts";
import { type Keys, keyFiles, loadKeys } from "../keys.ts";
import { makeSigningKey } from "../make-certificate.ts";
import { makeKeys } from "../make-keys.ts";
import { makeSignature } from "../make-signature.ts";
import { type ReadBatch, readBatch } from "../read-batch.ts";
import { ownSigner } from "../signer.ts";
import { chanceOf } from "./chance.ts";
import { type Plan, planFor } from "./plan.ts";
import {
  arrived,
  completeUpTo,
  emptyRegister,
  givenIins,
  keepSent,
  type Register,
  type RegisteredBatch,
  type RegisteredOffice,
  readRegister,
  sentBytes,
  writeRegister,
} from "./register.ts";
import { answersTo } from "./reply.ts";
import type { Wish } from "./rulings.ts";
import { type ScenarioName, scenarios } from "./scenarios.ts";

export const keysIn = (folder: string) => join(folder, "keys");

/**
 * Makes a simulator of the centre in a new folder: keys whose certificate says `OU=TRAINING`, an empty register. Gives
 * what an office needs of it: its recipient and its certificate in PEM. Throws `keys-exist`.
 */
export async function makeCentre(
  folder: string,
  span: { readonly from: Instant; readonly until: Instant },
): Promise<{ recipient: string; certificate: string }> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const keys = await makeKeys(keysIn(folder), { commonName: "CENTRE", training: true, ...span });
  await writeRegister(folder, emptyRegister());
  return { recipient: keys.recipient, certificate: await readFile(join(keysIn(folder), keyFiles.certificate), "utf8") };
}

/**
 * Makes an office known to the simulator: its certificate in PEM, its recipient `age1…`. One that is known already has new
 * keys; what it signed with those before still counts.
 */
export async function enrol(
  folder: string,
  office: { readonly code: OfficeCode; readonly certificate: string; readonly recipient: string },
): Promise<void> {
  const register = await readRegister(folder);
  const { certificate, recipient } = office;
  const known = register.offices[office.code] ?? { certificates: [], nextAnswer: 1, lastAnswer: null, batches: [] };
  const others = known.certificates.filter((one) => one !== certificate);
  register.offices[office.code] = { ...known, certificates: [certificate, ...others], recipient };
  await writeRegister(folder, register);
}

export interface AnswerWishes {
  readonly seed: number;
  /** The centre's clock. */
  readonly at: Instant;
  readonly rulings: ReadonlyMap<CaseId, Wish>;
  readonly scenario?: ScenarioName;
  /** Name and version of this program. */
  readonly software: string;
  /** Names the batch file in a problem. */
  readonly path: string;
}

export interface Delivered {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly sha256: Digest;
}

/**
 * Takes a batch in and answers it: the files in the order in which they arrive. The same batch and wishes give the same
 * content, and from the same register the same bytes; an item that came before keeps its first ruling. Throws the
 * problems of `readBatch`, and `other-recipient` for an office or a key that is not this centre's.
 */
export async function answer(folder: string, file: Uint8Array, wishes: AnswerWishes): Promise<Delivered[]> {
  const [register, keys] = await Promise.all([readRegister(folder), loadKeys(keysIn(folder))]);
  const { batch, office, known } = await receive(register, keys, file, wishes.path);
  const code = batch.manifest.office as OfficeCode;
  const part = batch.manifest.part.number;
  if (!known.answered.includes(part)) known.answered.push(part);
  const { kind, entries } = batch.manifest;
  const isScans = kind === "scans";
  if (isScans) {
    const digests = entries.slice(1).map(({ sha256 }) => sha256);
    register.scans = [...new Set([...register.scans, ...digests])];
  }
  const chance = chanceOf(wishes.seed);
  const createdAt = wishes.at.toZonedDateTimeISO(batch.manifest.createdAt.timeZoneId);
  const lines = answersTo(batch, register, { chance, on: createdAt.toPlainDate(), rulings: wishes.rulings });
  const honest = planFor({ batch, lines, createdAt, completeUpTo: completeUpTo(office) });
  const stage = {
    chance,
    given: givenIins(register),
    birthDateOf: (item: string) => register.items[item]?.birthDate ?? "1970-01-01",
  };
  // Of pictures no line is answered: the file says that they are there, and how far everything is answered with them.
  const plans = wishes.scenario === undefined || isScans ? [honest] : scenarios[wishes.scenario](honest, stage);
  const delivered: Delivered[] = [];
  const delayed: Delivered[] = [];
  for (const plan of plans) {
    const sent = await send(folder, register, {
      plan,
      keys,
      seed: wishes.seed,
      office: code,
      software: wishes.software,
    });
    (plan.delayed ? delayed : delivered).push(...sent);
  }
  await writeRegister(folder, register);
  return [...delivered, ...delayed];
}

/** The cases that a batch file speaks of. Changes nothing; throws as `answer`. */
export async function casesIn(folder: string, file: Uint8Array, path: string): Promise<string[]> {
  const [register, keys] = await Promise.all([readRegister(folder), loadKeys(keysIn(folder))]);
  const { batch } = await receive(register, keys, file, path);
  return (batch.manifest.items ?? []).flatMap((item) => item.case ?? []);
}

/**
 * Takes parts of batches in without looking at what they say, and gives the receipt. Throws as `answer`.
 */
export async function acknowledgeReceipt(
  folder: string,
  file: Uint8Array,
  { at, software, path }: Pick<AnswerWishes, "at" | "software" | "path">,
): Promise<Delivered> {
  const [register, keys] = await Promise.all([readRegister(folder), loadKeys(keysIn(folder))]);
  const { batch, office, known } = await receive(register, keys, file, path);
  const createdAt = at.toZonedDateTimeISO(batch.manifest.createdAt.timeZoneId);
  const receipt = {
    kind: "RCPT",
    batch: known.batch,
    parts: known.parts.toSorted((a, b) => a.part - b.part),
    receivedAt: at.toString({ smallestUnit: "second" }),
  } as const;
  const plan = planFor({ batch, lines: [receipt], createdAt, completeUpTo: completeUpTo(office) });
  const [sent] = await send(folder, register, {
    plan,
    keys,
    seed: 0,
    office: batch.manifest.office as OfficeCode,
    software,
  });
  if (sent === undefined) throw new Error("a receipt is delivered once");
  await writeRegister(folder, register);
  return sent;
}

async function receive(
  register: Register,
  keys: Keys,
  file: Uint8Array,
  path: string,
): Promise<{ batch: ReadBatch; office: RegisteredOffice; known: RegisteredBatch }> {
  const certificates = Object.values(register.offices).flatMap((one) => one.certificates.map(certificateFrom));
  const pins = certificates.map((certificate) => pin(certificate));
  const batch = await readBatch(file, { identities: [keys.identity], pins, training: true, path });
  const { manifest, sha256: digest } = batch;
  const office = register.offices[manifest.office];
  const signed = (pem: string) => certificateFrom(pem).fingerprint === batch.signer.fingerprint;
  if (!office?.certificates.some(signed) || manifest.recipientKey !== sha256(keys.recipient) || manifest.seq === null) {
    throw new Problem("other-recipient", { path, office: manifest.office });
  }
  const { number: part, of } = manifest.part;
  const known = arrived(office, { seq: manifest.seq, batch: manifest.id, part, of, sha256: digest });
  return { batch, office, known };
}

/** Numbers, seals and keeps one file; what says the same as one sent before goes out as the same bytes. */
async function send(
  folder: string,
  register: Register,
  {
    plan,
    keys,
    seed,
    office: code,
    software,
  }: { plan: Plan; keys: Keys; seed: number; office: OfficeCode; software: string },
): Promise<Delivered[]> {
  const office = register.offices[code];
  if (office === undefined) throw new Error(`no office ${code}`);
  const { createdAt: _createdAt, copies: _copies, delayed: _delayed, ...said } = plan;
  const content = sha256(canonicalJson({ ...said, to: code }));
  let sent = register.sent[content];
  if (sent === undefined) {
    const built = await buildAnswers(
      {
        office: plan.office,
        answerUuid: chanceOf(seed).uuid("answer", content),
        answerSeq: office.nextAnswer,
        previousAnswerDigest: office.lastAnswer,
        createdAt: plan.createdAt,
        inReplyTo: plan.inReplyTo,
        completeUpTo: plan.completeUpTo,
        ledgerHeadSeen: plan.ledgerHeadSeen,
        software,
        messages: plan.lines,
      },
      {
        sign: plan.signer === "centre" ? ownSigner(keys, plan.createdAt.toInstant()) : strangers(plan),
        recipient: office.recipient,
      },
    );
    const bytes = plan.cut ? built.bytes.slice(0, Math.floor(built.bytes.length * 0.7)) : built.bytes;
    sent = { name: built.number, sha256: sha256(bytes) };
    await keepSent(folder, sent.sha256, bytes);
    register.sent[content] = sent;
    office.nextAnswer += 1;
    office.lastAnswer = built.sha256;
  }
  const { name, sha256: digest } = sent;
  const bytes = await sentBytes(folder, digest);
  return Array.from({ length: plan.copies }, (_, copy) => ({
    fileName: containerName(name, { attempt: copy + 1 }),
    bytes,
    sha256: digest,
  }));
}

/** A signature by a key made a moment ago, whose certificate bears the centre's name. */
function strangers(plan: Plan) {
  const from = plan.createdAt.subtract({ days: 1 }).toInstant();
  const until = plan.createdAt.add({ days: 1 }).toInstant();
  const { privateKey, certificate } = makeSigningKey({ commonName: "CENTRE", training: true, from, until });
  const signer = { key: privateKey, certificate: certificateFrom(certificate), signedAt: plan.createdAt.toInstant() };
  return async (payload: Uint8Array) => makeSignature(payload, signer);
}
