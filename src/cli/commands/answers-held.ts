import type { CaseId } from "../../domain/ids.ts";
import { countryNames } from "../../i18n/countries.ts";
import { heldRulings } from "../../workflow/held-rulings.ts";
import type { Result, Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { heldJson, heldRulingsView } from "../views/held-ruling.ts";

/** `answers held`: every ruling that waits for a person, why, and all that it says. */
export const run: Run = (desk) => heldOf(desk, null);

/** The same for one case; of every case where it is null. */
export async function heldOf(desk: Desk, id: CaseId | null): Promise<Result> {
  const [held, country] = await Promise.all([heldRulings(await desk.office(), id), countryNames(desk.say.language)]);
  return {
    json: { held: held.map(heldJson) },
    show(screen) {
      if (held.length === 0) return screen.print(screen.say("view.answers.noneHeld"));
      heldRulingsView(screen, held, country);
    },
  };
}
