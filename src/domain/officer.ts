import * as v from "valibot";
import { type OfficerId, officerIdPattern } from "./ids.ts";
import { lineSchema, wordsSchema } from "./text.ts";

/** What an officer may do at this desk. A machine exports, imports and reports; it never decides, releases or signs. */
export const rights = ["intake", "decide", "approve", "export", "import", "sign"] as const;
export type Right = (typeof rights)[number];
export const machineRights: readonly Right[] = ["export", "import"];

const officerIdSchema = v.pipe(
  v.string("text"),
  v.regex(officerIdPattern, "officer-id"),
  v.transform((id) => id as OfficerId),
);

const person = v.strictObject({
  id: officerIdSchema,
  name: lineSchema(120),
  position: wordsSchema,
  kind: v.literal("person"),
  may: v.array(v.picklist(rights)),
  left: v.optional(v.boolean(), false),
});

const machine = v.strictObject({
  id: officerIdSchema,
  kind: v.literal("machine"),
  may: v.array(v.picklist(machineRights, "machine-right")),
  left: v.optional(v.boolean(), false),
});

/** One entry of `officers` in office.json. An officer is a claim, not a login, until officers have keys. */
export const officerSchema = v.variant("kind", [person, machine]);
export type Officer = v.InferOutput<typeof officerSchema>;
export type Person = Extract<Officer, { kind: "person" }>;

/** Bringing files in is part of a person's export duty; a machine needs the right by name. */
export function may(officer: Officer, right: Right): boolean {
  if (officer.may.includes(right)) return true;
  return officer.kind === "person" && right === "import" && officer.may.includes("export");
}
