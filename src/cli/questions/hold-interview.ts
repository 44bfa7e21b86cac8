import type { Case } from "../../domain/case.ts";
import type { Finding } from "../../domain/finding.ts";
import type { Answers } from "../../domain/interview-answers.ts";
import { applicationOf } from "../../domain/interview-file.ts";
import { stepsOf } from "../../domain/interview-steps.ts";
import { may } from "../../domain/officer.ts";
import { wholeDraftFindings } from "../../workflow/draft-findings.ts";
import { type DraftInterview, discardDraft, saveDraft } from "../../workflow/draft-interview.ts";
import type { Office } from "../../workflow/office.ts";
import { openCase } from "../../workflow/open-case.ts";
import type { Desk } from "../desk.ts";
import { styled } from "../printer.ts";
import { type Back, back } from "../question.ts";
import { interviewHead } from "../views/interview.ts";
import { missingView, summaryView } from "../views/summary.ts";
import type { Interviewer } from "./asking.ts";
import { interviewerOf, reckonAsking, type Timing } from "./begin.ts";
import { askWhichAnswer } from "./change-answer.ts";
import { acceptanceGrounds, askGrounds, type ChosenGrounds, goOn, verifyAndDecide } from "./go-on.ts";
import { askAll, type Start } from "./interview.ts";

export type InterviewEnd =
  | { readonly ended: "registered"; readonly case: Case; readonly findings: readonly Finding[] }
  | { readonly ended: "draft"; readonly draft: DraftInterview; readonly findings: readonly Finding[] }
  /** Back from the first question, or the draft was thrown away. */
  | { readonly ended: "left" };

type Action = "keep" | "register" | "refuse" | "change" | "throw-away";

/**
 * The guided interview from the first open question to its end: a registered case, a refusal to accept, or a draft. It is
 * saved after every answer, so whatever ends it costs at most the field being typed.
 */
export async function holdInterview(
  desk: Desk,
  office: Office,
  begun: DraftInterview,
  given: Timing,
): Promise<InterviewEnd> {
  let { timing, reckoning } = await reckonAsking(desk, office, given);
  let interviewer = await interviewerOf(desk, office, reckoning);
  const resumed = (await office.drafts.load(begun.id)) !== null;
  interviewHead(interviewer, desk.say(resumed ? "interview.resumed" : "interview.title"));
  let draft = begun;
  let start: Start | null = null;
  for (;;) {
    const save = async (answers: Answers) => {
      draft = await saveDraft(office, draft, answers);
    };
    if ((await askAll(interviewer, draft.answers, save, start)) === back) return { ended: "left" };
    // Time has passed since the first question: the day, and with it the rules, may be others now.
    ({ timing, reckoning } = await reckonAsking(desk, office, timing));
    interviewer = await interviewerOf(desk, office, reckoning);
    const steps = stepsOf(draft.answers, interviewer.view);
    if (steps.some((step) => !step.answered)) continue;
    const findings = await wholeDraftFindings(office, draft.answers, interviewer.view);
    summaryView(interviewer, draft.answers, findings, reckoning.term);
    const action = await askAction(interviewer, findings);
    if (action === back) {
      start = { key: steps.at(-1)?.key ?? "", single: false };
      continue;
    }
    start = null;
    if (action === "change") {
      const key = await askWhichAnswer(interviewer, draft.answers);
      // Without a key nothing is open, and the summary comes again.
      start = { key: key === back ? "" : key, single: true };
      continue;
    }
    const end = await finish(interviewer, draft, timing, action, findings);
    if (end !== back) return end;
  }
}

function askAction(interviewer: Interviewer, findings: readonly Finding[]): Promise<Action | Back> {
  const { desk, office, words } = interviewer;
  const { say } = desk;
  const refusable = may(office.officer, "decide") && acceptanceGrounds({ desk, office, words }, findings).length > 0;
  return desk.ask.select<Action>({
    message: say("interview.summary.ask"),
    answer: "--draft",
    choices: [
      { value: "keep", name: say("interview.summary.keep") },
      { value: "register", name: say("interview.summary.register") },
      ...(refusable ? [{ value: "refuse" as const, name: say("interview.summary.refuse") }] : []),
      { value: "change", name: say("interview.summary.change") },
      { value: "throw-away", name: say("interview.summary.throwAway") },
    ],
  });
}

async function finish(
  interviewer: Interviewer,
  draft: DraftInterview,
  timing: Timing,
  action: Exclude<Action, "change">,
  findings: readonly Finding[],
): Promise<InterviewEnd | Back> {
  const { desk, office, screen, words } = interviewer;
  switch (action) {
    case "keep":
      return keep(interviewer, draft, findings);
    case "throw-away":
      return throwAway(interviewer, draft);
    case "register": {
      const opened = await register(interviewer, draft, timing);
      await goOn({ desk, office, words }, opened.case, opened.findings);
      return { ended: "registered", ...opened };
    }
    case "refuse": {
      const chosen: ChosenGrounds | Back = await askGrounds({ desk, office, words }, findings);
      if (chosen === back) return back;
      const opened = await register(interviewer, draft, timing);
      await verifyAndDecide({ desk, office, words }, opened.case, "refuse", chosen, null);
      screen.print();
      return { ended: "registered", ...opened };
    }
  }
}

/** Keeps what there is, and says what is missing. */
export async function keep(
  interviewer: Interviewer,
  draft: DraftInterview,
  findings: readonly Finding[],
): Promise<InterviewEnd> {
  const { office, screen, desk } = interviewer;
  const saved = await saveDraft(office, draft, draft.answers);
  screen.print(styled("good", desk.say("interview.draft.kept")));
  missingView(interviewer, saved.answers);
  return { ended: "draft", draft: saved, findings };
}

async function throwAway({ desk, office, screen }: Interviewer, draft: DraftInterview): Promise<InterviewEnd | Back> {
  const sure = await desk.ask.confirm({
    message: desk.say("interview.summary.sure"),
    answer: "--draft",
    safe: false,
    yes: desk.say("interview.summary.yesThrow"),
    no: desk.say("interview.summary.noThrow"),
  });
  if (sure !== true) return back;
  await discardDraft(office, draft.id);
  screen.print(desk.say("interview.draft.thrownAway"));
  return { ended: "left" };
}

/** Gives the application its number; the term starts, and the draft ends in the same step. */
async function register(interviewer: Interviewer, draft: DraftInterview, timing: Timing) {
  const { office, screen, desk } = interviewer;
  const opened = await openCase(office, {
    application: applicationOf(draft.answers),
    ...timing,
    previous: draft.answers.interview?.previous ?? null,
    draft: draft.id,
  });
  const { id, applicationDay, dueOn } = opened.case;
  screen.print();
  screen.print(styled("good", desk.say("view.case.registered", { case: id })));
  screen.print(desk.say("view.case.term", { applied: screen.day(applicationDay), due: screen.day(dueOn) }));
  return opened;
}
