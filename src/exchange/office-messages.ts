import * as v from "valibot";
import { holdReasons } from "../domain/answer.ts";
import { applicationSchema, localTimeSchema } from "../domain/application.ts";
import { daySchema, instantSchema } from "../domain/day.ts";
import { usedGroundSchema } from "../domain/decision.ts";
import { documentSchema, type PresentedDocument } from "../domain/document.ts";
import { findingCodes, groundCodes } from "../domain/finding.ts";
import { lineSchema } from "../domain/text.ts";
import { caseIdSchema, digestSchema, itemIdSchema } from "./manifest.ts";

const revision = v.pipe(v.number("number"), v.integer("number"), v.minValue(1));
const params = v.record(v.pipe(v.string(), v.maxLength(40)), v.union([lineSchema(200), v.number("number")]));

/** A remark of the office's verification, passed along for whoever rules. */
const findingSchema = v.strictObject({
  code: v.picklist(findingCodes),
  weight: v.picklist(["blocks", "warns"]),
  about: lineSchema(120),
  ground: v.nullable(v.picklist(groundCodes)),
  point: v.nullable(lineSchema(120)),
  params: v.nullable(params),
});

/** Where a scan lies on somebody's disk is no business of the exchange. */
const hasNoPath = ({ scan }: PresentedDocument): boolean => typeof scan !== "string";
const travellingPaper = v.pipe(documentSchema, v.check(hasNoPath, "not-allowed-here"));

const request = {
  item: itemIdSchema,
  case: caseIdSchema,
  revision,
  /** The day that counts, on the office's calendar. */
  appliedOn: daySchema,
  /** The office's wall clock when the applicant came. */
  appliedAt: localTimeSchema,
  registeredAt: instantSchema,
  /** The rules it was checked by. */
  pack: v.strictObject({ id: lineSchema(40), digest: digestSchema }),
  underOrder: v.nullable(lineSchema(200)),
  application: v.pipe(
    applicationSchema,
    v.check(({ documents }) => documents.every(hasNoPath), "not-allowed-here"),
  ),
  findings: v.pipe(v.array(findingSchema), v.maxLength(200, "too-many")),
  /** Grounds on which the office proposes to refuse; null when it proposes nothing. */
  proposal: v.nullable(v.pipe(v.array(usedGroundSchema), v.minLength(1, "empty"))),
};

/** A message about an item sent before: its own id, the other's, the case. */
const about = { item: itemIdSchema, of: itemIdSchema, case: caseIdSchema };
const reference = lineSchema(80);

/** One line of `items.ndjson` from an office. */
export const officeMessageSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("REQ"), ...request }),
  v.strictObject({ kind: v.literal("COR"), ...request }),
  v.strictObject({
    kind: v.literal("SUP"),
    ...about,
    revision,
    documents: v.pipe(v.array(travellingPaper), v.maxLength(60, "too-many")),
    scans: v.pipe(v.array(digestSchema), v.maxLength(60, "too-many")),
  }),
  v.strictObject({ kind: v.literal("WDR"), ...about, on: daySchema }),
  v.strictObject({ kind: v.literal("RCL"), ...about }),
  v.strictObject({ kind: v.literal("QRY"), ...about, of: v.nullable(itemIdSchema), digest: v.nullable(digestSchema) }),
  v.strictObject({
    kind: v.literal("CNF"),
    ...about,
    reference,
    appliedAt: instantSchema,
    letter: v.nullable(digestSchema),
    servedOn: v.nullable(daySchema),
  }),
  v.strictObject({ kind: v.literal("CFL"), ...about, reference, reason: v.picklist(holdReasons) }),
]);
export type OfficeMessage = v.InferOutput<typeof officeMessageSchema>;
export type OfficeMessageJson = v.InferInput<typeof officeMessageSchema>;
/** A request: formation, or correction. */
export type RequestMessage = Extract<OfficeMessage, { kind: "REQ" | "COR" }>;
