import * as v from "valibot";
import { applicationSchema } from "../domain/application.ts";
import type { AppliedRuling, MadeDecision, Remark, Verification } from "../domain/case.ts";
import { daySchema, instantSchema } from "../domain/day.ts";
import { decisionSchema } from "../domain/decision.ts";
import { decisionBasisSchema } from "../domain/decision-basis.ts";
import { findingCodes, groundCodes } from "../domain/finding.ts";
import { type ItemId, type OfficerId, officerIdPattern, uuidPattern } from "../domain/ids.ts";
import { rulingSchema } from "../domain/ruling.ts";

const officerId = v.pipe(
  v.string(),
  v.regex(officerIdPattern),
  v.transform((id) => id as OfficerId),
);
const itemId = v.pipe(
  v.string(),
  v.regex(uuidPattern),
  v.transform((id) => id as ItemId),
);
const stamp = { by: officerId, at: instantSchema };

const findingSchema = v.strictObject({
  code: v.picklist(findingCodes),
  weight: v.picklist(["blocks", "warns"]),
  about: v.string(),
  ground: v.exactOptional(v.picklist(groundCodes)),
  source: v.strictObject({ act: v.string(), point: v.nullable(v.string()), assumed: v.boolean() }),
  params: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number()]))),
});

const verificationSchema: v.GenericSchema<unknown, Verification> = v.strictObject({
  on: daySchema,
  outcome: v.picklist(["clear", "warned", "blocked"]),
  findings: v.array(findingSchema),
  reason: v.nullable(v.string()),
  ...stamp,
});

const madeDecisionSchema: v.GenericSchema<unknown, MadeDecision> = v.strictObject({
  on: daySchema,
  decision: decisionSchema,
  basis: v.exactOptional(decisionBasisSchema),
  approved: v.nullable(v.strictObject(stamp)),
  ...stamp,
});

/** A ruling that can stand for a case: an annulment never does. */
const finalRulingSchema = v.pipe(
  rulingSchema,
  v.check((ruling) => ruling.outcome !== "annulled"),
  v.transform((ruling) => {
    if (ruling.outcome === "annulled") throw new Error("an annulment stands for no case");
    return ruling;
  }),
);

const appliedRulingSchema: v.GenericSchema<unknown, AppliedRuling> = v.strictObject({
  ruling: finalRulingSchema,
  via: v.picklist(["file", "by-hand"]),
  item: v.nullable(itemId),
  ...stamp,
});

const remarkSchema: v.GenericSchema<unknown, Remark> = v.strictObject({
  about: v.picklist(["withdrawal", "reopening", "late-application", "release", "rejection", "warnings", "amendment"]),
  text: v.string(),
  ...stamp,
});

/** What is personal about one revision of a case, and the salt under which the ledger knows its texts. */
export const payloadSchema = v.strictObject({
  salt: v.pipe(v.string(), v.regex(/^[0-9a-f]{32,}$/)),
  application: applicationSchema,
  remarks: v.array(remarkSchema),
  verification: v.nullable(verificationSchema),
  decision: v.nullable(madeDecisionSchema),
  ruling: v.nullable(appliedRulingSchema),
});
export type Payload = v.InferOutput<typeof payloadSchema>;

/** What is personal about a hold: the ruling itself, and the words that ended it. */
export const holdPayloadSchema = v.strictObject({ ruling: rulingSchema, remark: v.nullable(remarkSchema) });
