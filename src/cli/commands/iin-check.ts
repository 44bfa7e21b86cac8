import { checkIin } from "../../domain/iin.ts";
import { Problem } from "../../domain/problem.ts";
import { argument, type Run } from "../command.ts";
import { readText } from "../input.ts";

/** `iin check NUMBER|-`: the form of a number and its control digit; 0 good, 3 not. Says nothing of whose it is. */
export const run: Run = async (desk, call) => {
  const given = argument(call, 0);
  const text = (given === "-" ? await readText(desk.world, "-") : given).trim();
  const checked = checkIin(text);
  const reason = checked.valid ? null : checked.reason;
  return {
    json: { iin: text, valid: true, reason: null },
    notGood: reason === null ? null : new Problem("not-an-iin", { reason }),
    show(screen) {
      if (reason === null) screen.print(screen.say("view.iin.valid", { iin: text }));
      else screen.print(screen.say("view.iin.invalid", { reason: screen.say(`view.iin.reasons.${reason}`) }));
    },
  };
};
