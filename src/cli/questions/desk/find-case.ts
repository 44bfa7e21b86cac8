import { type CaseId, caseIdOrNull } from "../../../domain/ids.ts";
import { nextStep } from "../../../domain/next-step.ts";
import type { CaseLine } from "../../../workflow/ports/cases.ts";
import type { Desk } from "../../desk.ts";
import { type Back, back } from "../../question.ts";
import { notesOf, type Screen } from "../../screen.ts";
import { caseAtDesk } from "./case-at-desk.ts";
import { caseLine } from "./home-choices.ts";

/** A case by its number, a name or the number of a document; an empty text lists all of them. */
export async function findCase(desk: Desk): Promise<void> {
  const office = await desk.office();
  const text = await desk.ask.text({ message: desk.say("desk.find"), answer: "--find", optional: true });
  if (text === back) return;
  const id = caseIdOrNull(text);
  if (id !== null) return caseAtDesk(desk, (await office.cases.line(id)).id);
  const lines = text === "" ? await office.cases.list({}) : await office.cases.find(text);
  if (lines.length === 0) return desk.printer.note(desk.say("view.case.none"));
  const screen = notesOf(desk.printer, desk.say, office.profile.timeZone, desk.world.stderr.columns ?? 80);
  const chosen = await chooseCase(desk, screen, lines.toReversed());
  if (chosen !== back) await caseAtDesk(desk, chosen);
}

/** One of several cases; typing finds it by number, category or step. */
export function chooseCase(desk: Desk, screen: Screen, lines: readonly CaseLine[]): Promise<CaseId | Back> {
  return desk.ask.search({
    message: desk.say("desk.which"),
    answer: "CASE",
    choices: lines.map((line) => ({ value: line.id, name: caseLine(screen, { line, next: nextStep(line) }) })),
  });
}
