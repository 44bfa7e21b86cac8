import type { TakenIn } from "../../workflow/import-answers.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** What became of every line of the answer files. */
export function answersView(screen: Screen, taken: readonly TakenIn[]): void {
  const { say } = screen;
  if (taken.length === 0) screen.print(say("view.answers.none"));
  for (const one of taken) {
    screen.print(say(one.again ? "view.answers.again" : "view.answers.taken", { file: one.file.id }));
    if (one.again) continue;
    list(
      screen,
      say("view.answers.applied"),
      one.applied.map((line) => `${line.case}  ${say(`code.ruling.${line.ruling}`)}`),
    );
    list(
      screen,
      say("view.answers.repeated"),
      one.repeated.map((line) => `${line.case}  ${say(`code.ruling.${line.ruling}`)}`),
    );
    list(
      screen,
      say("view.answers.held"),
      one.held.map((line) => `${line.case}  ${say(`code.ruling.${line.ruling}`)}  ${say(`code.hold.${line.reason}`)}`),
    );
    list(
      screen,
      say("view.answers.quarantined"),
      one.quarantined.map((line) => `${line.item}  ${say(`code.quarantine.${line.reason}`)}`),
    );
  }
}

function list(screen: Screen, title: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  screen.print(styled("bold", title));
  for (const line of lines) screen.print(`  ${line}`);
}
