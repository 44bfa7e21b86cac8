import type { Finding } from "../../domain/finding.ts";
import type { Answers } from "../../domain/interview-answers.ts";
import { type Step, stepsOf } from "../../domain/interview-steps.ts";
import { unfitTexts } from "../../domain/repertoire.ts";
import { draftFindings } from "../../workflow/draft-findings.ts";
import { styled } from "../printer.ts";
import { type Back, back } from "../question.ts";
import { findingView } from "../views/findings.ts";
import { unfitView } from "../views/unfit.ts";
import type { Interviewer } from "./asking.ts";
import { putStep } from "./put-step.ts";

/** Where to begin instead of at the first open question; `single`: only this answer is to be changed. */
export interface Start {
  readonly key: string;
  readonly single: boolean;
}

/**
 * Asks whatever is not answered yet and hands every answer to `save` before the next question. Gives all answers, or
 * `back` from the very first question.
 */
export async function askAll(
  interviewer: Interviewer,
  begun: Answers,
  save: (answers: Answers) => Promise<void>,
  start: Start | null = null,
): Promise<Answers | Back> {
  const { office, view, of } = interviewer;
  let answers = begun;
  const put = new Set<string>();
  let asked: Step | null = null;
  let findings = await draftFindings(office, answers, view, of);
  let key = start?.key ?? null;
  for (;;) {
    const steps = stepsOf(answers, view);
    const step = steps.find((one) => one.key === key) ?? steps.find((one) => !one.answered);
    if (step === undefined) return answers;
    tellWhere(interviewer, answers, asked, step);
    asked = step;
    put.add(step.key);
    const given = await putStep(interviewer, answers, step);
    if (given === back) {
      if (start?.single === true && step.key === start.key) return answers;
      const before = steps[steps.indexOf(step) - 1];
      if (before === undefined) return back;
      key = before.key;
      continue;
    }
    await save(given);
    tellUnfit(interviewer, answers, given);
    answers = given;
    const next = await draftFindings(office, given, view, of);
    tellNew(interviewer, findings, next);
    findings = next;
    tellPaperInOrder(interviewer, given, step, next);
    key = start?.single === true ? null : followingKey(given, interviewer, step, put);
  }
}

/**
 * The next question that is open or was put before, so that whoever went back walks forward over the own answers; but
 * first what has just become open before this one.
 */
function followingKey(answers: Answers, interviewer: Interviewer, step: Step, put: ReadonlySet<string>): string | null {
  const steps = stepsOf(answers, interviewer.view);
  const at = steps.findIndex((one) => one.key === step.key);
  const open = steps.findIndex((one) => !one.answered);
  if (at < 0 || (open >= 0 && open <= at)) return null;
  return steps.slice(at + 1).find((one) => !one.answered || put.has(one.key))?.key ?? null;
}

/** The heading of a new chapter, and which paper it is about where that was not just chosen. */
function tellWhere(interviewer: Interviewer, answers: Answers, before: Step | null, step: Step): void {
  const { screen, desk } = interviewer;
  if (step.chapter !== before?.chapter) {
    screen.print();
    screen.print(styled("accent", `── ${desk.say(`interview.chapter.${step.chapter}`)} ──`));
  }
  if (step.ask !== "paper" || step.field === "kind") return;
  const same = before?.ask === "paper" ? before.paper === step.paper : before?.ask === "place";
  if (!same) screen.print(["  ", styled("bold", paperName(interviewer, answers, step.paper))]);
}

function paperName({ view, desk }: Interviewer, answers: Answers, index: number): string {
  const paper = answers.documents?.[index];
  return paper?.title ?? (paper?.kind === undefined ? "" : view.book.wordsOf(paper.kind)[desk.say.language]);
}

const keyOf = (finding: Finding) => JSON.stringify([finding.code, finding.about, finding.params, finding.weight]);

function tellNew({ words }: Interviewer, before: readonly Finding[], after: readonly Finding[]): void {
  const known = new Set(before.map(keyOf));
  for (const finding of after) if (!known.has(keyOf(finding))) findingView(words, finding);
}

/** Letters that would keep the case here, with the answer that brought them. */
function tellUnfit({ screen }: Interviewer, before: Answers, after: Answers): void {
  const known = new Set(unfitTexts(before).map(({ field }) => field));
  unfitView(
    screen,
    unfitTexts(after).filter(({ field }) => !known.has(field)),
  );
}

/** After the last question about a paper that has no remark. */
function tellPaperInOrder(interviewer: Interviewer, answers: Answers, step: Step, findings: readonly Finding[]): void {
  if (step.ask !== "paper" || step.field !== "seen") return;
  const { screen, desk } = interviewer;
  if (findings.some((finding) => finding.about === `documents/${step.paper + 1}`)) return;
  const paper = paperName(interviewer, answers, step.paper);
  screen.print(["  ", styled("good", "✓"), ` ${desk.say("interview.tell.inOrder", { paper })}`]);
}
