import { standingRuling } from "./answer.ts";
import type { Applicant } from "./applicant.ts";
import type { Case } from "./case.ts";
import { identityDocuments, type PresentedDocument } from "./document.ts";
import { documentKey, personKeys } from "./duplicate.ts";

/** What a case can be found by without reading it. The store keeps keyed hashes of these, never the text. */
export interface Mark {
  readonly kind: "document" | "person" | "iin";
  readonly text: string;
}

/** As much of an application as a person can be found again by. */
interface PersonShown {
  readonly applicant: Pick<Applicant, "surname" | "givenNames" | "birthDate">;
  readonly documents: readonly PresentedDocument[];
}

/** The marks of the person: number of each identity document, name with birth date in tolerant spelling. */
export function personMarks(application: PersonShown): Mark[] {
  const { applicant, documents } = application;
  const numbers = documents
    .filter((document) => identityDocuments.includes(document.kind) && document.number !== null)
    .map((document): Mark => ({ kind: "document", text: documentKey(document.issuingCountry, document.number ?? "") }));
  const names = personKeys({ surname: applicant.surname, givenNames: applicant.givenNames }, applicant.birthDate);
  return [...numbers, ...names.map((text): Mark => ({ kind: "person", text }))];
}

/** All marks of a case: the person's, and the number that a ruling gave. */
export function marksOf(one: Case): Mark[] {
  const ruling = standingRuling(one)?.ruling;
  const iin = ruling?.outcome === "issued" ? ruling.iin : null;
  return [...personMarks(one.application), ...(iin === null ? [] : [{ kind: "iin", text: iin } as const])];
}
