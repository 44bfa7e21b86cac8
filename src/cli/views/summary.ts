import type { Deadline } from "../../domain/deadline.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Answers, PaperAnswers } from "../../domain/interview-answers.ts";
import { placesOf } from "../../domain/interview-places.ts";
import { stepsOf } from "../../domain/interview-steps.ts";
import { unfitTexts } from "../../domain/repertoire.ts";
import { styled } from "../printer.ts";
import type { Interviewer } from "../questions/asking.ts";
import { answerOf, labelOf } from "./answers-given.ts";
import { findingsView } from "./findings.ts";
import { paragraph } from "./paragraph.ts";
import { termLine } from "./term.ts";
import { unfitView } from "./unfit.ts";

const personal = ["birthDate", "birthPlace", "citizenship", "sex"] as const;

/** The application on one screen before it is registered: person, papers, findings with their sources, the term. */
export function summaryView(
  interviewer: Interviewer,
  answers: Answers,
  findings: readonly Finding[],
  term: Deadline,
): void {
  const { screen, desk, words } = interviewer;
  const { say } = desk;
  screen.print();
  screen.print(styled("accent", `── ${say("interview.summary.title")} ──`));
  const steps = stepsOf(answers, interviewer.view);
  const shown = (ask: string) => {
    const step = steps.find((one) => one.ask === ask);
    return step === undefined ? "" : answerOf(interviewer, answers, step);
  };
  const { applicant = {} } = answers;
  const name = [applicant.surname, applicant.givenNames, applicant.patronymic].filter(Boolean).join(" ");
  paragraph(screen, name, { style: "bold" });
  paragraph(
    screen,
    personal
      .map(shown)
      .filter((text) => text !== say("interview.summary.empty"))
      .join(", "),
  );
  paragraph(screen, `${shown("category")} (${shown("kind")})`);
  tellPapers(interviewer, answers);
  screen.print();
  findingsView(words, findings);
  unfitView(screen, unfitTexts(answers));
  screen.print();
  const { applicationDay } = interviewer.view.occasion;
  paragraph(screen, termLine(say, applicationDay, term.dueOn, term.skipped));
  if (!term.dueOn.equals(term.dueOnStrict)) {
    paragraph(screen, say("interview.summary.termStrict", { due: screen.day(term.dueOnStrict) }), { style: "warn" });
  }
  screen.print();
}

function tellPapers(interviewer: Interviewer, answers: Answers): void {
  const { screen, desk, view } = interviewer;
  const { language } = desk.say;
  screen.print();
  for (const [index, paper] of (answers.documents ?? []).entries()) {
    const name = paper.title ?? (paper.kind && view.book.wordsOf(paper.kind)[language]) ?? "";
    const more = paperFacts(interviewer, paper).filter(Boolean).join(", ");
    paragraph(screen, `${index + 1}. ${name}: ${more}`, { indent: 2 });
  }
  const notBrought = answers.interview?.notBrought ?? [];
  for (const place of placesOf(answers, view).places) {
    if (place.settled || !notBrought.includes(place.id)) continue;
    paragraph(screen, `${place.demand.words[language]}: ${desk.say("interview.choice.broughtNot")}`, {
      indent: 2,
      mark: styled("warn", "–"),
    });
  }
}

function paperFacts({ desk, words }: Interviewer, paper: PaperAnswers): (string | undefined)[] {
  const { say } = desk;
  const { authentication, translation } = paper;
  return [
    paper.issuingCountry && words.country(paper.issuingCountry),
    authentication ? say(`code.presented.${authentication.kind}`) : undefined,
    translation?.into && say(`interview.choice.into.${translation.into}`),
    paper.seen && say(`code.seen.${paper.seen}`),
  ];
}

/** What a draft still lacks: papers that were not brought and questions that nobody has answered. */
export function missingView(interviewer: Interviewer, answers: Answers): void {
  const { screen, desk, view } = interviewer;
  const open = stepsOf(answers, view).filter((step) => !step.answered);
  const notBrought = answers.interview?.notBrought ?? [];
  const absent = placesOf(answers, view).places.filter((place) => !place.settled && notBrought.includes(place.id));
  const whole = open.length + absent.length === 0;
  screen.print(styled("bold", desk.say(whole ? "interview.tell.nothingMissing" : "interview.tell.missing")));
  for (const place of absent)
    paragraph(screen, place.demand.words[desk.say.language], { indent: 2, mark: styled("warn", "–") });
  for (const step of open)
    paragraph(screen, labelOf(interviewer, answers, step), { indent: 2, mark: styled("dim", "?") });
}
