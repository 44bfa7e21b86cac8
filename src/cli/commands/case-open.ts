import type { Case } from "../../domain/case.ts";
import type { Finding } from "../../domain/finding.ts";
import { applicationOf, wholeFile } from "../../domain/interview-file.ts";
import { stepsOf } from "../../domain/interview-steps.ts";
import { Problem } from "../../domain/problem.ts";
import { unfitIn } from "../../domain/repertoire.ts";
import { wholeDraftFindings } from "../../workflow/draft-findings.ts";
import { newDraft } from "../../workflow/draft-interview.ts";
import type { Office } from "../../workflow/office.ts";
import { openCase } from "../../workflow/open-case.ts";
import { takeInScans } from "../../workflow/take-in-scans.ts";
import { isSet, type Result, type Run, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { givenTime, optionalProse } from "../given.ts";
import { styled } from "../printer.ts";
import type { Interviewer } from "../questions/asking.ts";
import { interviewerOf, reckonAsking, type Timing } from "../questions/begin.ts";
import { appliedAtOf, type Early, earlyAnswers } from "../questions/early-answers.ts";
import { holdInterview, keep } from "../questions/hold-interview.ts";
import { originalsIn, settleOriginals } from "../questions/originals.ts";
import { findingsView } from "../views/findings.ts";
import { unfitView } from "../views/unfit.ts";

/** `case open`: registers a whole application, asks for what is missing, or keeps a draft. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const nothingGiven = textFlag(call, "from") === undefined && textFlag(call, "again") === undefined;
  if (nothingGiven && !desk.ask.possible) throw new Problem("answer-needed", { answer: "--from" });
  const early = await earlyAnswers(desk, office, call);
  const timing: Timing = {
    appliedAt: givenTime(call, "applied-at") ?? appliedAtOf(early),
    reason: await optionalProse(desk, call, "reason-from"),
    underOrder: textFlag(call, "under-order") ?? null,
  };
  if (isSet(call, "draft") && !nothingGiven) return keepEarly(desk, office, early, timing);
  if (early.application !== null) return register(desk, office, early, timing);
  // Nobody is there: names every field that is missing.
  if (!desk.ask.possible) wholeFile(early.answers);
  const end = await holdInterview(desk, office, { ...newDraft(office), answers: { ...early.answers } }, timing);
  if (end.ended === "left") throw new Problem("cancelled");
  if (end.ended === "draft") return draftResult(end.draft.id, end.findings, [], []);
  const one = await office.cases.load(end.case.id);
  const originals = originalsIn(early.answers.documents ?? []);
  await settleOriginals(desk, office, originals, one.application.documents);
  return {
    json: { ...caseJson(one, end.findings), originals },
    show: (screen) => screen.print([styled("bold", one.id), `  ${screen.say(`code.stage.${one.stage}`)}`]),
  };
};

const caseJson = (one: Case, findings: readonly Finding[]) => ({
  case: one.id,
  stage: one.stage,
  applicationDay: one.applicationDay.toString(),
  dueOn: one.dueOn.toString(),
  findings,
  unfit: unfitIn(one),
});

async function register(desk: Desk, office: Office, early: Early, given: Timing): Promise<Result> {
  const { timing, reckoning } = await reckonAsking(desk, office, given);
  const application = early.application ?? applicationOf(early.answers);
  const opened = await openCase(office, { application, ...timing, previous: early.previous, draft: null });
  const { words } = await interviewerOf(desk, office, reckoning);
  const { case: one, findings } = opened;
  const originals = originalsIn(application.documents);
  await settleOriginals(desk, office, originals, one.application.documents);
  return {
    json: { ...caseJson(one, findings), originals },
    show(screen) {
      screen.print(screen.say("view.case.registered", { case: one.id }));
      screen.print(
        screen.say("view.case.term", { applied: screen.day(one.applicationDay), due: screen.day(one.dueOn) }),
      );
      findingsView({ ...words, screen }, findings);
      unfitView(screen, unfitIn(one));
    },
  };
}

async function keepEarly(desk: Desk, office: Office, early: Early, given: Timing): Promise<Result> {
  const { reckoning } = await reckonAsking(desk, office, given);
  const interviewer: Interviewer = await interviewerOf(desk, office, reckoning);
  const findings = await wholeDraftFindings(office, early.answers, interviewer.view);
  // The files may be gone when the draft is taken up again: their scans are taken in now.
  const documents = await takeInScans(office, early.answers.documents ?? []);
  const draft = { ...newDraft(office), answers: { ...early.answers, ...(early.answers.documents && { documents }) } };
  await keep(interviewer, draft, findings);
  const originals = originalsIn(early.answers.documents ?? []);
  await settleOriginals(desk, office, originals, documents);
  const open = stepsOf(early.answers, interviewer.view).filter((step) => !step.answered);
  return draftResult(
    draft.id,
    findings,
    open.map((step) => step.key),
    originals,
  );
}

/** A draft has no number, no day and no term. */
const draftResult = (
  draft: string,
  findings: readonly Finding[],
  missing: readonly string[],
  originals: readonly string[],
): Result => ({
  json: { case: null, draft, stage: null, applicationDay: null, dueOn: null, findings, missing, originals },
  show: (screen) => screen.print(screen.say("interview.draft.resume")),
});
