import { askCase } from "../../workflow/ask-case.ts";
import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";

/** `case ask CASE`: asks the centre how far the case has come. */
export const run: Run = async (desk, call) => {
  const { message, again } = await askCase(await desk.office(), givenCase(call));
  return {
    json: { case: message.case, message: message.item, of: message.of, again },
    show: (screen) =>
      screen.print(screen.say(again ? "view.case.askedBefore" : "view.case.asked", { case: message.case })),
  };
};
