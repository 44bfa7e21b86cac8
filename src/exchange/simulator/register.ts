import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { type Digest, digestPattern, officeCodePattern, uuidPattern } from "../../domain/ids.ts";
import { readJson } from "../../domain/json-file.ts";
import { messageKinds } from "../../domain/message.ts";
import { centreMessageSchemas } from "../centre-messages.ts";
import { replaceFile } from "../durable-file.ts";
import { caseIdSchema, digestSchema, uuidSchema } from "../manifest.ts";

const file = "register.json";
const number = v.pipe(v.number("number"), v.integer("number"), v.minValue(0));
const officeCode = v.pipe(v.string(), v.regex(officeCodePattern));

const batchSchema = v.strictObject({
  seq: number,
  /** Its id, not its number. */
  batch: uuidSchema,
  parts: v.array(v.strictObject({ part: number, sha256: digestSchema })),
  of: number,
  /** Parts whose every line was looked at. */
  answered: v.array(number),
});
export type RegisteredBatch = v.InferOutput<typeof batchSchema>;

const officeSchema = v.strictObject({
  /** PEM, the newest first: what an older one has signed still counts. */
  certificates: v.array(v.string()),
  /** `age1…` */
  recipient: v.string(),
  nextAnswer: number,
  lastAnswer: v.nullable(digestSchema),
  /** What arrived of each batch. */
  batches: v.array(batchSchema),
});

/** As much of a request as a ruling is made of. */
const subject = {
  revision: number,
  appliedOn: v.string(),
  birthDate: v.string(),
  /** The number that is to be corrected, and the one that the applicant says to have. */
  correctedIin: v.nullable(v.string()),
  statedIin: v.nullable(v.string()),
  /** The ground on which the office proposes to refuse. */
  proposed: v.nullable(v.picklist(["unreliable", "non-compliant"])),
  /** A digest of whom the request is about. */
  person: v.optional(v.string(), ""),
};

const itemSchema = v.strictObject({
  office: officeCode,
  case: caseIdSchema,
  digest: digestSchema,
  /** The batch that brought it first. */
  batch: uuidSchema,
  receivedOn: v.string(),
  ...subject,
  state: v.picklist(["ACCEPTED", "RULED", "RECALLED"]),
  /** The line that ruled it, as it went out. */
  ruling: v.nullable(v.unknown()),
  /** Rulings that were taken back, each with the line that did, oldest first. */
  annulled: v.optional(v.array(v.strictObject({ ruling: v.unknown(), annulment: v.unknown() })), []),
  /** The office has said that it applied the ruling. */
  confirmed: v.boolean(),
  /** The day on which it handed over the letter about it. */
  servedOn: v.optional(v.nullable(v.string()), null),
  /** Supplements by their own ids, in the order in which they came. */
  supplements: v.optional(v.array(v.string()), []),
});
export type RegisteredItem = v.InferOutput<typeof itemSchema>;

/** What an office said beside its requests: the same again is answered with where it came first. */
const messageSchema = v.strictObject({
  kind: v.picklist(messageKinds),
  digest: digestSchema,
  /** The batch that brought it first. */
  batch: uuidSchema,
  receivedOn: v.string(),
});
export type RegisteredMessage = v.InferOutput<typeof messageSchema>;

const registerSchema = v.strictObject({
  format: v.literal(1),
  offices: v.record(officeCode, officeSchema),
  items: v.record(v.pipe(v.string(), v.regex(uuidPattern)), itemSchema),
  messages: v.optional(v.record(v.pipe(v.string(), v.regex(uuidPattern)), messageSchema), {}),
  /** Items that were withdrawn before they arrived. */
  withdrawn: v.optional(v.array(v.string()), []),
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

export const emptyRegister = (): Register => ({
  format: 1,
  offices: {},
  items: {},
  messages: {},
  withdrawn: [],
  scans: [],
  sent: {},
});

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
  for (const { ruling, annulled } of Object.values(register.items)) {
    for (const line of [ruling, ...annulled.map((one) => one.ruling)]) {
      const { iin } = decisionIn(line);
      if (iin !== null) given.add(iin);
    }
  }
  return given;
}

/** Items of one case of one office, about one person. */
export class Requests {
  readonly #items = new Map<string, RegisteredItem[]>();

  constructor(register: Register) {
    for (const entry of Object.values(register.items)) this.add(entry);
  }

  add(entry: RegisteredItem): void {
    const key = keyOf(entry);
    const others = this.#items.get(key);
    if (others === undefined) this.#items.set(key, [entry]);
    else if (!others.includes(entry)) others.push(entry);
  }

  /** The number that the person of a request has by another item of the same case; null where they have none. */
  numberOf(entry: RegisteredItem): string | null {
    for (const other of this.#items.get(keyOf(entry)) ?? []) {
      const { outcome, iin } = decisionIn(other.ruling);
      if (other !== entry && outcome === "ISSUED") return iin;
    }
    return null;
  }
}

const keyOf = ({ office, case: id, person }: RegisteredItem): string => `${office} ${id} ${person}`;

function decisionIn(line: unknown): { readonly outcome: string | null; readonly iin: string | null } {
  const parsed = v.safeParse(centreMessageSchemas.DEC, line);
  if (!parsed.success) return { outcome: null, iin: null };
  const { output } = parsed;
  return { outcome: output.outcome, iin: output.outcome === "ANNULLED" ? null : output.iin };
}

/** The highest batch number up to which every part of the office's batches is here and was looked at. */
export function completeUpTo({ batches }: RegisteredOffice): number {
  const whole = new Set(batches.filter(({ answered, of }) => answered.length === of).map(({ seq }) => seq));
  let upTo = 0;
  while (whole.has(upTo + 1)) upTo += 1;
  return upTo;
}

/** Notes that a part has arrived, once; gives what is known of its batch. */
export function arrived(
  office: RegisteredOffice,
  file: {
    readonly seq: number;
    readonly batch: string;
    readonly part: number;
    readonly of: number;
    readonly sha256: Digest;
  },
): RegisteredBatch {
  let known = office.batches.find(({ batch }) => batch === file.batch);
  if (known === undefined) {
    known = { seq: file.seq, batch: file.batch, parts: [], of: file.of, answered: [] };
    office.batches.push(known);
  }
  const { part, sha256 } = file;
  if (!known.parts.some((one) => one.part === part)) known.parts.push({ part, sha256 });
  return known;
}
