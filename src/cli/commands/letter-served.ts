import { serveLetter } from "../../workflow/serve-letter.ts";
import { type Run, textFlag } from "../command.ts";
import { givenCase, givenDay } from "../given.ts";
import { givenKind } from "./letter-issue.ts";

/** `letter served CASE`: the letter was handed over; the case is closed. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const to = (textFlag(call, "to") ?? "applicant") as "applicant" | "representative";
  const row = await serveLetter(office, id, { kind: givenKind(call), on: givenDay(call, "on"), to });
  const { stage } = await office.cases.line(id);
  return {
    json: { letter: row.id, case: id, stage, servedOn: row.servedOn?.toString() ?? null },
    show(screen) {
      const key = stage === "closed" ? "view.letter.served" : "view.letter.servedOpen";
      screen.print(screen.say(key, { letter: row.id, case: id }));
    },
  };
};
