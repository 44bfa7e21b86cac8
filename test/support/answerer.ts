import type { PaperAnswers } from "../../src/domain/interview-answers.ts";
import {
  type Answers,
  withBrought,
  withNotes,
  withPaper,
  withPerson,
  withRepresentative,
} from "../../src/domain/interview-answers.ts";
import type { InterviewView } from "../../src/domain/interview-findings.ts";
import type { PaperField } from "../../src/domain/interview-papers.ts";
import { type PlainStep, type Step, stepsOf } from "../../src/domain/interview-steps.ts";

/** A person from Germany who answers every question well. */
export const goodAnswers: Readonly<Record<PlainStep, (answers: Answers) => Answers>> = {
  statesIin: (answers) => ({
    ...withPerson(withNotes(answers, { statesIin: false }), { previousIin: null }),
    kind: "formation",
  }),
  previousIin: (answers) => withPerson(answers, { previousIin: "800229000122" }),
  kind: (answers) => ({ ...answers, kind: "formation" }),
  category: (answers) => ({ ...answers, category: "spouse" }),
  mrz: (answers) => withPerson(answers, { mrz: null }),
  surname: (answers) => withPerson(answers, { surname: "Müller" }),
  givenNames: (answers) => withPerson(answers, { givenNames: "Anna" }),
  patronymic: (answers) => withPerson(answers, { patronymic: null }),
  birthDate: (answers) =>
    withPerson(answers, { birthDate: answers.category === "child" ? "2020-02-28" : "1950-02-28" }),
  birthPlace: (answers) => withPerson(answers, { birthPlace: "Köln" }),
  citizenship: (answers) => withPerson(answers, { citizenship: "DEU" }),
  sex: (answers) => withPerson(answers, { sex: "F" }),
  contact: (answers) => withPerson(answers, { contact: {} }),
  phone: (answers) => withPerson(answers, { contact: { ...answers.applicant?.contact, phone: null } }),
  email: (answers) => withPerson(answers, { contact: { ...answers.applicant?.contact, email: "a@example.org" } }),
  address: (answers) => withPerson(answers, { contact: { ...answers.applicant?.contact, address: null } }),
  appearedInPerson: (answers) => ({ ...answers, appearedInPerson: true }),
  representative: (answers) => withRepresentative(answers, { capacity: "parent" }),
  representativeSurname: (answers) => withRepresentative(answers, { surname: "Müller" }),
  representativeGivenNames: (answers) => withRepresentative(answers, { givenNames: null }),
  representativeDocument: (answers) => withRepresentative(answers, { document: "birth certificate" }),
  correctionIin: (answers) => ({ ...answers, correction: { ...answers.correction, iin: "800229000122" } }),
  correctionFields: (answers) => ({ ...answers, correction: { ...answers.correction, fields: ["surname"] } }),
  consentOnPaper: (answers) => ({ ...answers, consentOnPaper: true }),
  consentSignedBy: (answers) => ({ ...answers, consent: { on: "2026-06-01", signedBy: "representative" } }),
  morePapers: (answers) => withNotes(answers, { morePapers: false }),
  letterLanguage: (answers) => ({ ...answers, letterLanguage: "ru" }),
};

const goodPaper: Readonly<Record<PaperField, (paper: PaperAnswers) => PaperAnswers>> = {
  kind: () => ({ kind: "portfolio" }),
  title: () => ({ title: "Urkunde" }),
  issuingCountry: () => ({ issuingCountry: "DEU" }),
  language: () => ({ language: "de" }),
  number: () => ({ number: "C01X00T47" }),
  issuedOn: () => ({ issuedOn: "2025-01-01" }),
  expiresOn: () => ({ expiresOn: "2035-01-01" }),
  notarised: () => ({ notarised: true }),
  authentication: () => ({ authentication: { kind: "apostille" } }),
  authenticatedOn: () => ({ authentication: { kind: "apostille", on: "2025-02-01" } }),
  translation: (paper) => ({ translation: { ...paper.translation, into: "ru" } }),
  translationNotarised: (paper) => ({ translation: { ...paper.translation, notarised: true } }),
  translatedBy: (paper) => ({ translation: { ...paper.translation, by: "foreign-notary" } }),
  translatedIn: (paper) => ({ translation: { ...paper.translation, country: "DEU" } }),
  translationAuthentication: (paper) => ({
    translation: { ...paper.translation, authentication: { kind: "apostille" } },
  }),
  translationAuthenticatedOn: (paper) => ({
    translation: { ...paper.translation, authentication: { kind: "apostille", on: null } },
  }),
  originalSeen: () => ({ originalSeen: true }),
  seen: () => ({ seen: "ok" }),
  note: () => ({ note: null }),
};

/** Answers one question: every paper is brought, the first kind where one of several serves. */
export function answered(answers: Answers, step: Step, own: Partial<typeof goodAnswers> = {}): Answers {
  if (step.ask === "place") {
    const index = answers.documents?.length ?? 0;
    return withPaper(withBrought(answers, step.place.id, true), index, { kind: step.place.kinds[0] });
  }
  if (step.ask === "paper") {
    return withPaper(answers, step.paper, goodPaper[step.field](answers.documents?.[step.paper] ?? {}));
  }
  return (own[step.ask] ?? goodAnswers[step.ask])(answers);
}

/** Answers every open question; gives the answers and the keys in the order of asking. */
export function interviewed(
  view: InterviewView,
  own: Partial<typeof goodAnswers> = {},
  begun: Answers = {},
): { readonly answers: Answers; readonly asked: readonly string[] } {
  let answers = begun;
  const asked: string[] = [];
  for (;;) {
    const step = stepsOf(answers, view).find((one) => !one.answered);
    if (step === undefined) return { answers, asked };
    if (asked.includes(step.key)) throw new Error(`asked twice: ${step.key}`);
    asked.push(step.key);
    answers = answered(answers, step, own);
  }
}
