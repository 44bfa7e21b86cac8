import * as v from "valibot";
import { sexes } from "./applicant.ts";
import { caseKinds } from "./application.ts";
import {
  addresseeSchema,
  executorSchema,
  isoDaySchema,
  isoLocalTimeSchema,
  letterAppealSchema,
  letterCheckSchema,
  letterDocumentSchema,
  letterGroundSchema,
  letterOfficeSchema,
  missingSchema,
  namedLetterSchema,
  normSchema,
  signatorySchema,
} from "./letter-parts.ts";
import { languages, lineSchema, proseSchema, wordsSchema } from "./text.ts";

export const letterKinds = [
  "receipt",
  "checklist",
  "application-form",
  "consent",
  "refusal-to-accept",
  "issuance",
  "refusal",
  "overdue-notice",
  "replacement",
] as const;
export type LetterKind = (typeof letterKinds)[number];

const iin = v.pipe(v.string("text"), v.regex(/^[0-9]{12}$/, "iin"));

/** What every letter has. Parts that a letter needs and does not have yet are null: `missingParts` names them. */
const common = {
  format: v.literal(1, "format"),
  letter: lineSchema(80),
  /** The outgoing number, the chancery's or ours. */
  number: v.nullable(lineSchema(60)),
  date: v.nullable(isoDaySchema),
  /** Kazakh, Russian, and English where the applicant asked for a courtesy translation. */
  languages: v.pipe(
    v.array(v.picklist(languages)),
    v.check((list) => ["kk,ru", "kk,ru,en"].includes(list.join()), "letter-languages"),
  ),
  training: v.boolean("boolean"),
  office: letterOfficeSchema,
  addressee: addresseeSchema,
  case: v.strictObject({
    /** Null for a draft that is not registered. */
    id: v.nullable(lineSchema(40)),
    service: v.picklist(caseKinds),
    category: wordsSchema,
    /** The day the applicant came. */
    appliedOn: v.nullable(isoDaySchema),
    /** The day the term is counted from: a later one where the applicant came after hours or on a day off. */
    applicationDay: v.nullable(isoDaySchema),
    dueOn: v.nullable(isoDaySchema),
  }),
  norm: v.nullable(normSchema),
  signatory: v.nullable(signatorySchema),
  executor: v.nullable(executorSchema),
  /** Null prints none: a draft, or a paper that is not ours. */
  check: v.nullable(letterCheckSchema),
};

const refused = {
  grounds: v.array(letterGroundSchema),
  documents: v.array(letterDocumentSchema),
  appeals: v.array(letterAppealSchema),
};

const ruling = v.nullable(v.strictObject({ on: isoDaySchema, reference: lineSchema(80) }));

const representative = v.nullable(v.strictObject({ name: lineSchema(240), document: lineSchema(200) }));

/** The person as the application form states it, beside the addressee. */
const applicantOnForm = {
  birthPlace: v.nullable(lineSchema(200)),
  sex: v.nullable(v.picklist(sexes)),
  previousIin: v.nullable(iin),
  contact: v.strictObject({
    address: v.nullable(lineSchema(300)),
    phone: v.nullable(lineSchema(60)),
    email: v.nullable(lineSchema(120)),
  }),
  representative,
};

export const letterFactsSchema = v.variant("kind", [
  v.strictObject({
    kind: v.literal("receipt"),
    ...common,
    receivedAt: v.nullable(isoLocalTimeSchema),
    documents: v.array(letterDocumentSchema),
  }),
  v.strictObject({
    kind: v.literal("checklist"),
    ...common,
    documents: v.array(letterDocumentSchema),
    missing: v.array(missingSchema),
    until: v.nullable(isoDaySchema),
  }),
  v.strictObject({
    kind: v.literal("application-form"),
    ...common,
    ...applicantOnForm,
    documents: v.array(letterDocumentSchema),
  }),
  v.strictObject({ kind: v.literal("consent"), ...common, representative }),
  v.strictObject({ kind: v.literal("refusal-to-accept"), ...common, ...refused }),
  v.strictObject({ kind: v.literal("issuance"), ...common, ruling, iin: v.nullable(iin) }),
  v.strictObject({
    kind: v.literal("refusal"),
    ...common,
    ...refused,
    ruling,
    /** Only where the ruling carries it and it passed every check. */
    earlierIin: v.nullable(iin),
  }),
  v.strictObject({
    kind: v.literal("overdue-notice"),
    ...common,
    forwardedOn: v.nullable(isoDaySchema),
    appeals: v.array(letterAppealSchema),
  }),
  v.strictObject({
    kind: v.literal("replacement"),
    ...common,
    replaced: v.nullable(namedLetterSchema),
    reason: v.nullable(v.strictObject({ text: proseSchema(), language: v.picklist(languages) })),
    /** The letter that holds from now on, where there is one. */
    instead: v.nullable(namedLetterSchema),
    appeals: v.array(letterAppealSchema),
  }),
]);

/** Everything a letter says, one plain JSON value for all its languages; frozen when the letter is issued. */
export type LetterFacts = v.InferOutput<typeof letterFactsSchema>;
export type LetterFactsOf<K extends LetterKind> = Extract<LetterFacts, { kind: K }>;

/** The facts by their schema, as they will be read back. Throws an Error for facts that could not be. */
export const frozen = (facts: LetterFacts): LetterFacts => v.parse(letterFactsSchema, facts);

/** What the applicant signs, or takes home while nothing is decided: no number, no signature of ours, in no register. */
export const papers: readonly LetterKind[] = ["checklist", "application-form", "consent"];
