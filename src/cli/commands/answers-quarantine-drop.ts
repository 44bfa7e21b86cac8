import { mustBeAllowed } from "../../workflow/act.ts";
import { dropLine, openLine } from "../../workflow/aside-lines.ts";
import type { Run } from "../command.ts";
import { givenLine, givenProse } from "../given.ts";
import { asideJson } from "../views/aside-line.ts";

/** `answers quarantine drop ANSWERS LINE`: an officer has looked at a line, and it stays out. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const { file, line } = givenLine(call);
  mustBeAllowed(office, "decide");
  await openLine(office, file, line);
  const reason = await givenProse(desk, call, "reason-from", desk.say("answers.aside.dropReason"));
  const dropped = await dropLine(office, file, line, reason);
  return {
    json: asideJson(dropped),
    show: (screen) => screen.print(screen.say("answers.aside.dropped", { file, line })),
  };
};
