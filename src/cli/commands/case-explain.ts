import { checklist } from "../../domain/checklist.ts";
import { countryNames } from "../../i18n/countries.ts";
import { occasionAt } from "../../workflow/verify-case.ts";
import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";
import { demandsView } from "../views/demands.ts";

/** `case explain CASE`: every demand with its rule, what met it, and one thing to do where nothing did. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const one = await office.cases.load(givenCase(call));
  const book = await office.rules.ofCase(one.pack);
  const list = checklist(book, one.application, occasionAt(office, one.applicationDay, one.dueOn));
  const country = await countryNames(desk.say.language);
  return {
    json: {
      case: one.id,
      dueOn: one.dueOn.toString(),
      demands: list.demands.map((demand) => ({
        requirement: demand.requirement,
        source: demand.source,
        met: demand.met,
        documents: demand.documents.map((index) => index + 1),
        ...(demand.authentication === null ? {} : { authentication: demand.authentication.result }),
        ...(demand.translation === null ? {} : { translation: demand.translation.result }),
        ...(demand.do === null ? {} : { do: demand.do }),
      })),
    },
    show: (screen) => demandsView({ screen, book, country }, list),
  };
};
