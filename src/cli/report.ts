import { Problem } from "../domain/problem.ts";
import { problemWords } from "../i18n/problem-words.ts";
import type { Translate, WordParams } from "../i18n/translate.ts";
import { bug, exitCodes } from "./exit-codes.ts";
import { machineProblem } from "./machine-problem.ts";
import { type Printer, plainJson, styled } from "./printer.ts";

export interface Reporting {
  readonly printer: Printer;
  readonly translate: Translate;
  readonly json: boolean;
  /** The whole stack of a bug, for those who develop the program. */
  readonly debug: boolean;
}

/** A problem that stopped some of what was asked; `result` is what became of the rest, as `--json` gives it. */
export class ProblemBeside extends Problem {
  readonly result: object;

  constructor({ code, params }: Problem, result: object) {
    super(code, params);
    this.result = result;
  }
}

/**
 * Takes whatever a command threw, tells the person on stderr and gives the exit code. The one place that catches.
 * With `--json` the last line of stderr is `{"type":"problem","code","kind","message","hint","params"}`.
 */
export async function report(thrown: unknown, reporting: Reporting): Promise<number> {
  const problem = asProblem(thrown);
  if (problem === null) return tellBug(thrown, reporting);
  if (problem.kind === "partly") {
    // What was done for the others is a result and belongs on stdout.
    try {
      await reporting.printer.finish();
    } catch (unwritten) {
      return report(unwritten, reporting);
    }
  }
  const { code, kind, params } = problem;
  const beside = problem instanceof ProblemBeside ? { result: { format: 1, ...problem.result } } : {};
  tell({ code, kind, params, ...problemWords(problem, reporting.translate), ...beside }, reporting);
  return exitCodes[kind];
}

const asProblem = (thrown: unknown): Problem | null => (thrown instanceof Problem ? thrown : machineProblem(thrown));

interface Words {
  readonly message: string;
  readonly hint: string;
}

interface Told extends Words {
  readonly code: string;
  readonly kind: string;
  readonly params: WordParams;
  /** What was done all the same; a script reads it here, for stdout stays empty. */
  readonly result?: object;
}

function tell(told: Told, { printer, json }: Reporting): void {
  if (json) {
    const { code, kind, message, hint, params, result } = told;
    printer.note(plainJson(JSON.stringify({ type: "problem", code, kind, message, hint, params, result })));
    return;
  }
  printer.note(styled("bad", told.message));
  printer.note(told.hint);
}

function tellBug(thrown: unknown, reporting: Reporting): number {
  const stack = thrown instanceof Error ? (thrown.stack ?? "") : String(thrown);
  if (reporting.debug) for (const line of stack.split("\n")) reporting.printer.note(line);
  const params = { place: placeIn(stack) };
  const { translate } = reporting;
  const words = { message: translate("problem.bug.message", params), hint: translate("problem.bug.hint") };
  tell({ code: "bug", kind: "bug", params, ...words }, reporting);
  return bug;
}

/**
 * Where a bug happened: file and line of the first frame that is ours. Nothing else of an error is shown, for its
 * message may quote what was typed.
 */
function placeIn(stack: string): string {
  const frames = stack.split("\n").filter((line) => /^\s+at /.test(line) && !line.includes("node:"));
  const place = (frames.find((line) => !line.includes("node_modules")) ?? frames[0] ?? "").match(
    /([^/\\()\s]+:\d+):\d+\)?$/,
  );
  return place?.[1] ?? "?";
}
