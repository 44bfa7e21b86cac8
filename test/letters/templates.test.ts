import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { letterKinds } from "../../src/domain/letter.ts";
import { languages } from "../../src/domain/text.ts";
import { checkTemplate } from "../../src/letters/check-template.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { openFonts } from "../../src/letters/fonts.ts";
import { readTemplates } from "../../src/letters/letter-templates.ts";
import { parse } from "../../src/letters/markdown.ts";
import { fill } from "../../src/letters/template.ts";
import { pageTexts, testPress } from "./judges.ts";

const folder = join(import.meta.dirname, "../../templates/letters");
const shipped = readTemplates(folder, null);
const fonts = openFonts(join(folder, "fonts"));
const found = (text: string) =>
  checkTemplate("issuance", "ru", text, shipped.blocks("ru"), fonts).map(({ fault, about }) => `${fault} ${about}`);
const good = shipped.template("issuance", "ru");

test("every shipped text is good", async () => {
  const states = await testPress().templates();
  expect(states).toHaveLength(letterKinds.length * languages.length);
  for (const { kind, language, findings, own } of states) {
    expect({ kind, language, findings, own }).toEqual({ kind, language, findings: [], own: false });
  }
});

describe("a text is held against the facts of its kind", () => {
  test.each([
    ["a placeholder that the kind does not have", `${good}\n{{iinn}}`, ["unknown-placeholder iinn"]],
    ["a placeholder of another kind", `${good}\n{{dueOn}}`, ["unknown-placeholder dueOn"]],
    [
      "a value within a list it does not belong to",
      `${good}\n{{#birth}}{{citizenship}}{{/birth}}`,
      ["unknown-placeholder citizenship"],
    ],
    ["something that must be said and is not", good.replaceAll("{{reference}}", ""), ["missing-placeholder reference"]],
    ["a fixed block left out", good.replace("{{> person}}", ""), ["missing-block person"]],
    ["a fixed block twice", `${good}\n{{> signatory}}`, ["block-twice signatory"]],
    ["a block of another kind", `${good}\n{{> appeal}}`, ["unknown-block appeal"]],
    [
      "a fixed block hidden in a list",
      good.replace("{{> signatory}}", "{{#visual}}\n{{> signatory}}\n{{/visual}}"),
      ["block-in-list signatory", "missing-block signatory"],
    ],
    ["logic", `${good}\n{{^visual}}нет{{/visual}}`, ["logic ^visual"]],
    ["a value that escapes escaping", `${good}\n{{{name}}}`, ["logic &name"]],
    ["a list that is not closed", `${good}\n{{#visual}}`, ["not-readable {{"]],
    ["no title", good.replace("# ", ""), ["no-title #"]],
    ["a second title", `${good}\n# Ещё`, ["no-title #"]],
    ["a link", `${good}\n[сайт](https://example.org)`, ["unsupported-markdown [сайт](https://example.org)"]],
    ["HTML", `${good}\n<b>жирно</b>`, ["unsupported-markdown <b>"]],
    ["a picture", `${good}\n![герб](emblem.png)`, ["unsupported-markdown ![герб](emblem.png)"]],
    ["a list in a list", `${good}\n- раз\n  - два`, ["unsupported-markdown - раз\n  - два"]],
    ["a sign that no font has", `${good}\n✅ готово`, ["cannot-print ✅"]],
  ])("%s", (_what, text, findings) => {
    expect(found(text)).toEqual(findings);
  });
});

test("no value can become Markdown, a placeholder or a page of its own", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...Array.from("*_#`~<>[]()|\\!-+=.:&{}\"'@/%$^;,?1ab Ä \n")), maxLength: 40 }),
      (value) => {
        const text = value.trim();
        const plain = text
          .split("\n")
          .map((line) => line.trim().replace(/ +/g, " "))
          .join("\n");
        const blocks = parse(fill("Начало {{value}} конец.", { value: text }, {}));
        expect(blocks).toHaveLength(1);
        const [block] = blocks;
        const read = block !== undefined && "inlines" in block ? block.inlines.map((each) => each.text).join("") : "";
        const normal = (one: string) =>
          one
            .split("\n")
            .map((line) => line.trim().replace(/ +/g, " "))
            .join("\n");
        expect(normal(read)).toBe(normal(`Начало ${plain} конец.`));
      },
    ),
    { numRuns: 500 },
  );
});

describe("an office with a text of its own", () => {
  const office = mkdtempSync(join(tmpdir(), "office-"));
  mkdirSync(join(office, "templates/letters/issuance"), { recursive: true });
  const own = join(office, "templates/letters/issuance/ru.md");

  test("prints it, with the fixed blocks, and leaves the other languages as they came", async () => {
    writeFileSync(own, good.replace("При получении", "Посольство принимает по вторникам. При получении"));
    const press = testPress(office);
    const text = pageTexts((await press.print(exampleOf("issuance"), "final")).bytes).join(" ");
    expect(text).toContain("Посольство принимает по вторникам.");
    expect(text).toContain("Please check the data");
    expect((await press.templates()).filter((state) => state.own)).toMatchObject([
      { kind: "issuance", language: "ru", path: own },
    ]);
  });

  test("a bad text never reaches paper", async () => {
    writeFileSync(own, good.replace("{{> signatory}}", ""));
    await expect(testPress(office).print(exampleOf("issuance"), "final")).rejects.toMatchObject({
      code: "template-invalid",
      params: { path: own, faults: ["missing-block: signatory"] },
    });
    await expect(testPress(office).print(exampleOf("refusal"), "final")).resolves.toMatchObject({ pages: 6 });
  });
});

test("the fixed blocks are read in the language of their letter", () => {
  for (const language of languages) {
    expect(shipped.blocks(language).grounds).toBe(
      readFileSync(join(folder, "blocks/grounds", `${language}.md`), "utf8"),
    );
  }
});

test("a preview is a draft, for training, in three languages", async () => {
  for (const kind of letterKinds) {
    const text = pageTexts((await testPress().preview(kind)).bytes)
      .join(" ")
      .replaceAll(" ", "");
    expect(text).toContain("ЖОБА·ПРОЕКТ·DRAFT");
    expect(text).toContain("Courtesytranslation");
  }
});
