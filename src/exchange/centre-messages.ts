import * as v from "valibot";
import { daySchema, instantSchema } from "../domain/day.ts";
import { registeredAsSchema, ruledGroundSchema } from "../domain/ruling.ts";
import { lineSchema, proseSchema } from "../domain/text.ts";
import { digestSchema, itemIdSchema, uuidSchema } from "./manifest.ts";

const code = lineSchema(60);
const texts = v.strictObject({ kk: proseSchema(), ru: proseSchema() });
const states = ["RECEIVED", "ACCEPTED", "IN-WORK", "RULED", "RECALLED", "UNKNOWN"] as const;
/** Which item, and which content of it. */
const about = { item: itemIdSchema, digest: v.nullable(digestSchema) };
const ruled = {
  ...about,
  reference: lineSchema(80),
  on: daySchema,
  registeredAs: v.optional(v.nullable(registeredAsSchema), null),
};

const decision = v.variant("outcome", [
  // Digits are judged one by one later: a wrong number must be named for what it is, not as an unreadable line.
  v.strictObject({ kind: v.literal("DEC"), outcome: v.literal("ISSUED"), iin: lineSchema(40), ...ruled }),
  v.strictObject({
    kind: v.literal("DEC"),
    outcome: v.literal("REFUSED"),
    grounds: v.pipe(v.array(ruledGroundSchema), v.minLength(1, "empty"), v.maxLength(20, "too-many")),
    iin: v.optional(v.nullable(lineSchema(40)), null),
    ...ruled,
  }),
  v.strictObject({ kind: v.literal("DEC"), outcome: v.literal("ANNULLED"), ...ruled }),
]);
export type DecisionMessage = v.InferOutput<typeof decision>;

const acknowledgement = v.variant("state", [
  v.strictObject({ kind: v.literal("ACK"), state: v.literal("ACCEPTED"), ...about }),
  v.strictObject({
    kind: v.literal("ACK"),
    state: v.literal("ALREADY"),
    ...about,
    /** The batch that brought it first, the day, and how far it has come. */
    original: v.strictObject({ batch: uuidSchema, on: daySchema, state: v.picklist(states) }),
  }),
  v.strictObject({
    kind: v.literal("ACK"),
    state: v.literal("REJECTED_TECH"),
    ...about,
    code,
    field: v.nullable(lineSchema(200)),
    retryable: v.boolean("boolean"),
  }),
]);

/** One line of `items.ndjson` from the centre, by its kind. */
export const centreMessageSchemas = {
  RCPT: v.strictObject({
    kind: v.literal("RCPT"),
    batch: uuidSchema,
    parts: v.pipe(v.array(v.strictObject({ part: v.number("number"), sha256: digestSchema })), v.minLength(1, "empty")),
    receivedAt: instantSchema,
  }),
  ACK: acknowledgement,
  INF: v.strictObject({
    kind: v.literal("INF"),
    ...about,
    dueOn: daySchema,
    demands: v.pipe(v.array(v.strictObject({ code, texts: v.nullable(texts) })), v.minLength(1, "empty")),
  }),
  DEC: decision,
  STA: v.strictObject({
    kind: v.literal("STA"),
    ...about,
    state: v.picklist(states),
    on: v.nullable(daySchema),
    reference: v.nullable(lineSchema(80)),
  }),
  WRN: v.strictObject({
    kind: v.literal("WRN"),
    item: v.nullable(itemIdSchema),
    digest: v.nullable(digestSchema),
    code,
    field: v.nullable(lineSchema(200)),
    refusedFrom: daySchema,
    texts: v.nullable(texts),
  }),
} as const;
export type CentreMessageKind = keyof typeof centreMessageSchemas;
export type CentreMessage = {
  [Kind in CentreMessageKind]: v.InferOutput<(typeof centreMessageSchemas)[Kind]>;
}[CentreMessageKind];
/** As it stands in the file. */
export type CentreMessageJson = {
  [Kind in CentreMessageKind]: v.InferInput<(typeof centreMessageSchemas)[Kind]>;
}[CentreMessageKind];
