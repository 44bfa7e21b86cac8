import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { docsFolder, readDocument, sectionOf, tableIn } from "./markdown.ts";

const root = join(docsFolder, "..");
const text = await readDocument("glossary.md");

/** The product's words in a language: screens, letters, and the law as data. */
async function wordsOf(language: "kk" | "ru"): Promise<string[]> {
  const inside = async (folder: string, fits: (name: string) => boolean) =>
    (await readdir(join(root, folder), { recursive: true })).filter(fits).map((name) => join(root, folder, name));
  const files = [
    ...(await inside(`src/i18n/words/${language}`, (name) => name.endsWith(".ts"))),
    ...(await inside("templates/letters", (name) => name.endsWith(`${language}.md`))),
    ...(await inside("templates/law", (name) => name.endsWith(".yaml"))),
    join(root, "src/letters/words.ts"),
    join(root, "templates/office.example.json"),
  ];
  const texts = await Promise.all(files.map((file) => readFile(file, "utf8")));
  return [
    ...new Set(
      texts
        .join("\n")
        .toLowerCase()
        .match(/\p{Script=Cyrillic}+/gu),
    ),
  ];
}

/** Both languages bend the ends of words: a word counts as used when its stem is. */
const stemOf = (word: string) => word.slice(0, Math.max(4, Math.min(word.length - 2, 6)));

const unused = (term: string, words: readonly string[]): string[] =>
  (
    term
      .replace(/\(.*?\)/g, "")
      .toLowerCase()
      .match(/\p{Script=Cyrillic}{4,}/gu) ?? []
  ).filter((word) => !words.some((one) => one.startsWith(stemOf(word))));

it("docs/glossary.md has terms that the product uses, in the same words", async () => {
  const [kk, ru] = await Promise.all([wordsOf("kk"), wordsOf("ru")]);
  const own = tableIn(sectionOf(text, "## The product's own words"));
  const legal = sectionOf(text, "## Terms of the law and of the service")
    .split("### ")
    .slice(1, -1)
    .flatMap((part) => tableIn(part));
  expect([own.length > 30, legal.length > 90]).toEqual([true, true]);
  const strange = [...own, ...legal].flatMap(([english, russian = "", kazakh = ""]) => {
    const words = [...unused(russian, ru), ...unused(kazakh, kk)];
    return words.length === 0 ? [] : [`${english}: ${words}`];
  });
  expect(strange).toEqual([]);
  for (const [english, , , from] of legal) expect(["found", "usage", "composed"], english).toContain(from);
});

it("no word stands twice", () => {
  const words = [...text.matchAll(/^\| ([^|]+) \|/gm)].map((match) => match[1] ?? "");
  const terms = words.filter((word) => word !== "word" && word !== "English");
  expect(terms.filter((word, index) => terms.indexOf(word) !== index)).toEqual([]);
});
