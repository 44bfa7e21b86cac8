import { releaseHold } from "../../workflow/end-hold.ts";
import type { Run } from "../command.ts";
import { givenCase, givenProse } from "../given.ts";
import { givenHold } from "../given-hold.ts";
import { heldLine } from "../views/held-line.ts";

/** `answers release CASE`: an officer confirms a held ruling with a reason; a second one where decisions are approved. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const { id: number } = await givenHold(desk, call, office, id);
  const reason = await givenProse(desk, call, "reason-from", desk.say("view.answers.releaseReason"));
  const { hold, case: one, awaits } = await releaseHold(office, id, reason, number);
  return {
    json: {
      case: id,
      hold: number,
      stage: one.stage,
      ruling: hold.ruling.outcome,
      reason: hold.reason,
      awaits: awaits ? "approve" : null,
    },
    show(screen) {
      screen.print(screen.say(awaits ? "view.answers.agreed" : "view.answers.released", { case: id }));
      screen.print(`  ${heldLine(screen.say, hold)}`);
    },
  };
};
