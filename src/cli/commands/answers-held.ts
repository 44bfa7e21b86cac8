import type { LetterRow } from "../../workflow/ports/letters.ts";
import type { Run } from "../command.ts";
import { letterAlarm, standingLetters } from "../views/letter-alarm.ts";

/** `answers held`: every ruling that waits for a person, and why. */
export const run: Run = async (desk) => {
  const office = await desk.office();
  const held = await office.answers.held("open");
  const letters = new Map<string, readonly LetterRow[]>();
  for (const { case: id } of held) letters.set(id, standingLetters(await office.letters.list(id)));
  return {
    json: {
      held: held.map((hold) => ({
        case: hold.case,
        ruling: hold.ruling.outcome,
        reason: hold.reason,
        since: hold.since.toString(),
        agreedBy: hold.agreed?.by ?? null,
        file: hold.file,
        reference: hold.ruling.reference,
        iin: hold.ruling.outcome === "annulled" ? null : (hold.ruling.iin ?? null),
        letters: (letters.get(hold.case) ?? []).map(({ id, state }) => ({ letter: id, state })),
      })),
    },
    show(screen) {
      const { say } = screen;
      if (held.length === 0) return screen.print(say("view.answers.noneHeld"));
      screen.printer.table({
        head: [say("screen.case"), say("screen.ruling"), say("screen.reason"), say("screen.when")],
        rows: held.map((hold) => [
          hold.case,
          say(`code.ruling.${hold.ruling.outcome}`),
          say(`code.hold.${hold.reason}`),
          screen.time(hold.since),
        ]),
      });
      for (const rows of letters.values()) letterAlarm(screen, rows);
    },
  };
};
