import { nextStep } from "../../domain/next-step.ts";
import type { Sorted, TakenIn } from "../../workflow/import-answers.ts";
import type { ToAnswer } from "../../workflow/to-answer.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { wayAgain } from "./messages.ts";
import { paragraph } from "./paragraph.ts";
import { wayOn } from "./way-on.ts";

/** What became of every line of the answer files. */
export function answersView(screen: Screen, taken: readonly TakenIn[]): void {
  const { say } = screen;
  if (taken.length === 0) screen.print(say("view.answers.none"));
  for (const one of taken) {
    screen.print(say(one.again ? "view.answers.again" : "view.answers.taken", { file: one.file.id }));
    if (!one.again) sortedView(screen, one);
  }
}

/** What became of lines, under the titles of those lists that hold any. */
export function sortedView(screen: Screen, sorted: Sorted): void {
  const { say, day } = screen;
  const about = (id: string | null) => id ?? say("answers.sorted.everyCase");
  const lists: readonly (readonly [title: string, lines: readonly (readonly string[])[]])[] = [
    [say("view.answers.applied"), sorted.applied.map((one) => [one.case, say(`code.ruling.${one.ruling}`)])],
    [say("view.answers.repeated"), sorted.repeated.map((one) => [one.case, say(`code.ruling.${one.ruling}`)])],
    [
      say("view.answers.held"),
      sorted.held.map((one) => [one.case, say(`code.ruling.${one.ruling}`), say(`code.hold.${one.reason}`)]),
    ],
    [
      say("answers.sorted.rejected"),
      sorted.rejected.map(({ case: id, code, field, retryable, message }) => [
        id,
        message === null ? say("answers.request") : say(`code.message.${message}`),
        code,
        ...(field === null ? [] : [field]),
        ...(retryable ? [say("answers.said.retryable")] : []),
      ]),
    ],
    [
      say("answers.sorted.supplements"),
      sorted.supplements.map(({ case: id, dueOn, demands }) => [
        id,
        say("answers.said.asks", { day: day(dueOn), demands }),
      ]),
    ],
    [say("answers.sorted.states"), sorted.states.map((one) => [one.case, say(`answers.itemState.${one.state}`)])],
    [
      say("answers.sorted.warnings"),
      sorted.warnings.map(({ case: id, code, refusedFrom }) => [
        about(id),
        say("answers.said.warns", { day: day(refusedFrom), code }),
      ]),
    ],
    [
      say("answers.sorted.received"),
      sorted.received.map(({ batch, parts, of }) => [batch, say("answers.count", { count: parts, of })]),
    ],
    [
      say("view.answers.quarantined"),
      sorted.quarantined.map((one) => [String(one.line), one.item, say(`code.quarantine.${one.reason}`)]),
    ],
  ];
  for (const [title, lines] of lists) {
    if (lines.length === 0) continue;
    screen.print(styled("bold", title));
    for (const parts of lines) screen.print(`  ${parts.join("  ")}`);
  }
}

/** What answers each thing that the centre returned or asked for, case by case. */
export function toAnswerView(screen: Screen, cases: readonly ToAnswer[]): void {
  for (const { line, notices, returned } of cases) {
    for (const message of returned) paragraph(screen, wayAgain(screen, message), { style: "warn" });
    const step = nextStep(line);
    if (step !== "mend" && step !== "supplement") continue;
    screen.print([styled("bold", line.id), `  ${screen.say(`code.step.${step}`)}`]);
    wayOn(screen, line, notices);
  }
}
