import { type Condition, type FactName, factNames } from "../../domain/condition.ts";
import type { DocumentKind } from "../../domain/document.ts";
import type { LegalReference } from "../../domain/legal-reference.ts";
import { categoryIn, type RulePackFile } from "../../domain/rule-pack.ts";
import type { CountryNames } from "../../i18n/countries.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { WordKey } from "../../i18n/words.ts";

/** What a rule is put into words with. */
export interface RuleWords {
  readonly say: Translate;
  readonly pack: RulePackFile;
  readonly country: CountryNames;
  readonly wordsOf: LegalReference["wordsOf"];
}

/** A condition of the rules as a sentence; without one: everyone. */
export function conditionInWords(words: RuleWords, condition: Condition | undefined): string {
  const { say } = words;
  return condition === undefined ? say("rules.condition.everyone") : sentence(words, condition, true);
}

/** `outermost` needs no brackets around several parts. */
function sentence(words: RuleWords, condition: Condition, outermost: boolean): string {
  const { say } = words;
  const parts = factNames.flatMap((name) => (condition[name] === undefined ? [] : testInWords(words, name, condition)));
  for (const part of condition.all ?? []) parts.push(sentence(words, part, false));
  if (condition.any !== undefined) {
    const any = condition.any.map((part) => sentence(words, part, false));
    parts.push(
      bracketed(any, say("rules.condition.or"), parts.length === 0 && condition.not === undefined && outermost),
    );
  }
  if (condition.not !== undefined) {
    parts.push(say("rules.condition.not", { condition: sentence(words, condition.not, true) }));
  }
  return bracketed(parts, say("rules.condition.and"), outermost);
}

function bracketed(parts: readonly string[], joiner: string, open: boolean): string {
  const text = parts.join(` ${joiner} `);
  return open || parts.length < 2 ? text : `(${text})`;
}

function testInWords(words: RuleWords, name: FactName, condition: Condition): string[] {
  const { say } = words;
  if (name === "age") {
    const { from, under } = condition.age ?? {};
    return [
      ...(from === undefined ? [] : [say("rules.condition.fact.age.from", { years: from })]),
      ...(under === undefined ? [] : [say("rules.condition.fact.age.under", { years: under })]),
    ];
  }
  const wanted = condition[name];
  if (typeof wanted === "boolean") return [say(`rules.condition.fact.${name}.${wanted ? "yes" : "no"}` as WordKey)];
  if (name === "birth-date" || name === "name-script")
    return [say(`rules.condition.fact.${name}.${String(wanted)}` as WordKey)];
  const values = [wanted].flat().map((value) => valueInWords(words, name, String(value)));
  return [say(`rules.condition.fact.${name}` as WordKey, { values: values.join(` ${say("rules.condition.or")} `) })];
}

function valueInWords({ say, pack, country, wordsOf }: RuleWords, name: FactName, value: string): string {
  switch (name) {
    case "kind":
      return say(`code.kind.${value}` as WordKey);
    case "category":
      return categoryIn(pack, value as never)?.words[say.language] ?? say(`view.category.${value}` as WordKey);
    case "document":
      return wordsOf(value as DocumentKind)[say.language];
    case "representative":
      return value === "none" ? say("rules.condition.nobody") : say(`code.capacity.${value}` as WordKey);
    default:
      return country(value);
  }
}
