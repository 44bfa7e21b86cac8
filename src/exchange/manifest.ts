import * as v from "valibot";
import { Temporal } from "../domain/day.ts";
import {
  answerFileIdPattern,
  type BatchId,
  batchIdPattern,
  type CaseId,
  caseIdPattern,
  type Digest,
  digestPattern,
  type ItemId,
  officeCodePattern,
  uuidPattern,
} from "../domain/ids.ts";
import { lineSchema } from "../domain/text.ts";
import { limits } from "./limits.ts";

/** The only version of the format so far. A reader refuses every other: it cannot know what it would overlook. */
export const formatVersion = 1;
export const fileKinds = ["batch", "answers", "receipt", "scans", "confirmation"] as const;
export type FileKind = (typeof fileKinds)[number];

const matching = <Text extends string = string>(pattern: RegExp) =>
  v.pipe(
    v.string("text"),
    v.regex(pattern, "not-allowed-here"),
    v.transform((text) => text as Text),
  );
export const digestSchema = matching<Digest>(digestPattern);
export const uuidSchema = matching(uuidPattern);
export const itemIdSchema = matching<ItemId>(uuidPattern);
export const caseIdSchema = matching<CaseId>(caseIdPattern);
const count = (max: number) => v.pipe(v.number("number"), v.integer("number"), v.minValue(0), v.maxValue(max));
const ordinal = v.pipe(v.number("number"), v.integer("number"), v.minValue(1), v.maxValue(999_999));

/** An instant with its offset: the day on the sender's wall clock can be told from it. */
const zoned = v.pipe(
  v.string("instant"),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/, "instant"),
  v.rawTransform(({ dataset: { value }, addIssue, NEVER }) => {
    try {
      return Temporal.Instant.from(value).toZonedDateTimeISO(value.endsWith("Z") ? "UTC" : value.slice(-6));
    } catch {
      addIssue({ message: "instant" });
      return NEVER;
    }
  }),
);
const ledgerHead = v.nullable(v.strictObject({ size: count(Number.MAX_SAFE_INTEGER), hash: digestSchema }));

/** What the manifest says of one item: its line in `items.ndjson`, in the same order. */
export const manifestItemSchema = v.strictObject({
  item: itemIdSchema,
  /** Null in a message about the office itself. */
  case: v.nullable(caseIdSchema),
  kind: v.nullable(v.picklist(["formation", "correction"])),
  revision: v.nullable(ordinal),
  digest: digestSchema,
  /** Digests of scans that belong to it, in this part or in another. */
  scans: v.pipe(v.array(digestSchema), v.maxLength(60, "too-many")),
});

const entrySchema = v.strictObject({
  name: matching(/^(?:items\.ndjson|files\/[0-9a-f]{64})$/),
  bytes: count(limits.unpackedBytes),
  sha256: digestSchema,
});

const fields = v.strictObject({
  formatVersion: v.literal(formatVersion),
  kind: v.picklist(fileKinds),
  id: uuidSchema,
  /** The name people use: `BER-2026-B000001`. */
  number: v.union([matching<BatchId>(batchIdPattern), matching(answerFileIdPattern)], "not-allowed-here"),
  /** The office that sends a batch, or that an answer is for. */
  office: matching(officeCodePattern),
  /** The number of the batch among all of the office's; null in what the centre sends. */
  seq: v.nullable(ordinal),
  previousDigest: v.nullable(digestSchema),
  createdAt: zoned,
  /** The sender's clock was found to run backwards or ahead. */
  clockSuspect: v.boolean("boolean"),
  part: v.strictObject({ number: ordinal, of: ordinal }),
  /** SHA-256 over the text of the recipient's key, `age1…`. */
  recipientKey: digestSchema,
  rulePacks: v.pipe(v.array(v.strictObject({ id: lineSchema(40), digest: digestSchema })), v.maxLength(100)),
  /** Lines in `items.ndjson`. */
  count: count(1_000_000),
  /** Null in what the centre sends. */
  items: v.nullable(v.pipe(v.array(manifestItemSchema), v.maxLength(1_000_000))),
  /** Every entry of the payload but the manifest, in its order. */
  entries: v.pipe(v.array(entrySchema), v.minLength(1, "empty"), v.maxLength(limits.entries)),
  ledgerHead,
  software: lineSchema(80),
  answerSeq: v.nullable(ordinal),
  previousAnswerDigest: v.nullable(digestSchema),
  inReplyTo: v.nullable(v.strictObject({ batch: uuidSchema, sha256: digestSchema })),
  completeUpTo: v.nullable(count(999_999)),
  asOf: v.nullable(zoned),
  ledgerHeadSeen: ledgerHead,
});
/** `manifest.json`: every field is there in every file, null where it does not apply. Unknown keys are refused. */
export const manifestSchema = v.pipe(
  fields,
  v.check(({ number, office }) => number.startsWith(`${office}-`), "not-allowed-here"),
  v.check(({ part }) => part.number <= part.of, "not-allowed-here"),
);
/** As the program holds it. */
export type Manifest = v.InferOutput<typeof manifestSchema>;
/** As it stands in the file. */
export type ManifestJson = v.InferInput<typeof manifestSchema>;
