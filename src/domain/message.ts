import * as v from "valibot";
import { holdReasons } from "./answer.ts";
import { daySchema, instantSchema } from "./day.ts";
import { documentSchema } from "./document.ts";
import { type CaseId, caseIdPattern, type Digest, digestPattern, type ItemId, uuidPattern } from "./ids.ts";
import { scanSchema } from "./scan.ts";
import { lineSchema } from "./text.ts";

/** What an office says to the centre about an item that it sent before. */
export const messageKinds = ["SUP", "WDR", "RCL", "QRY", "CNF", "CFL"] as const;
export type MessageKind = (typeof messageKinds)[number];

const like = <Text extends string>(pattern: RegExp) =>
  v.pipe(
    v.string(),
    v.regex(pattern),
    v.transform((text) => text as Text),
  );
const digest = like<Digest>(digestPattern);
const reference = lineSchema(80);
const about = { item: like<ItemId>(uuidPattern), case: like<CaseId>(caseIdPattern), of: like<ItemId>(uuidPattern) };

/** A message as it waits to leave: its id was made once and stays the same whenever and however often it goes out. */
export const messageSchema = v.variant("kind", [
  /** Supplement: further papers, and scans that follow a text sent before. */
  v.strictObject({
    kind: v.literal("SUP"),
    ...about,
    revision: v.pipe(v.number(), v.integer(), v.minValue(1)),
    documents: v.array(documentSchema),
    scans: v.array(scanSchema),
  }),
  v.strictObject({ kind: v.literal("WDR"), ...about, on: daySchema }),
  v.strictObject({ kind: v.literal("RCL"), ...about }),
  v.strictObject({ kind: v.literal("QRY"), ...about, digest: v.nullable(digest) }),
  v.strictObject({
    kind: v.literal("CNF"),
    ...about,
    reference,
    appliedAt: instantSchema,
    letter: v.nullable(digest),
    servedOn: v.nullable(daySchema),
  }),
  v.strictObject({ kind: v.literal("CFL"), ...about, reference, reason: v.picklist(holdReasons) }),
]);
export type Message = v.InferOutput<typeof messageSchema>;

/** Papers that follow a case; one without papers brings the scans of those that were sent before. */
export type Supplement = Extract<Message, { kind: "SUP" }>;

export const messageStates = [
  "waiting",
  "sealed",
  "written",
  "handed-over",
  "received",
  "accepted",
  "rejected-tech",
  "unknown",
  "lost",
  "told-otherwise",
] as const;
/**
 * Where a message stands: `waiting` for the next export (for the first time, or after its batch was lost). `told-otherwise`:
 * it was returned, or never acknowledged, and an officer says that the centre was told by another way or needs it no more.
 */
export type MessageState = (typeof messageStates)[number];
