import { readFile } from "node:fs/promises";
import { documentKinds } from "../domain/document.ts";
import { type DocumentsFile, documentsFileSchema } from "../domain/document-nature.ts";
import type { Compiled } from "./compiled.ts";
import { textOf } from "./rule-bytes.ts";
import { type MeaningFault, readYaml } from "./yaml-file.ts";

/** Reads templates/law/documents.yaml: every kind exactly once. Throws `bad-rules`. */
export async function readDocuments(path: string, compiled: Compiled): Promise<DocumentsFile["documents"]> {
  const text = textOf(await readFile(path), path);
  return (await readYaml({ schema: documentsFileSchema, meaning: faults }, text, path, compiled)).documents;
}

function faults(file: DocumentsFile): MeaningFault[] {
  const kinds = file.documents.map((document) => document.kind);
  const twice = kinds.flatMap((kind, index) => (kinds.indexOf(kind) < index ? [index] : []));
  const missing = documentKinds.filter((kind) => !kinds.includes(kind));
  return [
    ...twice.map((index) => ({ place: ["documents", index, "kind"], code: "given-twice" as const })),
    ...missing.map(() => ({ place: ["documents"], code: "kind-missing" as const })),
  ];
}
