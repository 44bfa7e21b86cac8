import { unfitIn } from "../../domain/repertoire.ts";
import { countryNames } from "../../i18n/countries.ts";
import { verifyCase } from "../../workflow/verify-case.ts";
import type { Run } from "../command.ts";
import { givenCase, optionalProse } from "../given.ts";
import { findingsView } from "../views/findings.ts";
import { unfitView } from "../views/unfit.ts";

/** `case verify CASE`: every finding of today, whatever it is; the case stands verified afterwards. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const one = await verifyCase(office, givenCase(call), await optionalProse(desk, call, "reason-from"));
  const { outcome, findings } = one.verification;
  const [book, country] = await Promise.all([office.rules.ofCase(one.pack), countryNames(desk.say.language)]);
  const unfit = unfitIn(one);
  return {
    json: { case: one.id, outcome, findings, unfit },
    show(screen) {
      screen.print(screen.say("view.case.verified", { case: one.id, outcome: screen.say(`code.outcome.${outcome}`) }));
      findingsView({ screen, book, country }, findings);
      unfitView(screen, unfit);
    },
  };
};
