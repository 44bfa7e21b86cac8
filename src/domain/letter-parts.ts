import * as v from "valibot";
import { dayOrNull } from "./day.ts";
import { documentKinds } from "./document.ts";
import { findingCodes } from "./finding.ts";
import { languages, lineSchema, proseSchema, wordsSchema } from "./text.ts";

/** `YYYY-MM-DD` kept as text: the facts of a letter are one plain JSON value. */
export const isoDaySchema = v.pipe(
  v.string("date"),
  v.check((text) => dayOrNull(text) !== null, "date"),
);

/** `YYYY-MM-DDTHH:MM` on the wall clock of the office. */
export const isoLocalTimeSchema = v.pipe(
  v.string("local-time"),
  v.regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, "local-time"),
  v.check((text) => dayOrNull(text.slice(0, 10)) !== null, "local-time"),
);

const countryCode = v.pipe(v.string("text"), v.regex(/^[A-Z]{1,3}$/, "country-code"));
const headLines = v.array(lineSchema(120));

/** The letterhead, and how to reach the office. `image` is a PNG or JPEG file of the office's own, relative to its folder. */
export const letterOfficeSchema = v.strictObject({
  names: wordsSchema,
  letterhead: v.strictObject({ kk: headLines, ru: headLines, en: headLines, image: v.nullable(lineSchema(300)) }),
  address: lineSchema(200),
  phone: lineSchema(60),
  email: lineSchema(120),
});

const nameSchema = v.strictObject({ surname: lineSchema(120), givenNames: v.nullable(lineSchema(120)) });

/**
 * The person the letter is for. `record` is the name of record as the machine-readable zone writes it (the visual
 * reading where a document has no such zone), `visual` the other reading; neither is ever recased or transliterated.
 */
export const addresseeSchema = v.strictObject({
  record: v.strictObject({ ...nameSchema.entries, truncated: v.boolean("boolean") }),
  /** Stands where there was no machine-readable zone to read. */
  recordFrom: v.exactOptional(v.literal("visual")),
  visual: v.strictObject({ ...nameSchema.entries, patronymic: v.nullable(lineSchema(120)) }),
  /** May be partial: `1980-XX-XX`. */
  birthDate: v.nullable(lineSchema(10)),
  citizenship: v.nullable(countryCode),
  documentNumber: v.nullable(lineSchema(60)),
});
export type Addressee = v.InferOutput<typeof addresseeSchema>;

/** The act and its part, in words. `point` stands where only the bare number is known. */
export const normSchema = v.strictObject({
  act: wordsSchema,
  part: v.nullable(wordsSchema),
  point: v.nullable(lineSchema(120)),
});
export type Norm = v.InferOutput<typeof normSchema>;

/** What an officer wrote, in the one language it was written in. */
const writtenSchema = v.strictObject({ text: proseSchema(), language: v.picklist(languages) });
/** What the centre wrote, in its two languages. */
const bilingualSchema = v.strictObject({ kk: proseSchema(), ru: proseSchema() });

/**
 * What verification found: its sentence is made in each language from the code. `kinds` are papers that nobody
 * presented, `document` the paper it is about.
 */
const foundSchema = v.strictObject({
  code: v.picklist(findingCodes),
  about: v.exactOptional(lineSchema(120)),
  kinds: v.array(wordsSchema),
  document: v.nullable(v.lazy(() => letterDocumentSchema)),
  params: v.record(lineSchema(40), v.union([lineSchema(), v.number("number")])),
});
export type LetterFinding = v.InferOutput<typeof foundSchema>;

/**
 * One ground of a refusal. `wording.en` and `cure` may be null only for a ground of the centre that the rules do not
 * know; `fact` is what is wrong with which document.
 */
export const letterGroundSchema = v.strictObject({
  code: lineSchema(60),
  known: v.boolean("boolean"),
  wording: v.strictObject({ kk: proseSchema(), ru: proseSchema(), en: v.nullable(proseSchema()) }),
  norm: v.nullable(normSchema),
  found: v.array(foundSchema),
  fact: v.nullable(v.union([writtenSchema, bilingualSchema])),
  cure: v.nullable(wordsSchema),
});
export type LetterGround = v.InferOutput<typeof letterGroundSchema>;

/** A paper of the case; `words` say what it is in each language (for a paper of no known kind: its title). */
export const letterDocumentSchema = v.strictObject({
  kind: v.picklist(documentKinds),
  words: wordsSchema,
  country: v.nullable(countryCode),
  number: v.nullable(lineSchema(60)),
  issuedOn: v.nullable(isoDaySchema),
});
export type LetterDocument = v.InferOutput<typeof letterDocumentSchema>;

/** One way to appeal: with whom, within what term (in words, with its start), and the article. */
export const letterAppealSchema = v.strictObject({
  body: wordsSchema,
  term: wordsSchema,
  months: v.nullable(v.pipe(v.number("number"), v.integer("number"), v.minValue(1, "number"))),
  norm: normSchema,
});
export type LetterAppeal = v.InferOutput<typeof letterAppealSchema>;

export const signatorySchema = v.strictObject({ name: lineSchema(120), position: wordsSchema });
export const executorSchema = v.strictObject({ name: lineSchema(120), phone: lineSchema(60) });

/** Another letter of the same case. */
export const namedLetterSchema = v.strictObject({ letter: lineSchema(80), number: lineSchema(60), date: isoDaySchema });

/**
 * What proves a letter offline: the text of its QR code, the group of signs that is typed with the letter's id, and the
 * salt under which its facts were digested. The salt stays in the office: without it the digest tells nothing.
 */
export const letterCheckSchema = v.strictObject({
  code: v.pipe(v.string("text"), v.regex(/^[A-Z0-9:-]{40,600}$/, "check-code")),
  group: v.pipe(v.string("text"), v.regex(/^[A-Z2-7]{4}-[A-Z2-7]{4}$/, "check-group")),
  salt: v.pipe(v.string("text"), v.regex(/^[0-9a-f]{32}$/, "salt")),
});
export type LetterCheck = v.InferOutput<typeof letterCheckSchema>;

/**
 * One thing that is missing: a demand of the rules in its words, or what was found; and the one thing to do about it, a
 * sentence of the area `finding.do`. `assumed` where the texts are silent.
 */
export const missingSchema = v.strictObject({
  what: v.nullable(wordsSchema),
  found: v.nullable(foundSchema),
  remedy: v.nullable(
    v.strictObject({
      code: lineSchema(60),
      kinds: v.array(wordsSchema),
      params: v.record(lineSchema(40), lineSchema()),
    }),
  ),
  norm: v.nullable(normSchema),
  assumed: v.boolean("boolean"),
});
export type LetterMissing = v.InferOutput<typeof missingSchema>;
