import stringWidth from "fast-string-width";
import { categoryCodes } from "../../../domain/category.ts";
import { termDay } from "../../../domain/due-day.ts";
import { ownNames } from "../../../i18n/language-names.ts";
import { type DeskCase, type DeskOverview, sections } from "../../../workflow/desk-overview.ts";
import type { DraftInterview } from "../../../workflow/draft-interview.ts";
import type { Choice, Heading } from "../../question.ts";
import type { Screen } from "../../screen.ts";
import type { HomeChoice } from "./home.ts";

/** As many lines of one section as leave room for the others; the list of cases has them all. */
const most = 5;

const padded = (text: string, width: number) => text + " ".repeat(Math.max(0, width - stringWidth(text)));

/** The line of a case in a list: number, category, due day, next step; no name of a person. */
export function caseLine(screen: Screen, { line, next }: Pick<DeskCase, "line" | "next">): string {
  const { say } = screen;
  return [
    line.id,
    padded(say(`view.category.${line.category}`), 17),
    padded(screen.day(termDay(line)), 11),
    say(`code.step.${next}`),
  ].join("  ");
}

/** A draft by when it was begun and its category: the name is seen when it is opened. */
export function draftLine(screen: Screen, draft: DraftInterview): string {
  const { say } = screen;
  const known = categoryCodes.find((code) => code === draft.answers.category);
  const category = known === undefined ? say("desk.noCategory") : say(`view.category.${known}`);
  return `${screen.time(draft.changedAt)}  ${category}  ${say("desk.resume")}`;
}

/** Everything on the desk under headings, then what else can be done; leaving comes last. */
export function homeChoices(screen: Screen, overview: DeskOverview): (Choice<HomeChoice> | Heading)[] {
  const { say } = screen;
  const choices: (Choice<HomeChoice> | Heading)[] = [];
  const section = (heading: string, lines: readonly Choice<HomeChoice>[]) => {
    if (lines.length === 0) return;
    choices.push({ heading: `── ${heading} ──` }, ...lines.slice(0, most));
    if (lines.length > most) choices.push({ heading: `   ${say("desk.more", { count: lines.length - most })}` });
  };
  for (const one of sections) {
    const lines = overview.cases.filter((each) => each.section === one);
    section(
      say(`desk.section.${one}`),
      lines.map((each) => ({ value: { do: "case", id: each.line.id }, name: caseLine(screen, each) })),
    );
  }
  section(
    say("desk.section.drafts"),
    overview.drafts.map((draft) => ({ value: { do: "draft", draft }, name: draftLine(screen, draft) })),
  );
  choices.push({ heading: `── ${say("desk.section.tasks")} ──` });
  const tasks = ["new", "find", "send", "sheets", "take-in", "letters", "held", "more", "language", "quit"] as const;
  for (const task of tasks) {
    const name = say(`desk.task.${task}`);
    const others = task === "language" ? `: ${Object.values(ownNames).join(", ")}` : "";
    choices.push({ value: { do: task }, name: `${name}${others}` });
  }
  return choices;
}
