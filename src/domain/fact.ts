import type { Applicant } from "./applicant.ts";
import type { Application, CaseKind, Representative } from "./application.ts";
import type { CategoryCode } from "./category.ts";
import { isStateless, normalCountry } from "./country.ts";
import { type DocumentKind, identityDocuments } from "./document.ts";
import { type Age, ageOn, isComplete, partialDateOrNull } from "./partial-date.ts";
import type { Occasion } from "./rule-book.ts";
import { categoryIn, type RulePackFile } from "./rule-pack.ts";

type Given<T> = { readonly [Key in keyof T]?: T[Key] | null | undefined };

/** An application, or as much of one as an interview has gathered. */
export interface Told extends Given<Omit<Application, "applicant" | "$schema">> {
  readonly applicant?: Given<Applicant> | null | undefined;
}

/** What rules may ask about an application; null where it is not known yet. */
export interface Facts {
  readonly kind: CaseKind | null;
  readonly category: CategoryCode | null;
  readonly "category-known": boolean | null;
  readonly "route-fits": boolean | null;
  readonly age: Age | null;
  readonly "birth-date": "full" | "partial" | null;
  readonly citizenship: string | null;
  readonly stateless: boolean | null;
  readonly "name-script": "latin-or-cyrillic" | "other" | null;
  readonly representative: "none" | Representative["capacity"] | null;
  readonly "in-person": boolean | null;
  readonly consent: boolean | null;
  readonly "earlier-iin": boolean | null;
  readonly document: readonly DocumentKind[];
  readonly "identity-issuer": readonly string[];
  readonly "host-country": string;
}

const letterOfAnotherScript = /[\p{L}--[\p{Script=Latin}\p{Script=Cyrillic}ʹʺʼʻ]]/v;

function nameScript(applicant: Told["applicant"]): Facts["name-script"] {
  if (!applicant?.surname) return null;
  const read = [applicant.surname, applicant.givenNames, applicant.patronymic, applicant.birthPlace];
  return read.some((text) => text && letterOfAnotherScript.test(text)) ? "other" : "latin-or-cyrillic";
}

function representativeOf(told: Told): Facts["representative"] {
  if (told.representative) return told.representative.capacity;
  if (told.correction?.representative === true) return "attorney";
  return told.representative === undefined ? null : "none";
}

/** The facts of an application on its day at this office, for the conditions of a pack. */
export function factsOf(told: Told, pack: RulePackFile, occasion: Occasion): Facts {
  const born = told.applicant?.birthDate ? partialDateOrNull(told.applicant.birthDate) : null;
  const citizenship = told.applicant?.citizenship ? normalCountry(told.applicant.citizenship) : null;
  const category = told.category ?? null;
  const known = category === null ? null : categoryIn(pack, category);
  const documents = told.documents ?? [];
  return {
    kind: told.kind ?? null,
    category,
    "category-known": category === null ? null : known !== null,
    "route-fits": known === null ? null : known.route === occasion.route,
    age: born === null ? null : ageOn(born, occasion.applicationDay),
    "birth-date": born === null ? null : isComplete(born) ? "full" : "partial",
    citizenship,
    stateless: citizenship === null ? null : isStateless(citizenship),
    "name-script": nameScript(told.applicant),
    representative: representativeOf(told),
    "in-person": told.appearedInPerson ?? null,
    consent: told.consentOnPaper ?? null,
    "earlier-iin": told.applicant ? Boolean(told.applicant.previousIin) : null,
    document: documents.map((document) => document.kind),
    "identity-issuer": documents
      .filter((document) => identityDocuments.includes(document.kind))
      .map((document) => normalCountry(document.issuingCountry)),
    "host-country": normalCountry(occasion.hostCountry),
  };
}
