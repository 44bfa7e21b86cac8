import type { DayText } from "../../domain/day.ts";
import { dueDay, termDay } from "../../domain/due-day.ts";
import { nextStep } from "../../domain/next-step.ts";
import type { CaseLine } from "../../workflow/ports/cases.ts";
import { type Line, styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** `today` is null where nothing is coloured. The day a case is due: red when it has passed, bold on the day itself, quiet when the case is answered. */
export function dueCell(screen: Screen, line: CaseLine, today: DayText | null): Line {
  const text = screen.day(termDay(line));
  if (today === null) return text;
  if (["ruled", "closed", "withdrawn"].includes(line.stage)) return styled("dim", text);
  const due = dueDay(line, today);
  if (today > due) return styled("bad", text);
  return due === today ? styled("bold", text) : text;
}

/** The cells of a case beside its number. */
interface Standing {
  readonly category: string;
  readonly due: Line;
  readonly next: string;
}

/** Cases as a table: number, category, day and what a person does next, or how the case ended. No names. */
export function caseTable(screen: Screen, lines: readonly CaseLine[], today: DayText | null): void {
  const { say } = screen;
  // A thousand cases differ in little but their numbers.
  const known = new Map<string, Standing>();
  const standing = (line: CaseLine): Standing => {
    const next = nextStep(line);
    const key = `${line.category} ${termDay(line)} ${line.stage} ${next} ${line.parcel} ${line.returned.length > 0}`;
    const cells = known.get(key) ?? {
      category: say(`view.category.${line.category}`),
      due: dueCell(screen, line, today),
      next: say(next === "none" ? `code.stage.${line.stage}` : `code.step.${next}`),
    };
    known.set(key, cells);
    return cells;
  };
  screen.printer.table({
    head: [say("screen.case"), say("screen.category"), say("screen.dueOn"), say("screen.next")],
    rows: lines.map((line) => {
      const { category, due, next } = standing(line);
      return [line.id, category, due, next];
    }),
  });
}
