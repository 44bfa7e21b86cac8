import * as v from "valibot";
import { caseKinds } from "./application.ts";
import { entrySheetFields } from "./entry-sheet.ts";
import { letterKinds } from "./letter.ts";
import { isoDaySchema, signatorySchema } from "./letter-parts.ts";
import { languages, lineSchema, proseSchema, wordsSchema } from "./text.ts";

const count = v.pipe(v.number("number"), v.integer("number"), v.minValue(0, "number"));
const name = v.nullable(lineSchema(240));

const common = {
  format: v.literal(1, "format"),
  /** What the page is called at its foot: `BER-2026-11`, `BER-2026-B000001`. */
  id: lineSchema(80),
  office: wordsSchema,
  language: v.picklist(languages),
  training: v.boolean("boolean"),
  madeOn: isoDaySchema,
};

/** One letter in the register. `addressee` is null unless names were asked for. */
const registerRow = v.strictObject({
  letter: lineSchema(80),
  number: lineSchema(60),
  kind: v.picklist(letterKinds),
  case: lineSchema(40),
  addressee: name,
  issuedOn: isoDaySchema,
  state: v.picklist(["issued", "served", "void"]),
  /** The officer had the paper in hand. */
  printedOn: v.nullable(isoDaySchema),
  served: v.nullable(
    v.strictObject({
      on: isoDaySchema,
      to: v.picklist(["applicant", "representative"]),
      how: v.picklist(["in-person", "post", "courier", "e-mail"]),
      identitySeen: v.boolean("boolean"),
    }),
  ),
  /** The last day of the term to appeal, once it began. */
  appealUntil: v.nullable(isoDaySchema),
  reprints: count,
  voidedOn: v.nullable(isoDaySchema),
  /** An officer's own words: only where names were asked for. */
  voidReason: v.nullable(proseSchema()),
  /** The letter that took its place. */
  supersededBy: v.nullable(lineSchema(80)),
});
export type RegisterRow = v.InferOutput<typeof registerRow>;

const parcelRow = v.strictObject({
  case: lineSchema(40),
  service: v.picklist(caseKinds),
  proposal: v.picklist(["forward", "propose-refusal"]),
  addressee: name,
});

/**
 * Pages of the office itself, in one language: numbers of cases only, names where they were asked for. A sheet for typing
 * holds a whole case, in the languages of the central system.
 */
export const officePageSchema = v.variant("kind", [
  v.strictObject({
    kind: v.literal("letter-register"),
    ...common,
    from: isoDaySchema,
    until: isoDaySchema,
    madeBy: v.nullable(signatorySchema),
    rows: v.array(registerRow),
  }),
  v.strictObject({
    kind: v.literal("batch-handover"),
    ...common,
    batch: lineSchema(40),
    seq: count,
    files: v.array(
      v.strictObject({
        name: lineSchema(200),
        bytes: count,
        sha256: v.pipe(v.string("text"), v.regex(/^[0-9a-f]{64}$/, "digest")),
      }),
    ),
    rows: v.array(parcelRow),
  }),
  v.strictObject({ kind: v.literal("entry-sheet"), ...common, ...entrySheetFields }),
]);
export type OfficePage = v.InferOutput<typeof officePageSchema>;
export type LetterRegister = Extract<OfficePage, { kind: "letter-register" }>;
export type BatchHandover = Extract<OfficePage, { kind: "batch-handover" }>;
export type EntrySheet = Extract<OfficePage, { kind: "entry-sheet" }>;
