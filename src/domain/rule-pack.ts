import * as v from "valibot";
import { type CategoryCode, categoryCodes } from "./category.ts";
import { conditionSchema } from "./condition.ts";
import type { Day } from "./day.ts";
import { daySchema, isAfter, isBefore } from "./day.ts";
import { documentKinds } from "./document.ts";
import { natures } from "./document-nature.ts";
import { type ActKind, findingCodes, groundCodes, type Source } from "./finding.ts";
import type { Digest } from "./ids.ts";
import { lineSchema, wordsSchema } from "./text.ts";

const id = v.pipe(v.string("text"), v.regex(/^[a-z][a-z0-9-]{0,60}$/, "id"));
const actKinds = ["acceptance", "service"] as const satisfies readonly ActKind[];
const count = (max: number) =>
  v.pipe(v.number("number"), v.integer("number"), v.minValue(1, "number"), v.maxValue(max, "number"));
const some = <Item extends v.GenericSchema>(item: Item) => v.pipe(v.array(item), v.minLength(1, "empty"));

/** `found` in the order itself, `general` law, or `assumed` by us where the texts are silent. */
export const bases = ["found", "general", "assumed"] as const;
export type Basis = (typeof bases)[number];

/** Where an item comes from: one of the acts of the pack, and a part of it that the act lists in words. */
export const sourceSchema = v.strictObject({
  basis: v.picklist(bases),
  act: id,
  point: v.optional(lineSchema(40)),
});
export type PackSource = v.InferOutput<typeof sourceSchema>;

const act = v.strictObject({
  title: wordsSchema,
  /** Where the text can be read, or how it is registered. */
  reference: v.optional(lineSchema(200)),
  parts: v.optional(v.record(lineSchema(40), wordsSchema), {}),
});

const category = v.strictObject({
  code: v.picklist(categoryCodes),
  words: wordsSchema,
  route: v.picklist(["mission", "ministry"]),
  source: sourceSchema,
});
export type Category = v.InferOutput<typeof category>;

/** Fields of the application file that an interview asks for, in the order of the pack. */
export const askedFields = [
  "previousIin",
  "kind",
  "category",
  "mrz",
  "visual",
  "appearedInPerson",
  "consentOnPaper",
  "representative",
  "correction",
  "documents",
  "letterLanguage",
] as const;

const question = v.strictObject({
  field: v.picklist(askedFields),
  words: wordsSchema,
  when: v.optional(conditionSchema),
  source: v.optional(sourceSchema),
});
export type Question = v.InferOutput<typeof question>;

const kinds = some(v.picklist(documentKinds));

const requirement = v.pipe(
  v.strictObject({
    id,
    words: wordsSchema,
    when: v.optional(conditionSchema),
    /** Every one of these kinds. */
    "all-of": v.optional(kinds),
    /** A kind that serves in place of the only one of `all-of`. */
    instead: v.optional(kinds),
    /** Any one of these kinds. */
    "one-of": v.optional(kinds),
    /** Any one of these kinds, or another paper with a title, which always warns. */
    "open-one-of": v.optional(kinds),
    /** A notarised translation of the identity document into one of these languages. */
    "translated-into": v.optional(some(v.picklist(["kk", "ru"]))),
    source: sourceSchema,
  }),
  v.check(
    (one) =>
      [one["all-of"], one["one-of"], one["open-one-of"], one["translated-into"]].filter((part) => part !== undefined)
        .length === 1,
    "one-way-to-meet",
  ),
  v.check((one) => one.instead === undefined || one["all-of"]?.length === 1, "instead-of-one"),
);
export type Requirement = v.InferOutput<typeof requirement>;

const check = v.strictObject({
  id,
  finding: v.picklist(findingCodes),
  /** Only for papers of these natures. */
  natures: v.optional(some(v.picklist(natures))),
  when: v.optional(conditionSchema),
  /** What must hold; where it does not, there is the finding. Without it the program finds the fault itself. */
  must: v.optional(conditionSchema),
  about: v.optional(lineSchema(60)),
  weight: v.picklist(["blocks", "warns"]),
  ground: v.optional(v.picklist(groundCodes)),
  source: sourceSchema,
});
export type Check = v.InferOutput<typeof check>;

const ground = v.strictObject({
  code: v.picklist(groundCodes),
  act: v.picklist(actKinds),
  /** True where the ground is law, but that this act may rest on it is our reading. */
  "act-assumed": v.optional(v.boolean("boolean"), false),
  /** Grounds whose findings this one can rest on too: what is missing here is non-compliance there. */
  covers: v.optional(v.array(v.picklist(groundCodes)), []),
  when: v.optional(conditionSchema),
  words: wordsSchema,
  cure: wordsSchema,
  source: sourceSchema,
});
export type Ground = v.InferOutput<typeof ground>;

const appeal = v.strictObject({
  id,
  act: v.picklist(actKinds),
  body: wordsSchema,
  term: wordsSchema,
  /** The term in months from the day the person learned of the act, where it is counted so. */
  months: v.optional(count(36)),
  source: sourceSchema,
});
export type Appeal = v.InferOutput<typeof appeal>;

const reminder = v.strictObject({ id, words: wordsSchema, when: v.optional(conditionSchema), source: sourceSchema });
export type Reminder = v.InferOutput<typeof reminder>;

/** What one order says, as data. Unknown keys are refused. */
export const rulePackSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1, "format"),
  id: v.pipe(v.string("text"), v.regex(/^[A-Z][A-Z0-9-]{0,19}$/, "pack-id")),
  status: v.picklist(["in-force", "provisional", "draft"]),
  title: wordsSchema,
  /** Said on every screen and page where the pack is used. */
  notice: v.optional(wordsSchema),
  order: id,
  from: v.optional(daySchema),
  until: v.optional(daySchema),
  /** Days before `from` that no order covers, on purpose. */
  gap: v.optional(v.strictObject({ from: daySchema, until: daySchema, why: wordsSchema })),
  acts: v.record(id, act),
  term: v.strictObject({ "working-days": count(60), source: sourceSchema }),
  categories: some(category),
  questions: some(question),
  requirements: some(requirement),
  checks: some(check),
  grounds: some(ground),
  appeals: some(appeal),
  reminders: v.optional(v.array(reminder), []),
});
export type RulePackFile = v.InferOutput<typeof rulePackSchema>;

/** What one mission adds to the rules of its country: never less, so it has no way to say so. */
export const overlaySchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1, "format"),
  id,
  title: wordsSchema,
  /** The mission's country; an office there gets the overlay without asking for it by name. */
  country: v.pipe(v.string("text"), v.regex(/^[A-Z]{3}$/, "country-code")),
  /** Where given, only offices with one of these codes. */
  offices: v.optional(some(v.pipe(v.string("text"), v.regex(/^[A-Z][A-Z0-9]{1,4}$/, "office-code")))),
  /** An earlier overlay in whose place this one stands. */
  replaces: v.optional(id),
  acts: v.record(id, act),
  requirements: v.optional(v.array(requirement), []),
  checks: v.optional(v.array(check), []),
  reminders: v.optional(v.array(reminder), []),
});
export type Overlay = v.InferOutput<typeof overlaySchema>;

/** The rules that one application is held against: a pack, with what the mission adds. */
export interface RulePack extends RulePackFile {
  /** SHA-256 of the pack's file. */
  readonly digest: Digest;
  /** Ids of the overlays that were added. */
  readonly overlays: readonly string[];
}

/** The pack with an overlay's demands after its own; ids of the pack win, so nothing of it can be replaced. */
export function withOverlay(pack: RulePack, overlay: Overlay): RulePack {
  return {
    ...pack,
    overlays: [...pack.overlays, overlay.id],
    acts: { ...overlay.acts, ...pack.acts },
    requirements: [...pack.requirements, ...overlay.requirements],
    checks: [...pack.checks, ...overlay.checks],
    reminders: [...pack.reminders, ...overlay.reminders],
  };
}

/** True on the days the order covers; a pack without a span covers none. */
export function covers(pack: Pick<RulePackFile, "from" | "until">, day: Day): boolean {
  if (pack.from === undefined) return false;
  return !isBefore(day, pack.from) && (pack.until === undefined || !isAfter(day, pack.until));
}

/** The source as findings and demands bear it. */
export const sourceOf = (source: PackSource): Source => ({
  act: source.act,
  point: source.point ?? null,
  assumed: source.basis === "assumed",
});

/** The category as the pack knows it, or null. */
export const categoryIn = (pack: RulePackFile, code: CategoryCode): Category | null =>
  pack.categories.find((each) => each.code === code) ?? null;
