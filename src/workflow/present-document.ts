import type { CaseAt } from "../domain/case.ts";
import type { PresentedDocument } from "../domain/document.ts";
import type { CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { SeenOutcome } from "../domain/seen-outcome.ts";
import { amendCase } from "./amend-case.ts";
import type { Office } from "./office.ts";

type Changed = { readonly case: CaseAt<"gathering">; readonly document: number };

function mustHave(documents: readonly unknown[], index: number, id: CaseId): void {
  if (index < 0 || index >= documents.length) {
    throw new Problem("no-such-document", { case: id, number: index + 1, documents: documents.length });
  }
}

/** Adds a paper; `document` in the result is its number from 1. */
export async function presentDocument(office: Office, id: CaseId, document: PresentedDocument): Promise<Changed> {
  const changed = await amendCase(office, id, (application) => ({
    ...application,
    documents: [...application.documents, document],
  }));
  return { case: changed, document: changed.application.documents.length };
}

/** Another paper in the place of number `number` (from 1). Throws `no-such-document`. */
export async function replaceDocument(
  office: Office,
  id: CaseId,
  number: number,
  document: PresentedDocument,
): Promise<Changed> {
  const changed = await amendCase(office, id, (application) => {
    mustHave(application.documents, number - 1, id);
    return { ...application, documents: application.documents.with(number - 1, document) };
  });
  return { case: changed, document: number };
}

/** Takes paper `number` (from 1) out. Throws `no-such-document`. */
export async function removeDocument(office: Office, id: CaseId, number: number): Promise<Changed> {
  const changed = await amendCase(office, id, (application) => {
    mustHave(application.documents, number - 1, id);
    return { ...application, documents: application.documents.toSpliced(number - 1, 1) };
  });
  return { case: changed, document: number };
}

/** What an officer saw in paper `number` (from 1). Throws `no-such-document`. */
export async function checkDocument(
  office: Office,
  id: CaseId,
  number: number,
  seen: { readonly outcome: SeenOutcome; readonly note: string | null; readonly originalSeen: boolean | null },
): Promise<Changed> {
  const changed = await amendCase(office, id, (application) => {
    mustHave(application.documents, number - 1, id);
    const documents = application.documents.map((document, index) =>
      index === number - 1
        ? {
            ...document,
            seen: seen.outcome,
            note: seen.note ?? document.note,
            originalSeen: seen.originalSeen ?? document.originalSeen,
          }
        : document,
    );
    return { ...application, documents };
  });
  return { case: changed, document: number };
}
