import { lineTakenIn, releaseLine } from "../../workflow/aside-lines.ts";
import { toAnswer } from "../../workflow/to-answer.ts";
import type { Run } from "../command.ts";
import { givenLine, givenProse } from "../given.ts";
import { sortedView, toAnswerView } from "../views/answers.ts";
import { asideJson } from "../views/aside-line.ts";

/** `answers quarantine release ANSWERS LINE`: an officer has a line taken in after all, with a reason. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const { file, line } = givenLine(call);
  // What cannot be taken in needs no reason.
  await lineTakenIn(office, file, line);
  const reason = await givenProse(desk, call, "reason-from", desk.say("answers.aside.releaseReason"));
  const { line: released, sorted } = await releaseLine(office, file, line, reason);
  const asked = await toAnswer(office, [sorted]);
  const { quarantined: _none, ...lists } = sorted;
  return {
    json: { ...asideJson(released), ...lists },
    ...(sorted.held.length > 0 ? { exit: 6 } : {}),
    show(screen) {
      screen.print(screen.say("answers.aside.released", { file, line }));
      sortedView(screen, sorted);
      toAnswerView(screen, asked);
    },
  };
};
