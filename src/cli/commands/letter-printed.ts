import { confirmPrinted } from "../../workflow/void-letter.ts";
import type { Run } from "../command.ts";
import { givenLetter } from "../given-letter.ts";

/** `letter printed LETTER`: the officer has the paper in hand. */
export const run: Run = async (desk, call) => {
  const row = await confirmPrinted(await desk.office(), givenLetter(call));
  return {
    json: { letter: row.id, case: row.case, state: row.state, printedAt: row.printed?.at.toString() ?? null },
    show: (screen) => screen.print(screen.say("view.letter.printed", { letter: row.id })),
  };
};
