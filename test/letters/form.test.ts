import { describe, expect, test } from "vitest";
import type { LetterFactsOf } from "../../src/domain/letter.ts";
import { codeIn } from "../../src/letters/code-in.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { margin, paper, qrSize, textHeight, textWidth } from "../../src/letters/form.ts";
import { qrModules } from "../../src/letters/qr.ts";
import { judged, metadataOf, pageTexts, pictureOf, structureOf, testPress } from "./judges.ts";

const press = testPress();
const sentence =
  "Представленный документ не соответствует требованиям, поскольку в нём отсутствует обязательная отметка. ";

/** A refusal with so many grounds, each with a fact of so many sentences. */
function longRefusal(grounds: number, sentences: number): LetterFactsOf<"refusal-to-accept"> {
  const example = exampleOf("refusal-to-accept");
  const [ground] = example.grounds;
  const fact = { text: sentence.repeat(sentences).trim(), language: "ru" as const };
  return { ...example, training: false, grounds: Array.from({ length: grounds }, () => ({ ...ground!, fact })) };
}

/** Where each line stands: its text, and its top and left in points. */
function linesOf(pdf: Uint8Array, page: number): { text: string; x: number; y: number; right: number }[] {
  const html = judged("pdftotext", pdf, (path) => ["-f", `${page}`, "-l", `${page}`, "-bbox-layout", path, "-"]);
  return [...html.matchAll(/<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)"[^>]*>(.*?)<\/line>/gs)].map(
    ([, x, y, right, words = ""]) => ({
      x: Number(x),
      y: Number(y),
      right: Number(right),
      text: [...words.matchAll(/<word[^>]*>(.*?)<\/word>/g)].map(([, word]) => word).join(" "),
    }),
  );
}

describe("however long a letter is", () => {
  test.each(Array.from({ length: 24 }, (_each, index) => [1 + (index % 3), 1 + index * 2] as const))(
    "%i grounds with facts of %i sentences: the signature never stands alone",
    async (grounds, sentences) => {
      const { bytes } = await press.print(longRefusal(grounds, sentences), "final");
      const pages = pageTexts(bytes);
      const signed = pages.filter((page) => page.includes("А. Б. Үлгіұлы"));
      expect(signed).toHaveLength(3);
      for (const page of signed) {
        const before = page.slice(0, page.indexOf("А. Б. Үлгіұлы"));
        expect(before.length).toBeGreaterThan(120);
      }
    },
  );

  test("nor with the one line that announces it", async () => {
    const example = exampleOf("receipt");
    for (let count = 20; count < 46; count++) {
      const documents = Array.from({ length: count }, () => example.documents[0]!);
      const { bytes } = await press.print({ ...example, training: false, languages: ["kk", "ru"], documents }, "final");
      for (const page of pageTexts(bytes).filter((text) => text.includes("А. Б. Үлгіұлы"))) {
        expect(page).toMatch(/(беріледі\.|загранучреждении\.) (Құжаттарды қабылдаған|Документы принял)/);
      }
    }
  });

  test("not a sentence is lost and nothing leaves the margins", async () => {
    const { bytes, pages } = await press.print(longRefusal(3, 12), "final");
    expect(pages).toBeGreaterThanOrEqual(9);
    const text = pageTexts(bytes)
      .join(" ")
      .replace(/BER-2026-000001-refusal-to-accept-1 (\S+ \S+ \S+|Page \d+ of \d+|Страница \d+ из \d+)/g, "");
    expect(text.split("обязательная").length - 1).toBe(3 * 3 * 12);
    for (let page = 1; page <= pages; page++) {
      for (const line of linesOf(bytes, page)) {
        expect(line.x).toBeGreaterThanOrEqual(85);
        expect(line.right).toBeLessThanOrEqual(553.5);
        expect(line.y).toBeLessThan(815);
      }
    }
  });

  test("no page ends with a heading or with the first line of a paragraph alone", async () => {
    for (const sentences of [3, 7, 9, 14, 17]) {
      const { bytes } = await press.print(longRefusal(2, sentences), "final");
      for (const page of pageTexts(bytes)) {
        expect(page).not.toMatch(
          /(Қаралған құжаттар|Шағымдану тәртібі|Порядок обжалования|Рассмотренные документы) BER-/,
        );
      }
    }
  });

  test("a line break of the officer's stays one", async () => {
    const facts = longRefusal(1, 1);
    const written = { text: "Первая строка.\nВторая строка.", language: "ru" as const };
    const { bytes } = await press.print({ ...facts, grounds: [{ ...facts.grounds[0]!, fact: written }] }, "final");
    const lines = [1, 2, 3, 4].flatMap((page) => linesOf(bytes, page).map(({ text }) => text));
    expect(lines).toContain("Вторая строка.");
  });
});

test("a name without a space wraps inside its column", async () => {
  const surname = "Q".repeat(39);
  const example = exampleOf("issuance");
  const facts = {
    ...example,
    addressee: { ...example.addressee, record: { surname, givenNames: null, truncated: true } },
  };
  const { bytes } = await press.print(facts, "final");
  for (const line of linesOf(bytes, 1)) expect(line.right).toBeLessThanOrEqual(553.5);
  expect(pageTexts(bytes)[0]!.replaceAll(" ", "")).toContain(`${surname}…`);
});

test("outgoing number on the left, addressee on the right, the name of the signatory at the right margin", async () => {
  const { bytes } = await press.print(exampleOf("issuance"), "final");
  const lines = linesOf(bytes, 1);
  const at = (text: string) => lines.find((line) => line.text.includes(text))!;
  expect(at("№ 1-23/45").x).toBeCloseTo(85, 0);
  expect(at("MUELLER ANNA MARIA").x).toBeGreaterThan(300);
  expect(Math.abs(at("MUELLER ANNA MARIA").y - at("№ 1-23/45").y)).toBeLessThan(3);
  expect(at("А. Б. Үлгіұлы").right).toBeCloseTo(595.28 - 42.52, 0);
  expect(at("Консул").y).toBeCloseTo(at("А. Б. Үлгіұлы").y, 0);
  expect(at("Орындаушы").y).toBeGreaterThan(700);
});

const check = {
  code: `IIN-DESK:1:BER-2026-000001-ISSUANCE-1:2026-11-24:${"ABCD2345".repeat(4)}:KEYNAME2:${"Z".repeat(103)}`,
  group: "ABCD-2345",
  salt: "0".repeat(32),
};

test("the check code is a picture with words for those who cannot see it", async () => {
  const { bytes } = await press.print({ ...exampleOf("issuance"), check }, "final");
  const figures = structureOf(bytes).filter(({ tag }) => tag === "Figure");
  expect(figures.map(({ alt }) => alt)).toEqual([
    "BER-2026-000001-issuance-1 хатының тексеру коды",
    "Проверочный код письма BER-2026-000001-issuance-1",
    "Check code of letter BER-2026-000001-issuance-1",
  ]);
});

test("the check code stands in the file for programs, and on the page to be typed", async () => {
  const { bytes } = await press.print({ ...exampleOf("issuance"), check }, "final");
  expect(codeIn(bytes)).toBe(check.code);
  expect(metadataOf(bytes)).toContain(check.code);
  expect(pageTexts(bytes).join(" ")).toContain("Код проверки: BER-2026-000001-issuance-1-ABCD-2345");
  expect(judged("qpdf", bytes, (path) => ["--check", path])).toContain("No syntax or stream encoding errors found");
  expect(codeIn((await press.print(exampleOf("issuance"), "final")).bytes)).toBeNull();
});

test("every module of the check code is drawn where a reader looks for it", async () => {
  const { bytes } = await press.print({ ...exampleOf("issuance"), training: false, check }, "final");
  const picture = pictureOf(bytes, 1, 300);
  const rows = qrModules(check.code);
  const left = margin.left + textWidth - qrSize;
  const top = margin.top + textHeight - qrSize;
  const size = qrSize / rows.length;
  const read = rows.map((row, down) =>
    row.map((_module, across) =>
      picture.dark((left + (across + 0.5) * size) / paper.width, (top + (down + 0.5) * size) / paper.height),
    ),
  );
  expect(read).toEqual(rows);
  expect(rows.length).toBeGreaterThan(40);
});
