import * as v from "valibot";
import { daySchema } from "./day.ts";
import { groundCodes } from "./finding.ts";
import { type Ruling, registeredAsSchema } from "./ruling.ts";
import { lineSchema } from "./text.ts";

const twelve = v.pipe(v.string("text"), v.regex(/^[0-9]{12}$/, "iin"));
const common = { reference: lineSchema(80), on: daySchema };
const registeredAs = v.optional(v.nullable(registeredAsSchema), null);

/** A ruling as an officer reads it from the screen of the central system, in a file. The number stands there twice. */
export const recordedRulingSchema = v.variant(
  "outcome",
  [
    v.strictObject({
      $schema: v.optional(v.string()),
      outcome: v.literal("issued"),
      ...common,
      iin: twelve,
      iinAgain: twelve,
      registeredAs,
    }),
    v.strictObject({
      $schema: v.optional(v.string()),
      outcome: v.literal("refused"),
      ...common,
      grounds: v.pipe(v.array(v.picklist(groundCodes)), v.minLength(1, "empty"), v.maxLength(20, "too-many")),
      iin: v.optional(v.nullable(twelve), null),
      iinAgain: v.optional(v.nullable(twelve), null),
      registeredAs,
    }),
    v.strictObject({ $schema: v.optional(v.string()), outcome: v.literal("annulled"), ...common }),
  ],
  "not-in-list",
);
export type RecordedRuling = v.InferOutput<typeof recordedRulingSchema>;

/** The same where somebody hands it in: the number was typed the same both times. */
export const recordedRulingFileSchema = v.pipe(
  recordedRulingSchema,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.outcome === "annulled") return;
    const { value: input } = dataset;
    if (input.iin === input.iinAgain) return;
    addIssue({ message: "differs", path: [{ type: "object", origin: "value", input, key: "iinAgain", value: null }] });
  }),
);

/** What was recorded, as every other ruling is. A ground is known by its code alone. */
export function rulingOf(recorded: RecordedRuling): Ruling {
  const { reference, on } = recorded;
  switch (recorded.outcome) {
    case "issued":
      return { outcome: "issued", reference, on, iin: recorded.iin, registeredAs: recorded.registeredAs };
    case "refused": {
      const grounds = recorded.grounds.map((code) => ({ code, point: null, texts: null }));
      return { outcome: "refused", reference, on, grounds, iin: recorded.iin, registeredAs: recorded.registeredAs };
    }
    case "annulled":
      return { outcome: "annulled", reference, on, registeredAs: null };
  }
}
