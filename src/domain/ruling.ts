import * as v from "valibot";
import { daySchema } from "./day.ts";
import { lineSchema, proseSchema } from "./text.ts";

const iin = v.pipe(v.string("text"), v.regex(/^[0-9]{12}$/, "iin"));

/** A ground as the centre states it: a code of its own list, its point, its words in kk and ru. */
export const ruledGroundSchema = v.strictObject({
  code: lineSchema(60),
  point: v.optional(v.nullable(lineSchema(120)), null),
  texts: v.optional(v.nullable(v.strictObject({ kk: proseSchema(), ru: proseSchema() })), null),
});
export type RuledGround = v.InferOutput<typeof ruledGroundSchema>;

/** Whom the centre registered under the number, where it says so. */
export const registeredAsSchema = v.strictObject({
  surname: lineSchema(120),
  givenNames: v.optional(v.nullable(lineSchema(120)), null),
  birthDate: lineSchema(10),
  citizenship: lineSchema(3),
  documentNumber: lineSchema(60),
});
export type RegisteredAs = v.InferOutput<typeof registeredAsSchema>;

const common = {
  reference: lineSchema(80),
  on: daySchema,
  registeredAs: v.optional(v.nullable(registeredAsSchema), null),
};

/** What the centre decides: the law's answer to one case. */
export const rulingSchema = v.variant("outcome", [
  v.strictObject({ outcome: v.literal("issued"), iin, ...common }),
  v.strictObject({
    outcome: v.literal("refused"),
    grounds: v.pipe(v.array(ruledGroundSchema), v.minLength(1, "empty")),
    iin: v.optional(v.nullable(iin), null),
    ...common,
  }),
  v.strictObject({ outcome: v.literal("annulled"), ...common }),
]);
export type Ruling = v.InferOutput<typeof rulingSchema>;
export type FinalRuling = Exclude<Ruling, { outcome: "annulled" }>;
export type RulingOutcome = Ruling["outcome"];
