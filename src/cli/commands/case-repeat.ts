import { repeatMessages, toldOtherwise } from "../../workflow/repeat-messages.ts";
import { isSet, type Run } from "../command.ts";
import { givenCase } from "../given.ts";

/** `case repeat CASE`: tells the centre again what it returned, or records that it was told by another way. */
export const run: Run = async (desk, call) => {
  const id = givenCase(call);
  const otherwise = isSet(call, "told-otherwise");
  const messages = await (otherwise ? toldOtherwise : repeatMessages)(await desk.office(), id);
  return {
    json: { case: id, messages: messages.map(({ item, kind, of }) => ({ message: item, kind, of })), otherwise },
    show(screen) {
      const kinds = messages.map(({ kind }) => screen.say(`code.message.${kind}`)).join(", ");
      screen.print(screen.say(otherwise ? "view.case.toldOtherwise" : "view.case.repeated", { case: id, kinds }));
    },
  };
};
