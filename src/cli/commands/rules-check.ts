import { Problem } from "../../domain/problem.ts";
import { faultInWords } from "../../i18n/problem-words.ts";
import { argument, type Run } from "../command.ts";
import { styled } from "../printer.ts";

/** One fault of a file of rules, taken apart. */
interface Fault {
  readonly line: number;
  readonly column: number;
  readonly place: string;
  readonly code: string;
}

/** `rules check FILE`: 0 good, 3 not; every fault with its line and column. Needs no office. */
export const run: Run = async (desk, call) => {
  const path = argument(call, 0);
  try {
    const file = await desk.doors.readRules(path);
    const id = file.kind === "pack" ? file.pack.id : file.overlay.id;
    return {
      json: { path, good: true, kind: file.kind, id, faults: [] },
      show: (screen) =>
        screen.print(
          styled(
            "good",
            screen.say(file.kind === "pack" ? "rules.check.good" : "rules.check.goodOverlay", { path, id }),
          ),
        ),
    };
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== "bad-rules") throw problem;
    const told = faultsIn(problem);
    const faults = told.map(faultOf);
    return {
      json: {},
      notGood: new Problem("bad-rules", { path, faults: told }),
      show(screen) {
        const { say } = screen;
        screen.print(styled("bad", say("rules.check.bad", { path, count: faults.length })));
        screen.printer.table({
          head: [say("rules.check.at"), say("rules.check.place"), say("rules.check.fault")],
          rows: faults.map((fault) => [`${fault.line}:${fault.column}`, fault.place, faultInWords(fault.code, say)]),
        });
      },
    };
  }
};

/** Every fault of the file as `LINE:COLUMN /place code`, in the order of the file. */
const faultsIn = (problem: Problem): string[] =>
  [problem.params.faults ?? []]
    .flat()
    .map(String)
    .toSorted((a, b) => faultOf(a).line - faultOf(b).line || faultOf(a).column - faultOf(b).column);

/** `LINE:COLUMN /place code` */
function faultOf(text: string): Fault {
  const [, line = "1", column = "1", place = "/", code = text] = /^(\d+):(\d+) (\S+) (\S+)$/.exec(text) ?? [];
  return { line: Number(line), column: Number(column), place, code };
}
