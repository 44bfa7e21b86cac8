import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { countryCodes } from "../../src/domain/country.ts";
import { type Language, languages } from "../../src/domain/text.ts";
import { countryName, countryNames } from "../../src/i18n/countries.ts";
import { betterNames, specialNames } from "../../src/i18n/country-words.ts";

const read = createRequire(import.meta.url);
const codes = new Map((read("i18n-iso-countries/codes.json") as string[][]).map(([two, three]) => [three, two]));

describe.each(languages)("in %s", (language) => {
  test("every accepted code has a name of its own", async () => {
    const nameOf = await countryNames(language);
    const names = countryCodes.map((code) => nameOf(code));
    expect(names.filter((name, index) => name === countryCodes[index] || name.trim() === "")).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });

  test("names are written in the letters of the language", async () => {
    const nameOf = await countryNames(language);
    const strange = language === "en" ? /\p{Script=Cyrillic}/u : /\p{Script=Latin}/u;
    expect(countryCodes.map((code) => nameOf(code)).filter((name) => strange.test(name))).toEqual([]);
  });

  test("a better name is kept only where it differs from the package's", async () => {
    const { countries } = read(`i18n-iso-countries/langs/${language}.json`);
    for (const [code, name] of Object.entries(betterNames[language])) {
      const [theirs] = [countries[codes.get(code) ?? ""]].flat();
      expect([code, theirs]).not.toEqual([code, name]);
      expect(theirs).toBeTypeOf("string");
      expect(await countryName(code, language)).toBe(name);
    }
  });
});

test.each<[string, Language, string]>([
  ["DEU", "kk", "Германия"],
  ["DEU", "ru", "Германия"],
  ["DEU", "en", "Germany"],
  ["D", "ru", "Германия"],
  ["TUR", "kk", "Түркия"],
  ["TUR", "ru", "Турция"],
  ["TUR", "en", "Türkiye"],
  ["KAZ", "kk", "Қазақстан"],
  ["KGZ", "ru", "Кыргызстан"],
  ["RUS", "kk", "Ресей"],
  ["USA", "kk", "Америка Құрама Штаттары"],
  ["CHN", "ru", "Китай"],
  ["RKS", "en", "Kosovo"],
  ["XXA", "kk", "азаматтығы жоқ адам"],
  ["XXA", "ru", "лицо без гражданства"],
  ["UTO", "en", "UTO"],
])("%s in %s is %s", async (code, language, name) => {
  expect(await countryName(code, language)).toBe(name);
});

test("special names are those of codes that exist", () => {
  expect(Object.keys(specialNames).filter((code) => !countryCodes.includes(code))).toEqual([]);
});
