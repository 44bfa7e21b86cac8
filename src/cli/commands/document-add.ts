import { presentDocument } from "../../workflow/present-document.ts";
import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";
import { originalsIn, settleOriginals } from "../questions/originals.ts";
import { givenPaper } from "../questions/paper-given.ts";

/** `document add CASE`: one more paper, from a file or from flags. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const paper = await givenPaper(desk, call);
  const { case: one, document } = await presentDocument(office, givenCase(call), paper);
  const originals = originalsIn([paper]);
  await settleOriginals(desk, office, originals, one.application.documents);
  return {
    json: { case: one.id, document, stage: one.stage, revision: one.revision, originals },
    show: (screen) => screen.print(screen.say("view.document.added", { case: one.id, number: document })),
  };
};
