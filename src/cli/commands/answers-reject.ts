import { openHold, rejectHold } from "../../workflow/end-hold.ts";
import type { Run } from "../command.ts";
import { givenCase, givenProse } from "../given.ts";

/** `answers reject CASE`: an officer refuses a held ruling with a reason. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  await openHold(office, id);
  const reason = await givenProse(desk, call, "reason-from", desk.say("view.answers.rejectReason"));
  const { hold, case: one } = await rejectHold(office, id, reason);
  return {
    json: { case: id, stage: one.stage, ruling: hold.ruling.outcome, reason: hold.reason },
    show: (screen) => screen.print(screen.say("view.answers.rejected", { case: id })),
  };
};
