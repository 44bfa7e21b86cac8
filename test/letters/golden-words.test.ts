import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { letterKinds } from "../../src/domain/letter.ts";
import { type Language, languages } from "../../src/domain/text.ts";
import { countryNames } from "../../src/i18n/countries.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { readTemplates } from "../../src/letters/letter-templates.ts";
import { type Block, parse } from "../../src/letters/markdown.ts";
import { fill } from "../../src/letters/template.ts";
import { viewOf } from "../../src/letters/view.ts";
import type { Inline } from "../../src/letters/words.ts";

const templates = readTemplates(join(import.meta.dirname, "../../templates/letters"), null);
const names = new Map(
  await Promise.all(languages.map(async (language) => [language, await countryNames(language)] as const)),
);

const textOf = (inlines: readonly Inline[]): string =>
  inlines
    .map(({ text }) => text)
    .join("")
    .replaceAll("\u00a0", " ");

function linesOf(block: Block): string[] {
  switch (block.kind) {
    case "title":
      return [`= ${textOf(block.inlines)}`];
    case "heading":
      return [`== ${textOf(block.inlines)}`];
    case "paragraph":
      return [textOf(block.inlines)];
    case "display":
      return [`[ ${textOf(block.inlines)} ]`];
    case "list":
      return block.items.map((item, index) => `${index + 1}. ${item.map(textOf).join("\n   ")}`);
    case "table":
      return block.rows.map((row) => row.map(textOf).join(" | "));
    case "drawn":
      return [`( ${block.name} )`];
  }
}

// The words that lawyers read: a change of them must be seen as a change of these files.
describe.each(letterKinds)("the words of the kind %s", (kind) => {
  test.each(languages)("in %s", async (language: Language) => {
    const view = viewOf(exampleOf(kind), language, (code, of) => names.get(of)!(code));
    const text = parse(fill(templates.template(kind, language), view, templates.blocks(language)))
      .flatMap(linesOf)
      .join("\n");
    await expect(`${text}\n`).toMatchFileSnapshot(`golden/${kind}.${language}.txt`);
  });
});
