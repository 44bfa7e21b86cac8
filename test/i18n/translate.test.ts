import { describe, expect, it } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { writtenNumber } from "../../src/i18n/counts.ts";
import { shortDate, shortDateTime } from "../../src/i18n/dates.ts";
import { languageOfMachine } from "../../src/i18n/language.ts";
import { translator } from "../../src/i18n/translate.ts";

describe("a sentence", () => {
  it("takes its values as they are: nothing is escaped, nothing in a value is read as a sentence", async () => {
    const say = await translator("ru");
    const value = "<b>&amp; $t(prompt.yes) {{flag}}";
    expect(say("problem.bad-value.message", { flag: "--kind", value })).toBe(
      `Недопустимое значение --kind: «${value}».`,
    );
    expect(say("problem.bad-value.hint", { expected: ["a", "b"] })).toBe("Допускается: a, b.");
  });

  it.each([
    ["ru", 1, "Ожидается ещё 1 строка паспорта."],
    ["ru", 2, "Ожидаются ещё 2 строки паспорта."],
    ["ru", 11, "Ожидаются ещё 11 строк паспорта."],
    ["ru", 21, "Ожидается ещё 21 строка паспорта."],
    ["en", 1, "One more line of the passport is expected."],
    ["en", 2, "2 more lines of the passport are expected."],
    ["kk", 2, "Паспорттың тағы 2 жолы күтілуде."],
  ] as const)("is counted by the rules of %s: %i", async (language, count, sentence) => {
    const say = await translator(language);
    expect(say.language).toBe(language);
    expect(say("prompt.moreLines", { count })).toBe(sentence);
  });

  it("without words, or without a value, is a fault of the program", async () => {
    const say = await translator("kk");
    expect(() => say("problem.no-such-code.message" as never)).toThrow(
      "no words for problem.no-such-code.message in kk",
    );
    expect(() => say("problem.unknown-case.message")).toThrow("no value for {{case}}");
  });
});

describe("the language of the machine", () => {
  it.each([
    [{ LANG: "kk_KZ.UTF-8" }, "kk"],
    [{ LANG: "ru" }, "ru"],
    [{ LANG: "de_DE.UTF-8" }, "en"],
    [{ LANG: "ru_RU.UTF-8", LC_MESSAGES: "kk_KZ" }, "kk"],
    [{ LANG: "ru_RU.UTF-8", LC_ALL: "C.UTF-8" }, "en"],
    [{ LANG: "ru_RU.UTF-8", LC_ALL: "" }, "ru"],
    [{}, "en"],
  ])("%j is %s", (env, language) => {
    expect(languageOfMachine(env)).toBe(language);
  });
});

describe("dates and numbers", () => {
  const day = Temporal.PlainDate.from("2026-03-08");

  it("a day has its short form", () => {
    expect([shortDate(day, "kk"), shortDate(day, "ru"), shortDate(day, "en")]).toEqual([
      "08.03.2026",
      "08.03.2026",
      "8 Mar 2026",
    ]);
  });

  it("an instant is shown by the office's clock", () => {
    const instant = Temporal.Instant.from("2026-03-08T23:30:00Z");
    expect(shortDateTime(instant, "Europe/Berlin", "ru")).toBe("09.03.2026 00:30");
  });

  it("a number is grouped as the language does", () => {
    expect([writtenNumber(1234567, "en"), writtenNumber(1234567, "ru"), writtenNumber(1234567, "kk")]).toEqual([
      "1,234,567",
      "1\u00a0234\u00a0567",
      "1\u00a0234\u00a0567",
    ]);
  });
});
