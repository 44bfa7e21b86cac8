import type { Applicant } from "./applicant.ts";
import type { CaseKind, Representative } from "./application.ts";
import type { Case } from "./case.ts";
import type { CategoryCode } from "./category.ts";
import { normalCountry } from "./country.ts";
import { dayOrNull } from "./day.ts";
import { documentKinds, identityDocuments, type PresentedDocument } from "./document.ts";
import type { Answers, PaperAnswers } from "./interview-answers.ts";
import { toldOf } from "./interview-told.ts";
import type { LetterDocument } from "./letter-parts.ts";
import type { RuleBook } from "./rule-book.ts";
import { isPlain, type Language, type Words } from "./text.ts";

/** What an applicant has stated, in a registered case or in an interview: whatever a letter repeats of it. */
export interface Stated {
  readonly case: {
    readonly id: string;
    readonly appliedOn: string;
    readonly applicationDay: string;
    readonly dueOn: string;
  } | null;
  readonly kind: CaseKind;
  readonly category: CategoryCode;
  readonly letterLanguage: Language;
  readonly applicant: Omit<Applicant, "birthDate" | "citizenship" | "sex"> & {
    readonly birthDate: string | null;
    readonly citizenship: string | null;
    readonly sex: Applicant["sex"] | null;
  };
  readonly representative: Pick<Representative, "surname" | "givenNames" | "document"> | null;
  readonly documents: readonly LetterDocument[];
  readonly documentNumber: string | null;
}

/** The same words in every language: a code, or a title as an officer wrote it. */
export const bareWords = (text: string): Words => ({ kk: text, ru: text, en: text });

/** A paper as letters name it: by kind (or title), country, number and date; never by a person's name. */
export const letterDocument = (document: PresentedDocument, book: RuleBook): LetterDocument => ({
  kind: document.kind,
  words: document.title === null ? book.wordsOf(document.kind) : bareWords(document.title),
  country: document.issuingCountry,
  number: document.number,
  issuedOn: document.issuedOn?.toString() ?? null,
});

/** What a registered case states. */
export function statedInCase(one: Case, book: RuleBook): Stated {
  const { kind, category, letterLanguage, applicant, representative, documents } = one.application;
  return {
    case: {
      id: one.id,
      appliedOn: one.appliedAt.toPlainDate().toString(),
      applicationDay: one.applicationDay.toString(),
      dueOn: one.dueOn.toString(),
    },
    kind,
    category,
    letterLanguage,
    applicant,
    representative,
    documents: documents.map((document) => letterDocument(document, book)),
    documentNumber: documents.find((document) => identityDocuments.includes(document.kind))?.number ?? null,
  };
}

/**
 * What an interview states so far, or the fields that it must have before any paper can be made of it. Nothing is filled
 * in that was not answered.
 */
export function statedInDraft(answers: Answers, book: RuleBook): Stated | readonly string[] {
  const told = toldOf(answers);
  const { applicant } = told;
  const { kind, category } = told;
  const surname = applicant?.surname ?? null;
  if (!kind || !category || surname === null) {
    const gaps = { kind, category, "applicant.surname": surname };
    return Object.entries(gaps).flatMap(([field, value]) => (value ? [] : [field]));
  }
  const contact = answers.applicant?.contact ?? null;
  const papers = answers.documents ?? [];
  return {
    case: null,
    kind,
    category,
    letterLanguage: told.letterLanguage ?? "ru",
    applicant: {
      mrz: applicant?.mrz ?? null,
      surname,
      givenNames: applicant?.givenNames ?? null,
      patronymic: applicant?.patronymic ?? null,
      birthDate: applicant?.birthDate ?? null,
      birthPlace: applicant?.birthPlace ?? null,
      citizenship: applicant?.citizenship ?? null,
      sex: applicant?.sex ?? null,
      previousIin: applicant?.previousIin ?? null,
      contact:
        contact === null
          ? null
          : { email: line(contact.email), phone: line(contact.phone), address: line(contact.address) },
    },
    representative: representativeOf(answers),
    documents: papers.flatMap((paper) => draftDocument(paper, book) ?? []),
    documentNumber: line(papers.find(({ kind: of }) => of !== undefined && identityDocuments.includes(of))?.number),
  };
}

/** An answer as a line, or null where there is none yet that could be printed. */
function line(text: unknown): string | null {
  const trimmed = typeof text === "string" ? text.trim() : "";
  return trimmed !== "" && isPlain(trimmed) ? trimmed : null;
}

function representativeOf({ representative }: Answers): Stated["representative"] {
  const surname = line(representative?.surname);
  const document = line(representative?.document);
  if (surname === null || document === null) return null;
  return { surname, givenNames: line(representative?.givenNames), document };
}

function draftDocument(paper: PaperAnswers, book: RuleBook): LetterDocument | null {
  const kind = documentKinds.find((one) => one === paper.kind);
  if (kind === undefined) return null;
  const title = line(paper.title);
  const country = line(paper.issuingCountry)?.toUpperCase() ?? null;
  const issuedOn = line(paper.issuedOn);
  return {
    kind,
    words: title === null ? book.wordsOf(kind) : bareWords(title),
    country: country !== null && /^[A-Z]{1,3}$/.test(country) ? normalCountry(country) : null,
    number: line(paper.number),
    issuedOn: issuedOn === null || dayOrNull(issuedOn) === null ? null : issuedOn,
  };
}
