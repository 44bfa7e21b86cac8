import * as v from "valibot";
import { countrySchema } from "./country.ts";
import { daySchema } from "./day.ts";
import { scanSchema } from "./scan.ts";
import { seenOutcomes } from "./seen-outcome.ts";
import { lineSchema, proseSchema } from "./text.ts";

/** Kinds of papers that rules can name; `other` bears a title of its own and fits open one-of groups only. */
export const documentKinds = [
  "passport",
  "travel-document",
  "identity-translation",
  "investors-council-proof",
  "investment-contract",
  "authority-recommendation",
  "marriage-certificate",
  "spouse-identity-document",
  "will",
  "death-certificate",
  "kinship-proof",
  "birth-certificate",
  "parent-identity-document",
  "guardian-application",
  "supply-contract",
  "counterparty-letter",
  "labelling-duty-proof",
  "statement-of-intent",
  "employer-letter",
  "portfolio",
  "disability-certificate",
  "plant-protection-registration",
  "plant-protection-application",
  "entity-registration",
  "appointment-decision",
  "note-verbale",
  "accreditation-card",
  "power-of-attorney",
  "changed-data-proof",
  "other",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** The papers that say who a person is. */
export const identityDocuments: readonly DocumentKind[] = ["passport", "travel-document"];

/** ISO 639-1 (two letters) or 639-3 (three). */
const languageCode = v.pipe(v.string("text"), v.trim(), v.toLowerCase(), v.regex(/^[a-z]{2,3}$/, "language-code"));

export const authenticationSchema = v.strictObject({
  kind: v.picklist(["apostille", "legalisation"]),
  on: v.optional(v.nullable(daySchema), null),
});
/** The apostille or the consular legalisation that a paper bears, and its date. */
export type PresentedAuthentication = v.InferOutput<typeof authenticationSchema>;

export const translationSchema = v.strictObject({
  into: v.picklist(["kk", "ru"]),
  notarised: v.boolean("boolean"),
  by: v.optional(v.nullable(v.picklist(["kz-notary", "foreign-notary", "consul"])), null),
  country: v.optional(v.nullable(countrySchema), null),
  authentication: v.optional(v.nullable(authenticationSchema), null),
});
export type PresentedTranslation = v.InferOutput<typeof translationSchema>;

/** One entry of `documents` in an application file, and the whole of a document file. */
export const documentSchema = v.pipe(
  v.strictObject({
    kind: v.picklist(documentKinds),
    title: v.optional(v.nullable(lineSchema()), null),
    issuingCountry: countrySchema,
    number: v.optional(v.nullable(lineSchema(60)), null),
    issuedOn: v.optional(v.nullable(daySchema), null),
    expiresOn: v.optional(v.nullable(daySchema), null),
    language: languageCode,
    originalSeen: v.boolean("boolean"),
    notarised: v.optional(v.boolean("boolean"), false),
    authentication: v.optional(v.nullable(authenticationSchema), null),
    translation: v.optional(v.nullable(translationSchema), null),
    seen: v.optional(v.picklist(seenOutcomes), "ok"),
    note: v.optional(v.nullable(proseSchema(2000)), null),
    /** In a file that people write: where the scan lies. In a case: what is kept of it. */
    scan: v.optional(v.nullable(v.union([lineSchema(500), scanSchema], "text")), null),
  }),
  v.check((document) => document.kind !== "other" || document.title !== null, "title-needed"),
  v.check(
    (document) =>
      document.issuedOn === null ||
      document.expiresOn === null ||
      document.issuedOn.until(document.expiresOn).sign >= 0,
    "expires-before-issued",
  ),
);
export type PresentedDocument = v.InferOutput<typeof documentSchema>;
export type PresentedDocumentFile = v.InferInput<typeof documentSchema>;
