import { appealUntil } from "../../domain/appeal-term.ts";
import { serveLetter } from "../../workflow/serve-letter.ts";
import { isSet, type Run, textFlag } from "../command.ts";
import { givenCase, givenDay } from "../given.ts";
import { givenKind } from "../given-letter.ts";
import { styled } from "../printer.ts";

/** `letter served CASE`: the letter was handed over; the case is closed. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  const row = await serveLetter(office, id, {
    kind: givenKind(call),
    on: givenDay(call, "on"),
    to: (textFlag(call, "to") ?? "applicant") as "applicant" | "representative",
    how: (textFlag(call, "how") ?? "in-person") as "in-person" | "post" | "courier" | "e-mail",
    identitySeen: isSet(call, "identity-seen"),
  });
  const { stage } = await office.cases.line(id);
  const { served } = row;
  const until = served === null ? null : appealUntil(await office.letters.facts(row.id), served.on);
  return {
    json: {
      letter: row.id,
      case: id,
      stage,
      servedOn: served?.on.toString() ?? null,
      to: served?.to ?? null,
      how: served?.how ?? null,
      identitySeen: served?.identitySeen ?? false,
      appealUntil: until?.toString() ?? null,
    },
    show(screen) {
      const key = stage === "closed" ? "view.letter.served" : "view.letter.servedOpen";
      screen.print(screen.say(key, { letter: row.id, case: id }));
      if (until !== null) screen.print(screen.say("view.letter.appealUntil", { day: screen.day(until) }));
      if (served?.how === "in-person" && !served.identitySeen) {
        screen.print(styled("warn", screen.say("view.letter.identityNotSeen")));
      }
    },
  };
};
