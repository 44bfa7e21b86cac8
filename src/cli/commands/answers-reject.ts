import { rejectHold } from "../../workflow/end-hold.ts";
import type { Run } from "../command.ts";
import { givenCase, givenProse } from "../given.ts";
import { givenHold } from "../given-hold.ts";
import { heldLine } from "../views/held-line.ts";

/** `answers reject CASE`: an officer refuses a held ruling with a reason. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const { id: number } = await givenHold(desk, call, office, id);
  const reason = await givenProse(desk, call, "reason-from", desk.say("view.answers.rejectReason"));
  const { hold, case: one } = await rejectHold(office, id, reason, number);
  return {
    json: { case: id, hold: number, stage: one.stage, ruling: hold.ruling.outcome, reason: hold.reason },
    show(screen) {
      screen.print(screen.say("view.answers.rejected", { case: id }));
      screen.print(`  ${heldLine(screen.say, hold)}`);
    },
  };
};
