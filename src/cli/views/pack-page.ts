import type { Check, Ground, PackSource, Requirement, RulePack, RulePackFile } from "../../domain/rule-pack.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { conditionInWords, type RuleWords } from "./conditions.ts";
import { paragraph } from "./paragraph.ts";
import { entryInWords, ruleSource } from "./rule-entries.ts";

/** The days of a pack: first and last, the last open, or none. */
export function spanInWords(screen: Screen, pack: Pick<RulePackFile, "from" | "until">): string {
  const { say } = screen;
  if (pack.from === undefined) return say("view.rules.noSpan");
  return `${screen.day(pack.from)} – ${pack.until === undefined ? say("view.rules.open") : screen.day(pack.until)}`;
}

/** A pack in words, from the data that runs: every rule with whom it concerns, its act and point. */
export function packPage(screen: Screen, words: RuleWords, pack: RulePack): void {
  const page: Page = { screen, words, pack };
  packHead(page);
  const { say } = screen;
  const { language } = say;
  part(page, say("view.rules.categories"));
  for (const one of pack.categories)
    item(page, { id: one.code, text: one.words[language], more: [say(`code.route.${one.route}`)], source: one.source });
  part(page, say("rules.show.questions"));
  for (const one of pack.questions)
    item(page, { id: one.field, text: one.words[language], more: whom(page, one.when), source: one.source });
  part(page, say("view.rules.requirements"));
  for (const one of pack.requirements)
    item(page, { id: one.id, text: one.words[language], more: demanded(page, one), source: one.source });
  part(page, say("view.rules.checks"));
  for (const one of pack.checks)
    item(page, { id: one.id, text: say(`code.finding.${one.finding}`), more: tested(page, one), source: one.source });
  part(page, say("view.rules.grounds"));
  for (const one of pack.grounds)
    item(page, { id: one.code, text: one.words[language], more: grounded(page, one), source: one.source });
  part(page, say("view.rules.appeals"));
  for (const one of pack.appeals)
    item(page, {
      id: one.id,
      text: one.body[language],
      more: [one.term[language], say(`code.actKind.${one.act}`)],
      source: one.source,
    });
  if (pack.reminders.length === 0) return;
  part(page, say("rules.show.reminders"));
  for (const one of pack.reminders)
    item(page, { id: one.id, text: one.words[language], more: whom(page, one.when), source: one.source });
}

interface Page {
  readonly screen: Screen;
  readonly words: RuleWords;
  readonly pack: RulePack;
}

function packHead({ screen, pack }: Page): void {
  const { say } = screen;
  const { language } = say;
  screen.print(styled("bold", `${pack.id}  ${pack.title[language]}`));
  if (pack.notice !== undefined) paragraph(screen, pack.notice[language], { style: "warn" });
  screen.print(`${spanInWords(screen, pack)} (${say(`view.rules.statuses.${pack.status}`)})`);
  const order = pack.acts[pack.order];
  const title = [order?.title[language] ?? pack.order, order?.reference].filter(Boolean).join(", ");
  paragraph(screen, `${say("rules.show.act")}: ${title}`);
  screen.print(say("rules.show.term", { count: pack.term["working-days"] }));
  if (pack.gap !== undefined) {
    const { from, until, why } = pack.gap;
    screen.print(say("rules.show.gap", { from: screen.day(from), until: screen.day(until) }));
    paragraph(screen, why[language], { indent: 2, style: "dim" });
  }
  if (pack.overlays.length > 0) screen.print(say("rules.show.overlay", { overlays: pack.overlays }));
}

function part({ screen }: Page, title: string): void {
  screen.print();
  screen.print(styled("bold", title));
}

interface Item {
  readonly id: string;
  readonly text: string;
  readonly more: readonly string[];
  readonly source: PackSource | undefined;
}

function item({ screen, words }: Page, { id, text, more, source }: Item): void {
  paragraph(screen, text, { indent: 2, mark: styled("accent", `${id}:`) });
  for (const line of more) paragraph(screen, line, { indent: 6 });
  if (source !== undefined) paragraph(screen, ruleSource(words, source), { indent: 6, style: "dim" });
}

/** Nothing where everyone is concerned: most rules are for all. */
const whom = ({ words }: Page, when: Requirement["when"]): string[] =>
  when === undefined ? [] : [`${words.say("rules.entry.when")}: ${conditionInWords(words, when)}`];

const labelled = ({ words }: Page, name: Named, value: unknown): string =>
  `${words.say(`rules.entry.${name}`)}: ${entryInWords(words, name, value)}`;

type Named =
  | "all-of"
  | "instead"
  | "one-of"
  | "open-one-of"
  | "translated-into"
  | "must"
  | "natures"
  | "covers"
  | "cure";

function demanded(page: Page, one: Requirement): string[] {
  const ways = ["all-of", "instead", "one-of", "open-one-of", "translated-into"] as const;
  return [
    ...whom(page, one.when),
    ...ways.flatMap((way) => (one[way] === undefined ? [] : [labelled(page, way, one[way])])),
  ];
}

function tested(page: Page, one: Check): string[] {
  const { say } = page.words;
  const weight = one.ground === undefined ? "" : ` → ${say(`code.ground.${one.ground}`)}`;
  return [
    `${say(`view.rules.${one.weight}`)}${weight}`,
    ...whom(page, one.when),
    ...(one.must === undefined ? [] : [labelled(page, "must", one.must)]),
    ...(one.natures === undefined ? [] : [labelled(page, "natures", one.natures)]),
  ];
}

function grounded(page: Page, one: Ground): string[] {
  const { say } = page.words;
  return [
    say(`code.actKind.${one.act}`),
    ...(one["act-assumed"] ? [say("rules.entry.act-assumed")] : []),
    ...whom(page, one.when),
    ...(one.covers.length === 0 ? [] : [labelled(page, "covers", one.covers)]),
    labelled(page, "cure", one.cure),
  ];
}
