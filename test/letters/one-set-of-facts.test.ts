import { describe, expect, test } from "vitest";
import { letterKinds } from "../../src/domain/letter.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { partTexts, testPress } from "./judges.ts";

const press = testPress();

const months = {
  kk: [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
  ],
  ru: [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
  ],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
} as const;
type Lang = keyof typeof months;

const iso = (year: string, month: number, day: string): string =>
  `${year}-${String(month + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;

/** Every date in words, read back as a day. */
function datesIn(text: string, lang: Lang): string[] {
  const found: string[] = [];
  months[lang].forEach((month, index) => {
    const pattern = {
      kk: new RegExp(`(\\d{4}) жылғы (\\d{1,2}) ${month}(?:[дт][ае](?:[ғг][ыі])?)?(?!\\p{L})`, "gu"),
      ru: new RegExp(`(\\d{1,2}) ${month} (\\d{4}) года`, "gu"),
      en: new RegExp(`(\\d{1,2}) ${month} (\\d{4})`, "gu"),
    }[lang];
    for (const [, a = "", b = ""] of text.matchAll(pattern))
      found.push(lang === "kk" ? iso(a, index, b) : iso(b, index, a));
  });
  return found.sort();
}

/** Numbers of papers, cases and people: whatever has five or more signs of capitals, digits and hyphens with a digit. */
const numbersIn = (text: string): string[] =>
  [...text.matchAll(/(?<![\p{L}\d-])(?=[A-Z\d-]*\d)[A-Z\d-]{5,}(?:-[a-z-]+-\d+)?/gu)]
    .map(([number]) => number)
    .filter((number) => !/^\d{1,2}-$/.test(number))
    .sort();

describe.each(letterKinds)("the texts of the kind %s agree", (kind) => {
  test("in numbers, dates and names", async () => {
    const facts = exampleOf(kind);
    const parts = partTexts((await press.print(facts, "final")).bytes);
    const dates = datesIn(parts.ru, "ru");
    expect(dates.length).toBeGreaterThan(0);
    // What an officer wrote in Russian stands in every text as it was written.
    const written = (lang: Lang) => (lang === "ru" ? [] : datesIn(parts[lang], "ru"));
    for (const lang of ["kk", "en"] as const) {
      expect([...datesIn(parts[lang], lang), ...written(lang)].sort()).toEqual(dates);
      expect(numbersIn(parts[lang])).toEqual(numbersIn(parts.ru));
    }
    for (const lang of ["kk", "ru", "en"] as const) {
      expect(parts[lang]).toContain("MUELLER ANNA MARIA");
    }
  });
});

test("the appeal and its terms stand in every text, against the right body", async () => {
  const own = partTexts((await press.print(exampleOf("refusal-to-accept"), "final")).bytes);
  const theirs = partTexts((await press.print(exampleOf("refusal"), "final")).bytes);
  for (const parts of [own, theirs]) {
    expect(parts.kk).toMatch(/үш жұмыс күні ішінде.*үш ай ішінде.*жиырма жұмыс күні ішінде.*92-бап.*99-бап/);
    expect(parts.ru).toMatch(
      /в течение трёх рабочих дней.*в течение трёх месяцев.*двадцати рабочих дней.*статья 92.*статья 99/i,
    );
    expect(parts.en).toMatch(
      /within three working days.*within three months.*twenty working days.*Article 92.*Article 99/i,
    );
  }
  expect(own.ru).toContain("Жалоба подаётся в загранучреждение");
  expect(own.ru).toContain("Это решение самого загранучреждения");
  expect(theirs.ru).toContain("Жалоба подаётся в Министерство внутренних дел");
  expect(theirs.ru).toContain("Решение принято Министерством внутренних дел");
});
