import { applicationSchema } from "../../domain/application.ts";
import { Problem } from "../../domain/problem.ts";
import { openCase } from "../../workflow/open-case.ts";
import { type Run, textFlag } from "../command.ts";
import { givenTime, optionalProse } from "../given.ts";
import { readJsonFrom } from "../input.ts";
import { findingsView } from "../views/findings.ts";

/** `case open`: an application gets its number and its term starts. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const from = textFlag(call, "from");
  if (from === undefined) throw new Problem("answer-needed", { answer: "--from" });
  const application = await readJsonFrom(desk.world, from, applicationSchema);
  const { case: one, findings } = await openCase(office, {
    application,
    appliedAt: givenTime(call, "applied-at") ?? application.appliedAt,
    reason: await optionalProse(desk, call, "reason-from"),
    underOrder: textFlag(call, "under-order") ?? null,
    previous: null,
    draft: null,
  });
  return {
    json: {
      case: one.id,
      stage: one.stage,
      applicationDay: one.applicationDay.toString(),
      dueOn: one.dueOn.toString(),
      findings,
    },
    show(screen) {
      screen.print(screen.say("view.case.registered", { case: one.id }));
      screen.print(screen.say("view.case.term", { applied: screen.day(one.applicationDay), due: screen.day(one.dueOn) }));
      findingsView(screen, findings);
    },
  };
};
