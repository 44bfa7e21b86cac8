import { Problem } from "../../domain/problem.ts";
import { type Confirm, importCentre } from "../../workflow/import-centre.ts";
import { type Call, listFlag, type Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { pathOf } from "../given.ts";
import { back } from "../question.ts";
import { spoken, typedFingerprint } from "../views/fingerprint.ts";

/** `keys import-centre FILE…`: the centre's recipient and certificates, when their fingerprint is confirmed. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const paths = (call.args[0] as readonly string[]).map((path) => pathOf(desk, path));
  const { recipient, added } = await importCentre(office, await desk.doors.keyRing(), paths, {
    confirm: confirmation(desk, call),
    save: (profile) => desk.doors.saveProfile(profile),
  });
  return {
    json: { recipient, added },
    show(screen) {
      const { say } = screen;
      screen.print(say(added.length === 0 ? "view.keys.nothingNew" : "view.keys.pinned"));
      for (const fingerprint of added) screen.print(`  ${spoken(fingerprint)}`);
    },
  };
};

/** By `--fingerprint`, else by a person who has it read aloud. */
function confirmation(desk: Desk, call: Call): Confirm {
  const named = listFlag(call, "fingerprint").map(typedFingerprint);
  const wrong = named.find((text) => !/^[0-9a-f]{64}$/.test(text));
  if (wrong !== undefined) throw new Problem("bad-value", { flag: "--fingerprint", value: wrong, expected: "SHA-256" });
  return async (fingerprint, path) => {
    if (named.length > 0) return named.includes(fingerprint);
    desk.printer.note(desk.say("view.keys.compare", { path }));
    desk.printer.note(`  ${spoken(fingerprint)}`);
    const same = await desk.ask.confirm({
      message: desk.say("view.keys.same"),
      answer: "--fingerprint",
      safe: false,
    });
    if (same === back) throw new Problem("cancelled");
    return same;
  };
}
