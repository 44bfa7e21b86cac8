import * as v from "valibot";
import { applicantSchema } from "./applicant.ts";
import { categoryCodes } from "./category.ts";
import { daySchema, Temporal } from "./day.ts";
import { documentSchema } from "./document.ts";
import { checkIin } from "./iin.ts";
import { languages, lineSchema } from "./text.ts";

export const caseKinds = ["formation", "correction"] as const;
/** Forming a new IIN, or correcting the data of one that exists. */
export type CaseKind = (typeof caseKinds)[number];

/** `YYYY-MM-DDTHH:MM` on the wall clock of the office. */
export const localTimeSchema = v.pipe(
  v.string("local-time"),
  v.regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, "local-time"),
  v.check((text) => v.safeParse(daySchema, text.slice(0, 10)).success, "local-time"),
  v.transform((text) => Temporal.PlainDateTime.from(text)),
);

const representativeSchema = v.strictObject({
  surname: lineSchema(120),
  givenNames: v.optional(v.nullable(lineSchema(120)), null),
  capacity: v.picklist(["parent", "guardian", "attorney", "other"]),
  document: lineSchema(200),
});
export type Representative = v.InferOutput<typeof representativeSchema>;

const twelveDigits = /^[0-9]{12}$/;

const correctionSchema = v.strictObject({
  iin: v.pipe(v.string("text"), v.regex(twelveDigits, "iin")),
  fields: v.pipe(
    v.array(
      v.picklist(["surname", "givenNames", "patronymic", "birthDate", "birthPlace", "citizenship", "sex", "document"]),
    ),
    v.minLength(1, "empty"),
  ),
  representative: v.optional(v.boolean("boolean"), false),
});
export type Correction = v.InferOutput<typeof correctionSchema>;

/** The application file, and what the program keeps of it. Unknown keys are refused. */
export const applicationSchema = v.strictObject({
  $schema: v.optional(v.string()),
  kind: v.picklist(caseKinds),
  category: v.picklist(categoryCodes),
  appearedInPerson: v.boolean("boolean"),
  consentOnPaper: v.boolean("boolean"),
  consent: v.optional(
    v.nullable(v.strictObject({ on: daySchema, signedBy: v.picklist(["applicant", "representative"]) })),
    null,
  ),
  letterLanguage: v.picklist(languages),
  appliedAt: v.optional(v.nullable(localTimeSchema), null),
  applicant: applicantSchema,
  representative: v.optional(v.nullable(representativeSchema), null),
  correction: v.optional(v.nullable(correctionSchema), null),
  documents: v.pipe(v.array(documentSchema), v.maxLength(60, "too-many")),
});
export type Application = v.InferOutput<typeof applicationSchema>;
/**
 * The same where somebody hands it in: a correction says which IIN and which data, a formation has nothing to correct,
 * and a number that is given is an IIN (its control digit is a hard rule, for the centre answers by it).
 */
export const applicationFileSchema = v.pipe(
  applicationSchema,
  v.forward(
    v.partialCheck(
      [["kind"], ["correction"]],
      ({ kind, correction }) => kind !== "correction" || correction !== null,
      "missing",
    ),
    ["correction"],
  ),
  v.forward(
    v.partialCheck(
      [["kind"], ["correction"]],
      ({ kind, correction }) => kind !== "formation" || correction === null,
      "not-allowed-here",
    ),
    ["correction"],
  ),
  v.forward(
    v.partialCheck([["correction"]], ({ correction }) => correction === null || checkIin(correction.iin).valid, "iin"),
    ["correction"],
  ),
  v.forward(
    v.partialCheck(
      [["applicant", "previousIin"]],
      ({ applicant: { previousIin: iin } }) => iin === null || !twelveDigits.test(iin) || checkIin(iin).valid,
      "iin",
    ),
    ["applicant", "previousIin"],
  ),
);

/** The same as it stands in JSON. */
export type ApplicationFile = v.InferInput<typeof applicationSchema>;
