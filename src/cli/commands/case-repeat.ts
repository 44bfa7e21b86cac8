import { repeatMessages } from "../../workflow/repeat-messages.ts";
import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";

/** `case repeat CASE`: tells the centre again what it returned. */
export const run: Run = async (desk, call) => {
  const id = givenCase(call);
  const made = await repeatMessages(await desk.office(), id);
  return {
    json: { case: id, messages: made.map(({ item, kind, of }) => ({ message: item, kind, of })) },
    show(screen) {
      const kinds = made.map(({ kind }) => screen.say(`code.message.${kind}`)).join(", ");
      screen.print(screen.say("view.case.repeated", { case: id, kinds }));
    },
  };
};
