import { join } from "node:path";
import { normalCountry } from "../domain/country.ts";
import type { DocumentKind } from "../domain/document.ts";
import type { LegalReference } from "../domain/legal-reference.ts";
import type { Compiled } from "./compiled.ts";
import { readDocuments } from "./documents.ts";
import { readTreaties } from "./treaties.ts";

/** Reads what every pack speaks of from the folder of the law. Throws `bad-rules`. */
export async function readReference(templates: string, compiled: Compiled): Promise<LegalReference> {
  const [documents, treaties] = await Promise.all([
    readDocuments(join(templates, "documents.yaml"), compiled),
    readTreaties(join(templates, "treaties.csv")),
  ]);
  const byKind = new Map(documents.map((document) => [document.kind, document]));
  // readDocuments refuses a file that lacks a kind.
  const entry = (kind: DocumentKind) => byKind.get(kind) as (typeof documents)[number];
  return {
    natureOf: (kind) => entry(kind).nature,
    wordsOf: (kind) => entry(kind).words,
    treatyOf: (country) => treaties.of(normalCountry(country)),
  };
}
