import type { Case } from "../../../domain/case.ts";
import { countryNames } from "../../../i18n/countries.ts";
import type { Desk } from "../../desk.ts";
import { notesOf } from "../../screen.ts";
import type { InHand } from "../go-on.ts";

/** The case with the words of its own rules. */
export async function inHand(desk: Desk, one: Case): Promise<InHand> {
  const office = await desk.office();
  const screen = notesOf(desk.printer, desk.say, office.profile.timeZone, desk.world.stderr.columns ?? 80);
  const [book, country] = await Promise.all([office.rules.ofCase(one.pack), countryNames(desk.say.language)]);
  return { desk, office, words: { screen, book, country } };
}
