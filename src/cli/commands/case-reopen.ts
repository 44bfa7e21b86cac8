import { reopenCase } from "../../workflow/amend-case.ts";
import type { Run } from "../command.ts";
import { givenCase, givenProse } from "../given.ts";

/** `case reopen CASE`: the same contents looked at again, as the next revision. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const reason = await givenProse(desk, call, "reason-from", desk.say("view.case.reopenReason"));
  const { stage, revision } = await reopenCase(office, id, reason);
  return {
    json: { case: id, stage, revision },
    show: (screen) => screen.print(screen.say("view.case.reopened", { case: id, revision })),
  };
};
