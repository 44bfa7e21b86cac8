import type { Day } from "./day.ts";
import type { LegalReference } from "./legal-reference.ts";
import type { RulePack } from "./rule-pack.ts";

/** The law on one occasion: the pack of the day with its overlays, and what every pack speaks of. */
export interface RuleBook extends LegalReference {
  readonly pack: RulePack;
}

/** When and where an application is held against the rules. */
export interface Occasion {
  readonly applicationDay: Day;
  readonly dueOn: Day;
  readonly route: "mission" | "ministry";
  /** The country the office works in, ISO 3166-1 alpha-3. */
  readonly hostCountry: string;
}
