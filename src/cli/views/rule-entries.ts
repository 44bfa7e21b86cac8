import type { Condition } from "../../domain/condition.ts";
import type { DocumentKind } from "../../domain/document.ts";
import type { PackSource } from "../../domain/rule-pack.ts";
import type { Words } from "../../domain/text.ts";
import { languageNames } from "../../i18n/language-names.ts";
import type { WordKey } from "../../i18n/words.ts";
import { conditionInWords, type RuleWords } from "./conditions.ts";

/** The act of a rule, its part, and whether it is only assumed. */
export function ruleSource({ say, pack }: RuleWords, source: PackSource): string {
  const act = pack.acts[source.act];
  const title = act?.reference ?? act?.title[say.language] ?? source.act;
  const part = source.point === undefined ? "" : `${act?.parts[source.point]?.[say.language] ?? source.point} · `;
  return `${part}${title} [${say(`code.basis.${source.basis}`)}]`;
}

/** Entries whose codes have a label. */
const labels: Readonly<Record<string, string>> = {
  finding: "code.finding",
  ground: "code.ground",
  covers: "code.ground",
  weight: "code.weight",
  route: "code.route",
  act: "code.actKind",
  natures: "rules.nature",
};

const papers = ["all-of", "instead", "one-of", "open-one-of"];

/** What one entry of a rule says; `undefined` is an entry that the rule has not. */
export function entryInWords(words: RuleWords, name: string, value: unknown): string {
  const { say, wordsOf } = words;
  if (name === "when" || name === "must") return conditionInWords(words, value as Condition | undefined);
  if (value === undefined) return say("rules.value.none");
  if (name === "source") return ruleSource(words, value as PackSource);
  if (papers.includes(name)) return (value as DocumentKind[]).map((kind) => wordsOf(kind)[say.language]).join(", ");
  if (name === "translated-into") return (value as string[]).map(languageNames(say.language)).join(", ");
  if (typeof value === "boolean") return say(value ? "rules.value.yes" : "rules.value.no");
  if (isWords(value)) return value[say.language];
  const area = labels[name];
  const told = [value]
    .flat()
    .map((one) => (area === undefined ? String(one) : say(`${area}.${String(one)}` as WordKey)));
  return told.length === 0 ? say("rules.value.none") : told.join(", ");
}

const isWords = (value: unknown): value is Words => typeof value === "object" && value !== null && "kk" in value;
