import { Problem } from "../../../domain/problem.ts";
import { problemWords } from "../../../i18n/problem-words.ts";
import type { Call, Run } from "../../command.ts";
import type { Desk } from "../../desk.ts";
import { machineProblem } from "../../machine-problem.ts";
import type { Prompter } from "../../prompter.ts";
import { back } from "../../question.ts";
import { notesOf, screenOf } from "../../screen.ts";
import { paragraph } from "../../views/paragraph.ts";

/** Thrown where an officer goes back from the question of an action: the action is left, and the desk goes on. */
class Left extends Error {}

/** Questions from which going back leaves the action; a question that must have an answer never sees `back`. */
function leaving(ask: Prompter): Prompter {
  const orLeave = async <Answer>(asked: Promise<Answer | typeof back>): Promise<Answer> => {
    const given = await asked;
    if (given === back) throw new Left("left");
    return given as Answer;
  };
  return {
    possible: ask.possible,
    select: (question) => orLeave(ask.select(question)),
    search: (question) => orLeave(ask.search(question)),
    checkbox: (question) => orLeave(ask.checkbox(question)),
    confirm: (question) => orLeave(ask.confirm(question)),
    text: (question) => orLeave(ask.text(question)),
    date: (question) => orLeave(ask.date(question)),
    prose: (question) => orLeave(ask.prose(question)),
    passport: (question) => orLeave(ask.passport(question)),
  };
}

/** Runs a command as if it had been typed, and shows its result. */
export async function perform(
  desk: Desk,
  load: () => Promise<{ readonly run: Run }>,
  call: Partial<Call>,
): Promise<void> {
  const { run } = await load();
  const result = await run({ ...desk, ask: leaving(desk.ask) }, { args: [], flags: {}, ...call });
  const { timeZone } = (await desk.office()).profile;
  desk.printer.note();
  result.show(screenOf(desk.printer, desk.say, timeZone));
  await desk.printer.finish();
}

/** Does one thing at the desk. A problem is told and the desk goes on; only an end of the session goes through. */
export async function attempt(desk: Desk, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (thrown) {
    if (thrown instanceof Left) return;
    const problem = thrown instanceof Problem ? thrown : machineProblem(thrown);
    if (problem === null || problem.kind === "cancelled") throw thrown;
    const words = problemWords(problem, desk.say);
    const screen = notesOf(desk.printer, desk.say, "UTC", desk.world.stderr.columns ?? 80);
    paragraph(screen, words.message, { style: "bad" });
    paragraph(screen, words.hint);
  }
}

/** Leaves time to read before the desk is drawn again. */
export async function pause(desk: Desk): Promise<void> {
  await desk.ask.select({
    message: desk.say("desk.pause"),
    answer: "desk",
    choices: [{ value: true, name: desk.say("desk.back") }],
  });
}
