import { removeDocument } from "../../workflow/present-document.ts";
import type { Run } from "../command.ts";
import { givenCase, givenNumber } from "../given.ts";

/** `document remove CASE N`: takes paper N out; the papers after it move up by one. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const number = givenNumber(call, 1);
  const { case: one } = await removeDocument(office, givenCase(call), number);
  return {
    json: { case: one.id, document: number, stage: one.stage, revision: one.revision },
    show: (screen) => screen.print(screen.say("view.document.removed", { case: one.id, number })),
  };
};
