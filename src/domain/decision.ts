import * as v from "valibot";
import { groundCodes } from "./finding.ts";
import { proseSchema } from "./text.ts";

/** A ground as the office uses it: its code, and the concrete fact about a document or a datum in an officer's words. */
export const usedGroundSchema = v.strictObject({
  code: v.picklist(groundCodes),
  fact: v.nullable(proseSchema(2000)),
});
export type UsedGround = v.InferOutput<typeof usedGroundSchema>;

const atLeastOneGround = v.tupleWithRest([usedGroundSchema], usedGroundSchema);

/** What the office decides. A refusal to accept has at least one ground; so has a proposal to refuse. */
export const decisionSchema = v.variant("kind", [
  v.strictObject({ kind: v.literal("forward"), reason: v.nullable(proseSchema(2000)) }),
  v.strictObject({
    kind: v.literal("propose-refusal"),
    grounds: atLeastOneGround,
    reason: v.nullable(proseSchema(2000)),
  }),
  v.strictObject({ kind: v.literal("refuse"), grounds: atLeastOneGround }),
]);
export type Decision = v.InferOutput<typeof decisionSchema>;
export type DecisionKind = Decision["kind"];

/** Both kinds of forwarding leave in the next batch. */
export const isForwarded = (decision: Decision): boolean => decision.kind !== "refuse";
