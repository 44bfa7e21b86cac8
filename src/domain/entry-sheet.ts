import * as v from "valibot";
import { sexes } from "./applicant.ts";
import { caseKinds } from "./application.ts";
import { parcelStates } from "./batch.ts";
import { isoDaySchema } from "./letter-parts.ts";
import { languages, lineSchema, proseSchema, wordsSchema } from "./text.ts";

const line = (max: number) => v.nullable(lineSchema(max));
const country = v.pipe(v.string("text"), v.regex(/^[A-Z]{1,3}$/, "country-code"));
const count = v.pipe(v.number("number"), v.integer("number"), v.minValue(1, "number"));
const day = v.nullable(isoDaySchema);
const certification = v.nullable(v.strictObject({ kind: v.picklist(["apostille", "legalisation"]), on: day }));

/** A presented paper as it is typed. */
const sheetPaperSchema = v.strictObject({
  words: wordsSchema,
  country,
  number: line(60),
  issuedOn: day,
  expiresOn: day,
  authentication: certification,
  /** The language of its translation. */
  translation: v.nullable(v.strictObject({ into: v.picklist(["kk", "ru"]), notarised: v.boolean("boolean") })),
});
export type SheetPaper = v.InferOutput<typeof sheetPaperSchema>;

/** One case, in the order in which it is typed into the central system. */
export const entrySheetFields = {
  /** Kazakh and Russian, and English where the office speaks it. */
  languages: v.array(v.picklist(languages)),
  case: lineSchema(40),
  revision: count,
  /** Which copy of the sheet this is, from 1. */
  copy: count,
  /** The day of the first copy; null on it. */
  printedBefore: day,
  /** The batch that the case left in as a file too. */
  sent: v.nullable(v.strictObject({ batch: lineSchema(40), state: v.picklist(parcelStates) })),
  /** The machine-readable zone: the name of record. */
  record: v.strictObject({ surname: lineSchema(120), givenNames: line(120), truncated: v.boolean("boolean") }),
  visual: v.strictObject({ surname: lineSchema(120), givenNames: line(120), patronymic: line(120) }),
  birthDate: lineSchema(10),
  birthPlace: line(200),
  sex: v.picklist(sexes),
  citizenship: country,
  /** A number that the applicant says was formed before. */
  statedIin: line(12),
  /** The document that says who the person is; null where none was presented. */
  document: v.nullable(sheetPaperSchema),
  service: v.picklist(caseKinds),
  category: wordsSchema,
  basis: v.strictObject({ pack: lineSchema(40), title: wordsSchema, order: line(200) }),
  applicationDay: isoDaySchema,
  papers: v.array(sheetPaperSchema),
  representative: v.nullable(
    v.strictObject({
      surname: lineSchema(120),
      givenNames: line(120),
      capacity: v.picklist(["parent", "guardian", "attorney", "other"]),
      document: lineSchema(200),
    }),
  ),
  correction: v.nullable(
    v.strictObject({
      iin: lineSchema(12),
      fields: v.array(
        v.picklist([
          "surname",
          "givenNames",
          "patronymic",
          "birthDate",
          "birthPlace",
          "citizenship",
          "sex",
          "document",
        ]),
      ),
    }),
  ),
  proposal: v.picklist(["forward", "propose-refusal"]),
  /** Of a proposal to refuse: the ground in words, and the fact in an officer's own. */
  grounds: v.array(v.strictObject({ words: wordsSchema, fact: v.nullable(proseSchema(2000)) })),
};
