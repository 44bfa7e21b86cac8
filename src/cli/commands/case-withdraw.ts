import { withdrawCase } from "../../workflow/withdraw-case.ts";
import type { Run } from "../command.ts";
import { givenCase, givenProse } from "../given.ts";

/** `case withdraw CASE`: the applicant takes the application back; where it has left, the centre is told. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const reason = await givenProse(desk, call, "reason-from", desk.say("view.case.withdrawReason"));
  const { case: one, message } = await withdrawCase(office, id, reason);
  return {
    json: { case: one.id, stage: one.stage, message: message?.item ?? null },
    show(screen) {
      screen.print(screen.say("view.case.withdrawn", { case: one.id }));
      if (message !== null) screen.print(screen.say("view.case.withdrawnThere"));
    },
  };
};
