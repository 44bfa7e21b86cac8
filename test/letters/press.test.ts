import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { letterKinds } from "../../src/domain/letter.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { judged, metadataOf, ownersOf, pageTexts, structureOf, testPress } from "./judges.ts";

const press = testPress();
const printed = new Map(
  await Promise.all(letterKinds.map(async (kind) => [kind, await press.print(exampleOf(kind), "final")] as const)),
);
const bytesOf = (kind: (typeof letterKinds)[number]): Uint8Array => printed.get(kind)!.bytes;

describe.each(letterKinds)("a letter of the kind %s", (kind) => {
  test("passes qpdf without a warning", () => {
    expect(judged("qpdf", bytesOf(kind), (path) => ["--check", path])).toContain(
      "No syntax or stream encoding errors found",
    );
  });

  test("embeds every font it uses, as a subset with the way back to characters", () => {
    const fonts = judged("pdffonts", bytesOf(kind), (path) => [path])
      .trim()
      .split("\n")
      .slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(2);
    for (const font of fonts) expect(font).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  });

  test("says what it is: PDF/A-2a, PDF/UA-1, title, languages", () => {
    const meta = metadataOf(bytesOf(kind));
    expect(meta).toContain("<pdfaid:part>2</pdfaid:part>");
    expect(meta).toContain("<pdfaid:conformance>A</pdfaid:conformance>");
    expect(meta).toContain("<pdfuaid:part>1</pdfuaid:part>");
    expect(meta).toContain(exampleOf(kind).letter);
    const raw = Buffer.from(bytesOf(kind)).toString("latin1");
    expect(raw).toMatch(/\/DisplayDocTitle true/);
    expect(raw).toMatch(/\/S \/GTS_PDFA1/);
    expect(raw).toMatch(/\/Marked true/);
  });

  test("is tagged: every paragraph, heading and cell bears its language, every figure its words", () => {
    const elements = structureOf(bytesOf(kind));
    const texts = elements.filter(({ tag }) => ["P", "H1", "H2", "TH", "TD", "Lbl", "Sect"].includes(tag));
    expect(texts.length).toBeGreaterThan(10);
    for (const element of texts) expect(element.lang).toMatch(/^(kk|ru|en)$/);
    expect(elements.filter(({ tag }) => tag === "H1")).toHaveLength(3);
    expect(elements.filter(({ tag }) => tag === "Sect").map(({ lang }) => lang)).toEqual(["kk", "ru", "en"]);
    for (const figure of elements.filter(({ tag }) => tag === "Figure")) expect(figure.alt).toBeTruthy();
  });

  test("each piece of marked content belongs to the element that names it, and to no other", () => {
    const { elements, pages, drawn } = ownersOf(bytesOf(kind));
    expect(elements.length).toBeGreaterThan(20);
    expect(new Set(elements).size).toBe(elements.length);
    expect(elements.toSorted()).toEqual(pages.toSorted());
    const numbers = elements.map((one) => Number(/\/(\d+) >/.exec(one)?.[1]));
    expect(drawn.toSorted((a, b) => a - b)).toEqual(numbers.toSorted((a, b) => a - b));
  });

  test("has the same bytes each time, from another press too, and the hash of its bytes", async () => {
    const again = await testPress().print(exampleOf(kind), "final");
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytesOf(kind)))).toBe(true);
    expect(again.sha256).toBe(createHash("sha256").update(bytesOf(kind)).digest("hex"));
  });

  test("numbers its pages, says TRAINING on each, and DRAFT on each until it is issued", async () => {
    const pages = pageTexts(bytesOf(kind));
    expect(pages).toHaveLength(printed.get(kind)!.pages);
    pages.forEach((page, index) => {
      expect(page).toMatch(
        new RegExp(`(${index + 1}-бет, барлығы|Страница ${index + 1} из|Page ${index + 1} of) ?${pages.length}`),
      );
      expect(page).toContain("ОҚУ · УЧЕБНЫЙ · TRAINING");
      expect(page).not.toContain("DRAFT");
    });
    const draft = await press.print(exampleOf(kind), "draft");
    // The tool parts the letters of slanted text.
    for (const page of pageTexts(draft.bytes)) expect(page.replaceAll(" ", "")).toContain("ЖОБА·ПРОЕКТ·DRAFT");
  });
});

test("outside training no page says so", async () => {
  const { bytes } = await press.print({ ...exampleOf("issuance"), training: false }, "final");
  for (const page of pageTexts(bytes)) expect(page).not.toMatch(/TRAINING|DRAFT/);
});

test("Kazakh and Russian alone where no English was asked for", async () => {
  const { bytes } = await press.print({ ...exampleOf("issuance"), languages: ["kk", "ru"] }, "final");
  expect(
    structureOf(bytes)
      .filter(({ tag }) => tag === "Sect")
      .map(({ lang }) => lang),
  ).toEqual(["kk", "ru"]);
  expect(pageTexts(bytes).join(" ")).not.toContain("Courtesy");
});

test("what an officer wrote in Russian is marked as Russian in the Kazakh and English texts", () => {
  const spans = structureOf(bytesOf("refusal-to-accept")).filter(({ tag }) => tag === "Span");
  expect(spans.map(({ lang }) => lang)).toEqual(["ru", "ru"]);
});
