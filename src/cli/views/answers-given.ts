import { dayOrNull } from "../../domain/day.ts";
import type { Answers, PaperAnswers } from "../../domain/interview-answers.ts";
import type { PaperField } from "../../domain/interview-papers.ts";
import type { PlainStep, Step } from "../../domain/interview-steps.ts";
import { categoryIn } from "../../domain/rule-pack.ts";
import { languageNames } from "../../i18n/language-names.ts";
import type { Interviewer } from "../questions/asking.ts";
import { cut } from "./paragraph.ts";

/** A value of a file as people read it; null where there is none. */
type Shown = string | null | undefined;

function yesNo({ desk }: Interviewer, value: boolean | undefined): Shown {
  return value === undefined ? undefined : desk.say(value ? "prompt.yes" : "prompt.no");
}

function day({ screen }: Interviewer, text: string | null | undefined): Shown {
  const read = text ? dayOrNull(text) : null;
  return read === null ? text : screen.day(read);
}

function plainAnswer(interviewer: Interviewer, answers: Answers, ask: PlainStep): Shown {
  const { desk, words, view } = interviewer;
  const { say } = desk;
  const { applicant = {}, representative, correction } = answers;
  switch (ask) {
    case "statesIin":
      return yesNo(interviewer, answers.interview?.statesIin ?? Boolean(applicant.previousIin));
    case "kind":
      return answers.kind && say(`code.kind.${answers.kind}`);
    case "category":
      return (
        answers.category && (categoryIn(view.book.pack, answers.category)?.words[say.language] ?? answers.category)
      );
    case "mrz":
      return applicant.mrz?.[0];
    case "surname":
    case "givenNames":
    case "patronymic":
    case "birthPlace":
    case "previousIin":
      return applicant[ask];
    case "birthDate":
      return day(interviewer, applicant.birthDate);
    case "citizenship":
      return applicant.citizenship && words.country(applicant.citizenship);
    case "sex":
      return applicant.sex && say(`code.sex.${applicant.sex}`);
    case "contact":
      return yesNo(interviewer, Boolean(applicant.contact));
    case "phone":
    case "email":
    case "address":
      return applicant.contact?.[ask];
    case "appearedInPerson":
    case "consentOnPaper":
      return yesNo(interviewer, answers[ask]);
    case "representative":
      return representative?.capacity === undefined
        ? say("interview.choice.nobody")
        : say(`code.capacity.${representative.capacity}`);
    case "representativeSurname":
      return representative?.surname;
    case "representativeGivenNames":
      return representative?.givenNames;
    case "representativeDocument":
      return representative?.document;
    case "correctionIin":
      return correction?.iin;
    case "correctionFields":
      return correction?.fields?.map((field) => say(`code.correctionField.${field}`)).join(", ");
    case "consentSignedBy":
      return (
        answers.consent &&
        `${say(`interview.choice.${answers.consent.signedBy}`)}, ${day(interviewer, answers.consent.on)}`
      );
    case "morePapers":
      return say("interview.choice.noMore");
    case "letterLanguage":
      return answers.letterLanguage && say(`interview.choice.language.${answers.letterLanguage}`);
  }
}

function paperAnswer(interviewer: Interviewer, paper: PaperAnswers, field: PaperField): Shown {
  const { desk, words, view } = interviewer;
  const { say } = desk;
  const { translation, authentication } = paper;
  const certified = (kind: "apostille" | "legalisation" | undefined) =>
    kind === undefined ? say("interview.choice.none") : say(`code.presented.${kind}`);
  switch (field) {
    case "kind":
      return paper.kind && view.book.wordsOf(paper.kind)[say.language];
    case "title":
    case "number":
    case "note":
      return paper[field];
    case "issuingCountry":
      return paper.issuingCountry && words.country(paper.issuingCountry);
    case "language":
      return paper.language && languageNames(say.language)(paper.language);
    case "issuedOn":
    case "expiresOn":
      return day(interviewer, paper[field]);
    case "notarised":
    case "originalSeen":
      return yesNo(interviewer, paper[field]);
    case "authentication":
      return certified(authentication?.kind);
    case "authenticatedOn":
      return day(interviewer, authentication?.on);
    case "translation":
      return translation?.into === undefined
        ? say("interview.choice.noTranslation")
        : say(`interview.choice.into.${translation.into}`);
    case "translationNotarised":
      return yesNo(interviewer, translation?.notarised);
    case "translatedBy":
      return translation?.by && say(`code.translator.${translation.by}`);
    case "translatedIn":
      return translation?.country && words.country(translation.country);
    case "translationAuthentication":
      return certified(translation?.authentication?.kind);
    case "translationAuthenticatedOn":
      return day(interviewer, translation?.authentication?.on);
    case "seen":
      return say(`code.seen.${paper.seen ?? "ok"}`);
  }
}

/** The short name of a step's answer. */
export function labelOf({ desk, view }: Interviewer, answers: Answers, step: Step): string {
  const { say } = desk;
  if (step.ask === "place") return step.place.demand.words[say.language];
  if (step.ask !== "paper") return say(`interview.label.${step.ask}`);
  const paper = answers.documents?.[step.paper];
  const name = paper?.title ?? (paper?.kind && view.book.wordsOf(paper.kind)[say.language]) ?? "";
  const short = `${step.paper + 1}. ${cut(name, 30)}`;
  return step.field === "kind" ? short : `${short}: ${say(`interview.paper.${step.field}`)}`;
}

/** The answer of a step as it stands, in words; `–` where the officer said that there is none. */
export function answerOf(interviewer: Interviewer, answers: Answers, step: Step): string {
  const { desk, view } = interviewer;
  const none = desk.say("interview.summary.empty");
  if (step.ask === "place") {
    const [at] = step.place.papers;
    const kind = at === undefined ? undefined : answers.documents?.[at]?.kind;
    return kind === undefined ? desk.say("interview.choice.broughtNot") : view.book.wordsOf(kind)[desk.say.language];
  }
  if (step.ask === "paper") return paperAnswer(interviewer, answers.documents?.[step.paper] ?? {}, step.field) || none;
  return plainAnswer(interviewer, answers, step.ask) || none;
}
