import type { RulePack } from "../../domain/rule-pack.ts";
import { countryNames } from "../../i18n/countries.ts";
import type { Office } from "../../workflow/office.ts";
import type { Desk } from "../desk.ts";
import type { RuleWords } from "./conditions.ts";

/** What the rules of a pack are put into words with. */
export async function ruleWordsOf(desk: Desk, office: Office, pack: RulePack): Promise<RuleWords> {
  const [country, { wordsOf }] = await Promise.all([countryNames(desk.say.language), office.rules.reference()]);
  return { say: desk.say, pack, country, wordsOf };
}
