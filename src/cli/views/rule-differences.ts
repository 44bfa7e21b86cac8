import { itemsOf, type RuleDifference } from "../../domain/rule-difference.ts";
import type { RulePack } from "../../domain/rule-pack.ts";
import type { WordKey } from "../../i18n/words.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import type { RuleWords } from "./conditions.ts";
import { spanInWords } from "./pack-page.ts";
import { paragraph } from "./paragraph.ts";
import { entryInWords } from "./rule-entries.ts";

interface Beside {
  readonly a: RulePack;
  readonly b: RulePack;
  readonly differences: readonly RuleDifference[];
}

/** Each difference with what stood there before and what stands there now. */
export const differencesJson = (a: RulePack, b: RulePack, differences: readonly RuleDifference[]) =>
  differences.map((one) => ({
    ...one,
    before: itemsOf(a, one.part).get(one.id) ?? null,
    after: itemsOf(b, one.part).get(one.id) ?? null,
  }));

/** Two packs beside each other in words: what came, what went, what changed and how. */
export function differencesView(
  screen: Screen,
  words: { readonly before: RuleWords; readonly after: RuleWords },
  { a, b, differences }: Beside,
): void {
  const { say } = screen;
  screen.print(styled("bold", say("rules.diff.head", { a: a.id, b: b.id })));
  for (const pack of [a, b])
    paragraph(screen, `${pack.id}: ${pack.title[say.language]}, ${spanInWords(screen, pack)}`, {
      indent: 2,
      style: "dim",
    });
  if (differences.length === 0) screen.print(say("rules.diff.none"));
  const of = (change: RuleDifference["change"]) => differences.filter((one) => one.change === change);
  list(screen, say("rules.diff.gained", { pack: b.id }), of("gained"), (one) =>
    whole(screen, words.after, b, one, "+"),
  );
  list(screen, say("rules.diff.lost", { pack: b.id }), of("lost"), (one) => whole(screen, words.before, a, one, "−"));
  list(screen, say("rules.diff.changed"), of("changed"), (one) => changed(screen, words, { a, b }, one));
  if (differences.length > 0) screen.printer.note(say("rules.diff.count", { count: differences.length }));
}

function list(
  screen: Screen,
  title: string,
  differences: readonly RuleDifference[],
  show: (one: RuleDifference) => void,
): void {
  if (differences.length === 0) return;
  screen.print();
  screen.print(styled("bold", title));
  for (const one of differences) show(one);
}

/** An item that only one of the packs has: what it is, and whom it concerns. */
function whole(screen: Screen, words: RuleWords, pack: RulePack, { part, id }: RuleDifference, sign: string): void {
  const { say } = screen;
  const entries = itemsOf(pack, part).get(id) ?? {};
  const text = ["words", "body", "finding"].map((name) => entries[name]).find((value) => value !== undefined);
  const name = entries.words ? "words" : entries.body ? "body" : "finding";
  const told = text === undefined ? "" : ` ${entryInWords(words, name, text)}`;
  paragraph(screen, `${say(`rules.part.${part}`)} ${id}:${told}`, {
    indent: 2,
    mark: styled(sign === "+" ? "good" : "bad", sign),
  });
  if (entries.when !== undefined)
    paragraph(screen, `${say("rules.entry.when")}: ${entryInWords(words, "when", entries.when)}`, {
      indent: 6,
      style: "dim",
    });
}

function changed(
  screen: Screen,
  words: { readonly before: RuleWords; readonly after: RuleWords },
  { a, b }: Pick<Beside, "a" | "b">,
  { part, id, entries }: RuleDifference,
): void {
  const { say } = screen;
  const before = itemsOf(a, part).get(id) ?? {};
  const after = itemsOf(b, part).get(id) ?? {};
  paragraph(screen, `${say(`rules.part.${part}`)} ${id}`, { indent: 2, mark: styled("warn", "~") });
  for (const name of entries) {
    screen.print(`      ${say(`rules.entry.${name}` as WordKey)}`);
    paragraph(screen, entryInWords(words.before, name, before[name]), { indent: 8, mark: styled("bad", "−") });
    paragraph(screen, entryInWords(words.after, name, after[name]), { indent: 8, mark: styled("good", "+") });
  }
}
