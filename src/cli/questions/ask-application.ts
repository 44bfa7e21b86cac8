import { type CaseKind, type Correction, caseKinds } from "../../domain/application.ts";
import { type Answers, withCorrection, withNotes, withPerson } from "../../domain/interview-answers.ts";
import { languages } from "../../domain/text.ts";
import { back } from "../question.ts";
import { cut, paragraph } from "../views/paragraph.ts";
import { askIin } from "./ask-iin.ts";
import { type Ask, packWords } from "./asking.ts";

/** Without a number there is nothing to correct: it is a formation, and nobody is asked. */
export const askStatesIin: Ask = async (interviewer, answers) => {
  const { desk } = interviewer;
  const stated = await desk.ask.confirm({
    message: packWords(interviewer, "previousIin"),
    answer: "applicant.previousIin",
    safe: false,
    earlier: answers.interview?.statesIin,
  });
  if (stated === back) return back;
  const noted = withNotes(answers, { statesIin: stated });
  if (!stated) return withKind(withPerson(noted, { previousIin: null }), "formation");
  // Whoever said No before was not asked what it is that he applies for.
  const { kind, ...open } = noted;
  return answers.interview?.statesIin === false ? open : noted;
};

export const askPreviousIin: Ask = async ({ desk, screen }, answers) => {
  paragraph(screen, desk.say("interview.tell.earlierIin"), { style: "warn" });
  const number = await askIin(desk, {
    message: desk.say("interview.ask.iin"),
    answer: "applicant.previousIin",
    earlier: answers.applicant?.previousIin ?? answers.interview?.before?.applicant?.previousIin ?? undefined,
  });
  if (number === back) return back;
  const next = withPerson(answers, { previousIin: number });
  return answers.kind === "correction" ? withCorrection(next, { iin: number }) : next;
};

/** Who acts for the applicant, and what is corrected, belongs to the kind of application it was said for. */
const withoutAuthority = ({ representative: _, correction: __, consent: ___, ...answers }: Answers): Answers => answers;

const withKind = (answers: Answers, kind: CaseKind): Answers => ({
  ...(answers.kind === kind ? answers : withoutAuthority(answers)),
  kind,
});

/** Whoever has an IIN is offered its correction first. */
export const askKind: Ask = async (interviewer, answers) => {
  const { desk } = interviewer;
  const known = answers.applicant?.previousIin ?? null;
  const kind = await desk.ask.select({
    message: packWords(interviewer, "kind"),
    answer: "kind",
    choices: caseKinds.map((value) => ({ value, name: desk.say(`code.kind.${value}`) })),
    earlier: answers.kind ?? (known === null ? answers.interview?.before?.kind : "correction"),
  });
  if (kind === back) return back;
  const next = withKind(answers, kind);
  return kind === "correction" && known !== null ? withCorrection(next, { iin: known }) : next;
};

export const askCategory: Ask = async (interviewer, answers) => {
  const { desk, view, screen } = interviewer;
  const { language } = desk.say;
  const category = await desk.ask.select({
    message: packWords(interviewer, "category"),
    answer: "category",
    choices: view.book.pack.categories.map(({ code, words, route }) => ({
      value: code,
      name: cut(words[language], (screen.columns ?? 80) - 4),
      description:
        route === view.occasion.route ? words[language] : `${words[language]}. ${desk.say("interview.choice.notHere")}`,
    })),
    earlier: answers.category ?? answers.interview?.before?.category,
  });
  if (category === back || category === answers.category) return category === back ? back : answers;
  return { ...(answers.category === "child" ? withoutAuthority(answers) : answers), category };
};

export const askCorrectionIin: Ask = async ({ desk }, answers) => {
  const iin = await askIin(desk, {
    message: desk.say("interview.ask.iinToCorrect"),
    answer: "correction.iin",
    earlier: answers.correction?.iin ?? answers.applicant?.previousIin ?? undefined,
  });
  return iin === back ? back : withCorrection(answers, { iin });
};

const correctable: readonly Correction["fields"][number][] = [
  "surname",
  "givenNames",
  "patronymic",
  "birthDate",
  "birthPlace",
  "citizenship",
  "sex",
  "document",
];

export const askCorrectionFields: Ask = async ({ desk }, answers) => {
  const fields = await desk.ask.checkbox({
    message: desk.say("interview.ask.correctionFields"),
    answer: "correction.fields",
    choices: correctable.map((value) => ({ value, name: desk.say(`code.correctionField.${value}`) })),
    earlier: answers.correction?.fields,
  });
  return fields === back ? back : withCorrection(answers, { fields: [...fields] });
};

export const askLetterLanguage: Ask = async (interviewer, answers) => {
  const { desk, office } = interviewer;
  const language = await desk.ask.select({
    message: packWords(interviewer, "letterLanguage"),
    answer: "letterLanguage",
    choices: languages.map((value) => ({ value, name: desk.say(`interview.choice.language.${value}`) })),
    earlier: answers.letterLanguage ?? answers.interview?.before?.letterLanguage ?? office.profile.language,
  });
  return language === back ? back : { ...answers, letterLanguage: language };
};
