import { replaceDocument } from "../../workflow/present-document.ts";
import type { Run } from "../command.ts";
import { givenCase, givenNumber } from "../given.ts";
import { originalsIn, settleOriginals } from "../questions/originals.ts";
import { givenPaper } from "../questions/paper-given.ts";

/** `document replace CASE N`: another paper in the place of number N. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const number = givenNumber(call, 1);
  const paper = await givenPaper(desk, call);
  const { case: one } = await replaceDocument(office, givenCase(call), number, paper);
  const originals = originalsIn([paper]);
  await settleOriginals(desk, office, originals, one.application.documents);
  return {
    json: { case: one.id, document: number, stage: one.stage, revision: one.revision, originals },
    show: (screen) => screen.print(screen.say("view.document.replaced", { case: one.id, number })),
  };
};
