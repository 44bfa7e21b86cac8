import { type CaseId, caseIdOrNull } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import { problemWords } from "../../i18n/problem-words.ts";
import { takeBackSheets } from "../../workflow/on-sheet.ts";
import { type PrintedSheets, printSheets, sheetsToPrint, type TypedCase } from "../../workflow/print-sheets.ts";
import { type Call, isSet, type Result, type Run } from "../command.ts";
import { givenPath } from "../given.ts";
import { mustMayLeave } from "../medium.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** `batch sheet [CASE…] [--to DIR]`: cases on paper, in the order in which a person types them into the central system. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const named = casesGiven(call);
  if (isSet(call, "not-entered")) {
    if (named.length === 0) throw new Problem("answer-needed", { answer: "CASE" });
    await takeBackSheets(office, named);
    return takenBack(named);
  }
  const to = givenPath(desk, call, "to");
  if (to === null) {
    // Nothing personal without a place for it: what there is to print, by number.
    if (named.length > 0) throw new Problem("answer-needed", { answer: "--to" });
    return overview(await sheetsToPrint(office));
  }
  await mustMayLeave(desk, office, to);
  return printed(await printSheets(office, named, to));
};

function casesGiven(call: Call): CaseId[] {
  const given = call.args[0];
  const texts = Array.isArray(given) ? (given as readonly string[]) : [];
  return texts.map((text) => {
    const id = caseIdOrNull(text);
    if (id === null) throw new Problem("unknown-case", { case: "…" });
    return id;
  });
}

const takenBack = (ids: readonly CaseId[]): Result => ({
  json: { cases: ids.map((id) => ({ case: id, copy: 0, batch: null })), files: [], left: [] },
  show(screen) {
    for (const id of ids) screen.print(screen.say("view.sheet.takenBack", { case: id }));
  },
});

const overview = (cases: readonly TypedCase[]): Result => ({
  json: { cases, files: [], left: [] },
  show(screen) {
    const { say } = screen;
    const waiting = cases.filter(({ copy }) => copy === 0);
    const typed = cases.filter(({ copy }) => copy > 0);
    if (cases.length === 0) screen.print(say("view.sheet.none"));
    section(screen, say("view.sheet.waiting"), waiting);
    section(screen, say("view.sheet.onPaper"), typed);
    if (waiting.length > 0) screen.print(say("view.sheet.print"));
  },
});

function section(screen: Screen, title: string, cases: readonly TypedCase[]): void {
  if (cases.length === 0) return;
  screen.print(styled("bold", title));
  for (const one of cases) screen.print(`  ${line(screen, one)}`);
}

function line({ say }: Screen, { case: id, copy, batch }: TypedCase): string {
  const more = [
    ...(copy > 1 ? [say("view.sheet.copies", { count: copy })] : []),
    ...(batch === null ? [] : [say("view.sheet.sent", { batch })]),
  ];
  return [id, ...more].join("  ");
}

const printed = ({ cases, files, left }: PrintedSheets): Result => ({
  json: { cases, files, left: left.map(({ case: id, problem }) => ({ case: id, reason: problem.code })) },
  ...(left.length > 0 ? { exit: 6 as const } : {}),
  show(screen) {
    const { say } = screen;
    if (cases.length + left.length === 0) return screen.print(say("view.sheet.none"));
    for (const { case: id, path } of files) screen.print(say("view.sheet.written", { case: id, path }));
    for (const { case: id, copy, batch } of cases) {
      if (copy > 1) screen.print(styled("warn", say("view.sheet.again", { case: id, copy })));
      if (batch !== null) screen.print(styled("warn", say("view.sheet.alsoSent", { case: id, batch })));
    }
    if (left.length > 0) screen.print(styled("warn", say("view.batch.left")));
    for (const { case: id, problem } of left) screen.print(`  ${id}  ${problemWords(problem, say).message}`);
    if (files.length > 0) {
      screen.print(styled("warn", say("view.sheet.personal")));
      screen.print(say("view.sheet.next"));
    }
  },
});
