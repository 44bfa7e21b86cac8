import { describe, expect, test } from "vitest";
import { dayInWords, kazakhLocative } from "../../src/letters/dates.ts";
import { letterWords } from "../../src/letters/say.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test.each([
  ["kk", "2026 жылғы 23 қараша"],
  ["ru", "23 ноября 2026 года"],
  ["en", "23 November 2026"],
] as const)("a day in words: %s", (language, words) => {
  expect(plain(dayInWords("2026-11-23", language).toString())).toBe(words);
});

test("the parts of a date stay on one line", () => {
  for (const language of ["kk", "ru", "en"] as const)
    expect(`${dayInWords("2026-11-23", language)}`).not.toContain(" ");
});

test("Kazakh months in the locative, by the harmony of vowels", () => {
  expect(Object.values(letterWords.kk.months).map(kazakhLocative)).toEqual([
    "қаңтарда",
    "ақпанда",
    "наурызда",
    "сәуірде",
    "мамырда",
    "маусымда",
    "шілдеде",
    "тамызда",
    "қыркүйекте",
    "қазанда",
    "қарашада",
    "желтоқсанда",
  ]);
});

test("on the day, and of the day", () => {
  const day = dayInWords("2026-09-02", "kk");
  expect([day.at, day.of].map(plain)).toEqual(["2026 жылғы 2 қыркүйекте", "2026 жылғы 2 қыркүйектегі"]);
  expect(plain(dayInWords("2026-04-02", "kk").of)).toBe("2026 жылғы 2 сәуірдегі");
  expect(plain(dayInWords("2026-02-02", "kk").of)).toBe("2026 жылғы 2 ақпандағы");
});

describe("a partial birth date is never completed", () => {
  test.each([
    ["1980-XX-XX", "kk", "1980 жыл (күні мен айы көрсетілмеген)"],
    ["1980-XX-XX", "ru", "1980 год (день и месяц не указаны)"],
    ["1980-XX-XX", "en", "1980 (day and month not stated)"],
    ["1980-02-XX", "ru", "февраль 1980 года (день не указан)"],
    ["1980-02-XX", "kk", "1980 жылғы ақпан (күні көрсетілмеген)"],
    ["1980-02-XX", "en", "February 1980 (day not stated)"],
  ] as const)("%s in %s", (day, language, words) => {
    expect(plain(dayInWords(day, language).toString())).toBe(words);
  });
});
