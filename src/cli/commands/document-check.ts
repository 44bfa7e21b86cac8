import { Problem } from "../../domain/problem.ts";
import type { SeenOutcome } from "../../domain/seen-outcome.ts";
import { checkDocument } from "../../workflow/present-document.ts";
import { isSet, type Run, textFlag } from "../command.ts";
import { givenCase, givenNumber, optionalProse } from "../given.ts";

/** `document check CASE N --outcome …`: what an officer saw in paper N. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const number = givenNumber(call, 1);
  const outcome = textFlag(call, "outcome") as SeenOutcome | undefined;
  if (outcome === undefined) throw new Problem("answer-needed", { answer: "--outcome" });
  const note = await optionalProse(desk, call, "note-from");
  const originalSeen = isSet(call, "original-seen") ? true : null;
  const { case: one } = await checkDocument(office, givenCase(call), number, { outcome, note, originalSeen });
  return {
    json: { case: one.id, document: number, stage: one.stage, revision: one.revision, outcome },
    show: (screen) => screen.print(screen.say("view.document.checked", { case: one.id, number })),
  };
};
