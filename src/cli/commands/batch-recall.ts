import { recallCase } from "../../workflow/recall-case.ts";
import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";

/** `batch recall CASE`: asks the centre to give a case back that it has not ruled on. */
export const run: Run = async (desk, call) => {
  const { case: id, item, of } = await recallCase(await desk.office(), givenCase(call));
  return {
    json: { case: id, item, of },
    show: (screen) => screen.print(screen.say("view.batch.recalled", { case: id })),
  };
};
