import { describe, expect, it } from "vitest";
import { problems } from "../../src/domain/problem.ts";
import { isPlain, languages } from "../../src/domain/text.ts";
import { words as en } from "../../src/i18n/words/en/index.ts";
import { words as kk } from "../../src/i18n/words/kk/index.ts";
import { words as ru } from "../../src/i18n/words/ru/index.ts";

interface Tree {
  readonly [key: string]: string | Tree;
}

/** `area.name` to sentence. */
function leaves(tree: Tree, path = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const here = path === "" ? key : `${path}.${key}`;
    if (typeof value === "string") found.set(here, value);
    else for (const [deep, sentence] of leaves(value, here)) found.set(deep, sentence);
  }
  return found;
}

const catalogues = { en: leaves(en), ru: leaves(ru), kk: leaves(kk) };
const plural = /_(one|few|many|other)$/;
const stem = (key: string) => key.replace(plural, "");
const stems = (language: "en" | "ru" | "kk") => [...new Set([...catalogues[language].keys()].map(stem))].sort();
const placeholders = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g) ?? [])].sort();

// Names, signs and abbreviations that are written alike. A sentence never stands here.
const alike = new Set([
  "screen.digest",
  "letter.handover.sha256",
  "law.holiday.nauryz",
  "view.category.nomad-residency",
  "view.category.nomad-visa",
]);

/** What is left to translate of a sentence: its words, without placeholders. Kazakh shares single words with Russian. */
const spoken = (sentence: string) => sentence.replace(/\{\{\w+\}\}/g, "").match(/\p{L}+/gu) ?? [];
const mayBeShared = { en: 0, ru: 1 };

describe.each(["ru", "kk"] as const)("the %s catalogue beside the English one", (language) => {
  it("has the same sentences, none missing and none extra", () => {
    expect(stems(language)).toEqual(stems("en"));
  });

  it("has the same placeholders in each", () => {
    const english = new Map([...catalogues.en].map(([key, sentence]) => [stem(key), placeholders(sentence)]));
    const differing = [...catalogues[language]]
      .filter(([key, sentence]) => String(placeholders(sentence)) !== String(english.get(stem(key))))
      .map(([key]) => key);
    expect(differing).toEqual([]);
  });

  it("is translated: no sentence is a copy of another language's", () => {
    const others = language === "kk" ? (["en", "ru"] as const) : (["en"] as const);
    const copies = [...catalogues[language]]
      .filter(([key, sentence]) =>
        others.some((other) => catalogues[other].get(key) === sentence && spoken(sentence).length > mayBeShared[other]),
      )
      .map(([key]) => key)
      .filter((key) => !alike.has(key));
    expect(copies).toEqual([]);
  });
});

describe.each(languages)("the %s catalogue", (language) => {
  const sentences = [...catalogues[language]];

  it("has no empty sentence, no stray space and nothing that a terminal would obey", () => {
    const untidy = sentences
      .filter(([, text]) => text === "" || text !== text.trim() || / {2}/.test(text) || !isPlain(text))
      .map(([key]) => key);
    expect(untidy).toEqual([]);
  });

  it("has every plural form of the language and no other", () => {
    const forms = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const counted = new Map<string, string[]>();
    for (const [key] of sentences) {
      const form = plural.exec(key)?.[1];
      if (form !== undefined) counted.set(stem(key), [...(counted.get(stem(key)) ?? []), form]);
    }
    expect(counted.size).toBeGreaterThan(0);
    for (const [key, given] of counted) expect({ key, forms: given.sort() }).toEqual({ key, forms });
  });

  it("says what happened and what to do for every problem", () => {
    const unsaid = [...Object.keys(problems), "bug"].filter(
      (code) =>
        !catalogues[language].has(`problem.${code}.message`) || !catalogues[language].has(`problem.${code}.hint`),
    );
    expect(unsaid).toEqual([]);
  });

  it("is written in the letters of its language", () => {
    const foreign = { en: /\p{Script=Cyrillic}/u, ru: /[әғқңөұүһі]/iu, kk: /$^/ }[language];
    const strange = sentences.filter(([key, text]) => foreign.test(text) && !alike.has(key)).map(([key]) => key);
    expect(strange).toEqual([]);
  });
});
