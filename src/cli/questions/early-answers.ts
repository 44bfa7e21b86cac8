import type { Application } from "../../domain/application.ts";
import { Temporal } from "../../domain/day.ts";
import { type CaseId, caseIdOrNull } from "../../domain/ids.ts";
import { answersTakenOver } from "../../domain/interview-again.ts";
import type { Answers } from "../../domain/interview-answers.ts";
import { applicationOf, type Given, givenAnswers } from "../../domain/interview-file.ts";
import { parseJson } from "../../domain/json-file.ts";
import { Problem } from "../../domain/problem.ts";
import type { Office } from "../../workflow/office.ts";
import { type Call, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { readText } from "../input.ts";
import { back } from "../question.ts";
import { askAgain } from "./begin.ts";
import { withFullPaths } from "./originals.ts";

/** What was answered before anybody was asked: a whole application, or some of its fields. */
export interface Early {
  readonly application: Application | null;
  readonly answers: Answers;
  /** The earlier case that person and papers come from. */
  readonly previous: CaseId | null;
}

const asAnswers = (application: Application): Answers => JSON.parse(JSON.stringify(application)) as Answers;

/**
 * Reads `--from` and `--again`. For a person who applied before, the file says what has changed; without a file the
 * officer is asked, or `--yes` says that nothing has. Throws `bad-file` with all faults, `answer-needed`, `unknown-case`.
 */
export async function earlyAnswers(desk: Desk, office: Office, call: Call): Promise<Early> {
  const from = textFlag(call, "from");
  const previous = givenPrevious(call);
  const file = from === undefined ? null : await givenFile(desk, from);
  if (file !== null && "whole" in file) return { application: file.whole, answers: asAnswers(file.whole), previous };
  if (previous === null) return { application: null, answers: file?.answers ?? {}, previous };
  if (file !== null || desk.yes) {
    const { application } = await office.cases.load(previous);
    const answers = answersTakenOver(application, previous, file?.answers ?? {});
    return { application: applicationOf(answers), answers, previous };
  }
  if (!desk.ask.possible) throw new Problem("answer-needed", { answer: "--from" });
  const answers = await askAgain(desk, office, previous);
  if (answers === back) throw new Problem("cancelled");
  return { application: null, answers, previous };
}

async function givenFile(desk: Desk, from: string): Promise<Given> {
  const given = givenAnswers(parseJson(await readText(desk.world, from), from), from);
  if ("whole" in given) {
    return { whole: { ...given.whole, documents: withFullPaths(desk, from, given.whole.documents) } };
  }
  const { documents } = given.answers;
  if (documents === undefined) return given;
  return { ...given, answers: { ...given.answers, documents: withFullPaths(desk, from, documents) } };
}

function givenPrevious(call: Call): CaseId | null {
  const text = textFlag(call, "again");
  if (text === undefined) return null;
  const id = caseIdOrNull(text);
  if (id === null) throw new Problem("unknown-case", { case: text });
  return id;
}

/** The time of the application as the file states it. */
export const appliedAtOf = ({ application, answers }: Early): Temporal.PlainDateTime | null => {
  if (application !== null) return application.appliedAt;
  return answers.appliedAt ? Temporal.PlainDateTime.from(answers.appliedAt) : null;
};
