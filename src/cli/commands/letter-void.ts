import { voidLetter } from "../../workflow/void-letter.ts";
import type { Run } from "../command.ts";
import { givenProse } from "../given.ts";
import { givenLetter } from "../given-letter.ts";

/** `letter void LETTER`: an issued or served letter proved wrong; a reason is kept. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenLetter(call);
  await office.letters.load(id);
  const reason = await givenProse(desk, call, "reason-from", desk.say("view.letter.voidReason"));
  const row = await voidLetter(office, id, reason);
  const { stage } = await office.cases.line(row.case);
  return {
    json: { letter: row.id, case: row.case, state: row.state, stage, served: row.served !== null },
    show(screen) {
      screen.print(screen.say("view.letter.voided", { letter: row.id }));
      if (row.served !== null) screen.print(screen.say("view.letter.replace", { case: row.case }));
    },
  };
};
