import { approveCase } from "../../workflow/approve-case.ts";
import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";

/** `case approve CASE`: a second officer's word on the decision. */
export const run: Run = async (desk, call) => {
  const one = await approveCase(await desk.office(), givenCase(call));
  return {
    json: {
      case: one.id,
      stage: one.stage,
      decision: one.decision.decision,
      approvedBy: one.decision.approved?.by ?? null,
    },
    show: (screen) => screen.print(screen.say("view.case.approved", { case: one.id })),
  };
};
