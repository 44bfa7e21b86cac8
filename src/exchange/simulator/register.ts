import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { type Digest, digestPattern, officeCodePattern, uuidPattern } from "../../domain/ids.ts";
import { readJson } from "../../domain/json-file.ts";
import { centreMessageSchemas } from "../centre-messages.ts";
import { replaceFile } from "../durable-file.ts";
import { caseIdSchema, digestSchema, uuidSchema } from "../manifest.ts";

const file = "register.json";
const number = v.pipe(v.number("number"), v.integer("number"), v.minValue(0));
const officeCode = v.pipe(v.string(), v.regex(officeCodePattern));

const officeSchema = v.strictObject({
  /** PEM. */
  certificate: v.string(),
  /** `age1…` */
  recipient: v.string(),
  nextAnswer: number,
  lastAnswer: v.nullable(digestSchema),
  /** Numbers of the batches that arrived with every part. */
  batches: v.array(number),
  /** Batches of which parts are still to come: the numbers of those that are here, by the number of the batch. */
  partial: v.optional(v.record(v.string(), v.array(number)), {}),
});

const itemSchema = v.strictObject({
  office: officeCode,
  case: caseIdSchema,
  digest: digestSchema,
  /** The batch that brought it first. */
  batch: uuidSchema,
  receivedOn: v.string(),
  birthDate: v.string(),
  state: v.picklist(["ACCEPTED", "RULED", "RECALLED"]),
  /** The line that ruled it, as it went out. */
  ruling: v.nullable(v.unknown()),
});
export type RegisteredItem = v.InferOutput<typeof itemSchema>;

const registerSchema = v.strictObject({
  format: v.literal(1),
  offices: v.record(officeCode, officeSchema),
  items: v.record(v.pipe(v.string(), v.regex(uuidPattern)), itemSchema),
  /** Scans that arrived, by digest. */
  scans: v.optional(v.array(digestSchema), []),
  /** Answer files by what they say: the same again is the same bytes. */
  sent: v.record(
    v.pipe(v.string(), v.regex(digestPattern)),
    v.strictObject({ name: v.string(), sha256: digestSchema }),
  ),
});
/** What the centre knows; a value that is changed in place and written whole. */
export type Register = v.InferOutput<typeof registerSchema>;
export type RegisteredOffice = v.InferOutput<typeof officeSchema>;

export const emptyRegister = (): Register => ({ format: 1, offices: {}, items: {}, scans: [], sent: {} });

/** Throws `bad-json`, `bad-file` for a register that someone has changed by hand. */
export async function readRegister(folder: string): Promise<Register> {
  const path = join(folder, file);
  return readJson(registerSchema, await readFile(path, "utf8"), path);
}

export const writeRegister = (folder: string, register: Register): Promise<void> =>
  replaceFile(join(folder, file), `${JSON.stringify(register)}\n`);

/** Keeps the bytes of an answer file by digest, so that sending it again sends the same. */
export async function keepSent(folder: string, sha256: Digest, bytes: Uint8Array): Promise<void> {
  await mkdir(join(folder, "sent"), { recursive: true, mode: 0o700 });
  await replaceFile(join(folder, "sent", sha256), bytes);
}

export const sentBytes = (folder: string, sha256: Digest): Promise<Uint8Array> =>
  readFile(join(folder, "sent", sha256));

/** Every number that was ever given, in any ruling. */
export function givenIins(register: Register): Set<string> {
  const given = new Set<string>();
  for (const { ruling } of Object.values(register.items)) {
    const parsed = v.safeParse(centreMessageSchemas.DEC, ruling);
    if (parsed.success && parsed.output.outcome !== "ANNULLED" && parsed.output.iin !== null)
      given.add(parsed.output.iin);
  }
  return given;
}

/** Notes that a part of a batch is here; in any order, and any number of times. */
export function arrive(office: RegisteredOffice, seq: number, part: { number: number; of: number }): void {
  if (office.batches.includes(seq)) return;
  const here = new Set(office.partial[seq]).add(part.number);
  if (here.size < part.of) office.partial[seq] = [...here];
  else {
    office.batches.push(seq);
    delete office.partial[seq];
  }
}

/** The highest batch number up to which the office's batches are all here. */
export function completeUpTo({ batches }: RegisteredOffice): number {
  let upTo = 0;
  while (batches.includes(upTo + 1)) upTo += 1;
  return upTo;
}
