import type { Applicant } from "./applicant.ts";
import { checklist } from "./checklist.ts";
import type { Finding } from "./finding.ts";
import type { Answers } from "./interview-answers.ts";
import { toldOf } from "./interview-told.ts";
import { readPassport } from "./passport.ts";
import { differencesOf } from "./readings.ts";
import type { Occasion, RuleBook } from "./rule-book.ts";
import { findingsFrom, type Neighbours } from "./verification.ts";

/** The rules and the day that an interview is held under. */
export interface InterviewView {
  readonly book: RuleBook;
  readonly occasion: Occasion;
}

/** The person as far as known, the rest as the machine-readable zone has it: what is not asked yet differs in nothing. */
function readingsSoFar(answers: Answers, { occasion }: InterviewView): Applicant | null {
  const told = toldOf(answers).applicant;
  if (!told?.mrz) return null;
  const zone = readPassport(told.mrz, occasion.applicationDay);
  const surname = told.surname ?? zone.surname.value;
  const birthDate = told.birthDate ?? zone.birthDate.value;
  const citizenship = told.citizenship ?? zone.nationality.value;
  if (surname === null || birthDate === null || citizenship === null) return null;
  return {
    mrz: told.mrz,
    surname,
    givenNames: told.givenNames === undefined ? zone.givenNames.value : told.givenNames,
    patronymic: told.patronymic ?? null,
    birthDate,
    birthPlace: null,
    citizenship,
    sex: told.sex ?? zone.sex.value ?? "X",
    previousIin: null,
    contact: null,
  };
}

/** What would be found if the application were registered as it is; what has not been asked yet is no fault. */
export function findingsAsItIs(answers: Answers, view: InterviewView, neighbours: Neighbours): Finding[] {
  const { book, occasion } = view;
  const told = toldOf(answers);
  const applicant = readingsSoFar(answers, view);
  const documents = [...(told.documents ?? [])];
  const differences = applicant === null ? [] : differencesOf({ applicant, documents }, occasion.applicationDay);
  return findingsFrom(book, checklist(book, told, occasion), differences, neighbours);
}

/** The same while the interview goes on: a paper is missing only once the officer has said that it was not brought. */
export function findingsSoFar(answers: Answers, view: InterviewView, neighbours: Neighbours): Finding[] {
  const notBrought = answers.interview?.notBrought ?? [];
  return findingsAsItIs(answers, view, neighbours).filter(
    ({ code, about, params }) =>
      (code !== "document-missing" && code !== "one-of-not-met") ||
      params?.by === "other" ||
      notBrought.some((place) => place === about || place.startsWith(`${about}/`)),
  );
}
