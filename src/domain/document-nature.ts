import * as v from "valibot";
import { documentKinds } from "./document.ts";
import { wordsSchema } from "./text.ts";

/**
 * What a paper is for the rules on authentication: papers that say who a person is, papers of an authority, private
 * papers (contracts, letters, statements), diplomatic and consular papers.
 */
export const natures = ["identity", "public", "private", "diplomatic"] as const;
export type Nature = (typeof natures)[number];

/** templates/law/documents.yaml: the words and the nature of every kind of paper. */
export const documentsFileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1, "format"),
  documents: v.array(
    v.strictObject({
      kind: v.picklist(documentKinds),
      nature: v.picklist(natures),
      basis: v.picklist(["found", "general", "assumed"]),
      words: wordsSchema,
    }),
  ),
});
export type DocumentsFile = v.InferOutput<typeof documentsFileSchema>;
