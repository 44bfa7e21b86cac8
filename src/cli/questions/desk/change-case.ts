import type { Application } from "../../../domain/application.ts";
import type { Case } from "../../../domain/case.ts";
import { type Answers, withNotes } from "../../../domain/interview-answers.ts";
import { applicationOf } from "../../../domain/interview-file.ts";
import { placesOf } from "../../../domain/interview-places.ts";
import { stepsOf } from "../../../domain/interview-steps.ts";
import { amendCase } from "../../../workflow/amend-case.ts";
import { presented } from "../../../workflow/presented.ts";
import { findingsOf, occasionAt } from "../../../workflow/verify-case.ts";
import type { Desk } from "../../desk.ts";
import { styled } from "../../printer.ts";
import { back } from "../../question.ts";
import { findingsView } from "../../views/findings.ts";
import { cut } from "../../views/paragraph.ts";
import type { Interviewer } from "../asking.ts";
import { askWhichAnswer } from "../change-answer.ts";
import { goOn } from "../go-on.ts";
import { askAll } from "../interview.ts";
import { inHand } from "./in-hand.ts";

type Change = "save" | "answer" | "add" | "leave" | { readonly place: string };

/** The contents of a case as answers: what it lacks was not brought. */
export function answersOf(application: Application, view: Interviewer["view"]): Answers {
  const { interview: _, ...answers } = JSON.parse(JSON.stringify(application)) as Answers;
  const stated = withNotes(answers, { statesIin: Boolean(application.applicant.previousIin), morePapers: false });
  const absent = placesOf(stated, view).places.filter((place) => !place.settled && place.papers.length === 0);
  return withNotes(stated, { notBrought: absent.map((place) => place.id) });
}

/**
 * Changes data and papers of a registered case: papers that are brought later, an answer that was wrong, what was seen.
 * Nothing is saved before the officer says so; then the case is one revision on.
 */
export async function changeCase(desk: Desk, one: Case): Promise<void> {
  const hand = await inHand(desk, one);
  const { office, words } = hand;
  const view = { book: words.book, occasion: occasionAt(office, one.applicationDay, one.dueOn) };
  const interviewer: Interviewer = { ...hand, screen: words.screen, view, of: one.id };
  const begun = answersOf(await presented(office, one), view);
  let answers = begun;
  for (;;) {
    const change = await askChange(interviewer, answers, answers !== begun);
    if (change === back || change === "leave") return;
    if (change === "save") break;
    const key = change === "answer" ? await askWhichAnswer(interviewer, answers) : keyOf(change);
    if (key === back) continue;
    const kept = async () => {};
    const changed = await askAll(interviewer, answers, kept, { key, single: true });
    if (changed !== back) answers = changed;
  }
  const amended = await amendCase(office, one.id, () => applicationOf(answers));
  const { screen } = words;
  screen.print();
  screen.print(styled("good", desk.say("view.case.amended", { case: one.id, revision: amended.revision })));
  const findings = await findingsOf(office, amended);
  findingsView(words, findings);
  await goOn(hand, amended, findings);
}

const keyOf = (change: "add" | { readonly place: string }): string =>
  change === "add" ? "morePapers" : `papers/${change.place}`;

function askChange(interviewer: Interviewer, answers: Answers, changed: boolean) {
  const { desk, screen, view } = interviewer;
  const { say } = desk;
  const absent = placesOf(answers, view).places.filter((place) => !place.settled && place.papers.length === 0);
  const width = (screen.columns ?? 80) - 6;
  const whole = stepsOf(answers, view).every((step) => step.answered);
  return desk.ask.select<Change>({
    message: say("desk.change.ask"),
    answer: "CASE",
    choices: [
      ...(changed && whole ? [{ value: "save" as const, name: say("desk.change.save") }] : []),
      ...absent.map((place) => ({
        value: { place: place.id },
        name: cut(say("desk.change.bring", { paper: place.demand.words[say.language] }), width),
      })),
      { value: "add", name: say("desk.change.add") },
      { value: "answer", name: say("desk.change.answer") },
      { value: "leave", name: say(changed ? "desk.change.drop" : "desk.back") },
    ],
  });
}
