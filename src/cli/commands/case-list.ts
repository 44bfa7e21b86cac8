import type { Stage } from "../../domain/case.ts";
import { dayText } from "../../domain/day.ts";
import { dueDay } from "../../domain/due-day.ts";
import { nextStep } from "../../domain/next-step.ts";
import { Problem } from "../../domain/problem.ts";
import { today } from "../../workflow/act.ts";
import type { Office } from "../../workflow/office.ts";
import type { CaseLine } from "../../workflow/ports/cases.ts";
import { type Call, type Run, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { readText } from "../input.ts";
import { caseTable } from "../views/case-table.ts";

/** `case list`: numbers, days and next steps; no payload is read unless `--find` asks for names. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const lines = await linesOf(desk, office, call);
  return {
    get json() {
      return { cases: lines.map(lineJson) };
    },
    show(screen) {
      if (lines.length === 0) return screen.print(screen.say("view.case.none"));
      caseTable(screen, lines, screen.printer.coloured ? dayText(today(office)) : null);
      screen.printer.note(screen.say("view.case.count", { count: lines.length }));
    },
  };
};

const lineJson = (line: CaseLine) => ({
  ...line,
  case: line.id,
  next: nextStep(line),
});

const answered = ["ruled", "closed", "withdrawn"] as const satisfies readonly Stage[];
const isOpen = (line: CaseLine) => !(answered as readonly Stage[]).includes(line.stage) || line.returned.length > 0;

async function linesOf(desk: Desk, office: Office, call: Call): Promise<CaseLine[]> {
  const find = textFlag(call, "find");
  const stage = textFlag(call, "stage") as Stage | undefined;
  const due = textFlag(call, "due");
  if (find !== undefined) {
    const text = (find === "-" ? await readText(desk.world, "-") : find).trim();
    if (text === "") throw new Problem("bad-value", { flag: "--find", value: "", expected: "TEXT" });
    return (await office.cases.find(text)).filter((line) => stage === undefined || line.stage === stage);
  }
  const stages = stage === undefined ? {} : { stages: [stage] };
  if (due === undefined) return office.cases.list(stages);
  const day = today(office);
  const lines = await office.cases.list({ ...stages, dueBy: day });
  const now = dayText(day);
  return lines.filter(
    (line) => isOpen(line) && (due === "overdue" ? dueDay(line, now) < now : dueDay(line, now) === now),
  );
}
