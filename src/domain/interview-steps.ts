import { holds } from "./condition.ts";
import { factsOf } from "./fact.ts";
import type { Answers } from "./interview-answers.ts";
import type { InterviewView } from "./interview-findings.ts";
import { fieldsOf, isFieldAnswered, type PaperField } from "./interview-papers.ts";
import { type Place, placesOf } from "./interview-places.ts";
import { toldOf } from "./interview-told.ts";
import type { Question } from "./rule-pack.ts";

/** Questions that do not belong to a paper. */
export type PlainStep =
  | "statesIin"
  | "previousIin"
  | "kind"
  | "category"
  | "mrz"
  | "surname"
  | "givenNames"
  | "patronymic"
  | "birthDate"
  | "birthPlace"
  | "citizenship"
  | "sex"
  | "contact"
  | "phone"
  | "email"
  | "address"
  | "appearedInPerson"
  | "representative"
  | "representativeSurname"
  | "representativeGivenNames"
  | "representativeDocument"
  | "correctionIin"
  | "correctionFields"
  | "consentOnPaper"
  | "consentSignedBy"
  | "morePapers"
  | "letterLanguage";

export const chapters = ["application", "passport", "person", "presence", "papers", "letter"] as const;
/** What a run of questions is about. */
export type Chapter = (typeof chapters)[number];

/** One question of the interview. `key` names it among all of them and stays the same while the answers change. */
export type Step = { readonly key: string; readonly chapter: Chapter; readonly answered: boolean } & (
  | { readonly ask: PlainStep }
  | { readonly ask: "place"; readonly place: Place }
  | { readonly ask: "paper"; readonly paper: number; readonly field: PaperField; readonly place: Place | null }
);

type Answered = readonly [PlainStep, boolean];

/** The questions behind one field of the pack, each with whether it is answered. */
function plainSteps(field: Question["field"], answers: Answers): readonly Answered[] {
  const { applicant = {}, representative, correction, interview = {} } = answers;
  const stated = interview.statesIin ?? Boolean(applicant.previousIin);
  switch (field) {
    case "previousIin":
      return [
        ["statesIin", interview.statesIin !== undefined || applicant.previousIin !== undefined],
        ...(stated ? ([["previousIin", Boolean(applicant.previousIin)]] as const) : []),
      ];
    case "kind":
      return interview.statesIin === false && answers.kind === "formation"
        ? []
        : [["kind", answers.kind !== undefined]];
    case "category":
    case "appearedInPerson":
    case "letterLanguage":
      return [[field, answers[field] !== undefined]];
    case "mrz":
      return [["mrz", applicant.mrz !== undefined]];
    case "visual":
      return [
        ...(["surname", "givenNames", "patronymic", "birthDate", "birthPlace", "citizenship", "sex"] as const).map(
          (name) => [name, applicant[name] !== undefined] as const,
        ),
        ["contact", applicant.contact !== undefined],
        ...(applicant.contact
          ? (["phone", "email", "address"] as const).map(
              (name) => [name, applicant.contact?.[name] !== undefined] as const,
            )
          : []),
      ];
    case "representative":
      return [
        ["representative", representative === null || representative?.capacity !== undefined],
        ...(representative
          ? ([
              ["representativeSurname", representative.surname !== undefined],
              ["representativeGivenNames", representative.givenNames !== undefined],
              ["representativeDocument", representative.document !== undefined],
            ] as const)
          : []),
      ];
    case "correction":
      return [
        ["correctionIin", correction?.iin !== undefined],
        ["correctionFields", correction?.fields !== undefined],
      ];
    case "consentOnPaper":
      return [
        ["consentOnPaper", answers.consentOnPaper !== undefined],
        ...(answers.consentOnPaper && representative
          ? ([["consentSignedBy", answers.consent !== undefined]] as const)
          : []),
      ];
    case "documents":
      return [];
  }
}

const chapterOf: Readonly<Record<Question["field"], Chapter>> = {
  previousIin: "application",
  kind: "application",
  category: "application",
  mrz: "passport",
  visual: "person",
  appearedInPerson: "presence",
  representative: "presence",
  correction: "presence",
  consentOnPaper: "presence",
  documents: "papers",
  letterLanguage: "letter",
};

function paperSteps(answers: Answers, view: InterviewView, index: number, place: Place | null): Step[] {
  const paper = answers.documents?.[index] ?? {};
  return fieldsOf(paper, view)
    .filter((field) => field !== "kind" || place === null)
    .map((field) => ({
      key: `documents/${index + 1}/${field}`,
      chapter: "papers",
      answered: isFieldAnswered(paper, field),
      ask: "paper",
      paper: index,
      field,
      place,
    }));
}

function documentSteps(answers: Answers, view: InterviewView): Step[] {
  const { places, others } = placesOf(answers, view);
  const notBrought = answers.interview?.notBrought ?? [];
  const inPlaces = places.flatMap((place): Step[] =>
    place.settled
      ? []
      : [
          {
            key: `papers/${place.id}`,
            chapter: "papers",
            answered: place.papers.length > 0 || notBrought.includes(place.id),
            ask: "place",
            place,
          },
          ...place.papers.flatMap((index) => paperSteps(answers, view, index, place)),
        ],
  );
  return [
    ...inPlaces,
    ...others.flatMap((index) => paperSteps(answers, view, index, null)),
    { key: "morePapers", chapter: "papers", answered: answers.interview?.morePapers === false, ask: "morePapers" },
  ];
}

/**
 * Every question that this application raises so far, in the order of the pack; an answer may add questions after it
 * and take some away. Those that are not answered are what is still missing.
 */
export function stepsOf(answers: Answers, view: InterviewView): Step[] {
  const facts = factsOf(toldOf(answers), view.book.pack, view.occasion);
  return view.book.pack.questions
    .filter((question) => holds(question.when, facts) !== false)
    .flatMap(({ field }): Step[] => {
      if (field === "documents") return documentSteps(answers, view);
      const chapter = chapterOf[field];
      return plainSteps(field, answers).map(([ask, answered]) => ({ key: ask, chapter, answered, ask }));
    });
}
