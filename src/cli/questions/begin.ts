import type { Temporal } from "../../domain/day.ts";
import type { CaseId } from "../../domain/ids.ts";
import { answersAgain, changeables } from "../../domain/interview-again.ts";
import type { Answers } from "../../domain/interview-answers.ts";
import { Problem } from "../../domain/problem.ts";
import { countryNames } from "../../i18n/countries.ts";
import type { Office } from "../../workflow/office.ts";
import { type Reckoning, reckon } from "../../workflow/open-case.ts";
import { occasionAt } from "../../workflow/verify-case.ts";
import type { Desk } from "../desk.ts";
import { type Back, back } from "../question.ts";
import { notesOf } from "../screen.ts";
import type { Interviewer } from "./asking.ts";

/** What decides on which day an application counts, beside the clock. */
export interface Timing {
  readonly appliedAt: Temporal.PlainDateTime | null;
  readonly reason: string | null;
  readonly underOrder: string | null;
}

/** The day, the rules and the term; an application of an earlier day asks why it comes only now. */
export async function reckonAsking(
  desk: Desk,
  office: Office,
  timing: Timing,
): Promise<{ readonly timing: Timing; readonly reckoning: Reckoning }> {
  try {
    return { timing, reckoning: await reckon(office, timing) };
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== "late-application") throw problem;
    const reason = await desk.ask.prose({ message: desk.say("interview.late"), answer: "--reason-from", max: 2000 });
    if (reason === back) throw problem;
    return reckonAsking(desk, office, { ...timing, reason });
  }
}

/** Everything that the questions need, by the rules of the day. */
export async function interviewerOf(desk: Desk, office: Office, reckoning: Reckoning): Promise<Interviewer> {
  const { book } = reckoning.rules;
  const screen = notesOf(desk.printer, desk.say, office.profile.timeZone, desk.world.stderr.columns ?? 80);
  return {
    desk,
    office,
    screen,
    words: { screen, book, country: await countryNames(desk.say.language) },
    view: { book, occasion: occasionAt(office, reckoning.day, reckoning.term.dueOn) },
    of: null,
  };
}

/** The answers to begin with for a person who applied before, after asking what has changed since. */
export async function askAgain(desk: Desk, office: Office, previous: CaseId): Promise<Answers | Back> {
  const { application } = await office.cases.load(previous);
  const changed = await desk.ask.checkbox({
    message: desk.say("interview.again.ask", { case: previous }),
    answer: "--from",
    choices: changeables.map((value) => ({ value, name: desk.say(`interview.again.option.${value}`) })),
    optional: true,
  });
  return changed === back ? back : answersAgain(application, previous, changed);
}
