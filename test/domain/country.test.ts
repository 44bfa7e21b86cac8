import { createRequire } from "node:module";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
  countryCodes,
  countryKind,
  countryOrNull,
  countrySchema,
  isStateless,
  isUnitedNations,
  normalCountry,
} from "../../src/domain/country.ts";

const iso: string[][] = createRequire(import.meta.url)("i18n-iso-countries/codes.json");

test("every ISO 3166 code of the list of countries is accepted, and nothing of ours clashes with one", () => {
  const listed = iso.map(([, code = ""]) => code).filter((code) => code !== "XKK");
  expect(listed).toHaveLength(249);
  expect(listed.filter((code) => countryKind(code) !== "state")).toEqual([]);
  const more = countryCodes.filter((code) => !listed.includes(code));
  expect(more).toHaveLength(25);
  expect(new Set(countryCodes).size).toBe(countryCodes.length);
});

test.each([
  ["DEU", "DEU"],
  ["D", "DEU"],
  ["D<<", "DEU"],
  [" deu ", "DEU"],
  ["RKS", "XKX"],
  ["XXK", "XKX"],
  ["XKX", "XKX"],
  ["XXA", "XXA"],
  ["XXB", "XXB"],
  ["XXC", "XXC"],
  ["XXX", "XXX"],
  ["XOM", "XOM"],
  ["UNO", "UNO"],
  ["UNA", "UNA"],
  ["UNK", "UNK"],
  ["EUE", "EUE"],
  ["GBD", "GBD"],
  ["GBN", "GBN"],
  ["GBO", "GBO"],
  ["GBP", "GBP"],
  ["GBS", "GBS"],
  ["XPO", "XPO"],
])("%j is %s", (text, code) => {
  expect(countryOrNull(text)).toBe(code);
  expect(normalCountry(text)).toBe(code);
});

test.each(["UTO", "DE", "ZZZ", "", "DDD", "toString", "ДЕУ", "<<<", "D<U"])("%j is none", (text) => {
  expect(countryOrNull(text)).toBeNull();
});

describe("in a file", () => {
  test("a code is kept normalised", () => {
    expect(v.parse(countrySchema, "D")).toBe("DEU");
    expect(v.parse(countrySchema, "rks")).toBe("XKX");
  });
  test.each(["UTO", "", "DE", 4, null])("%j is refused", (value) => {
    const parsed = v.safeParse(countrySchema, value);
    expect(parsed.success).toBe(false);
  });
});

test("what a code says of a person", () => {
  expect(["DEU", "GBN", "XKX", "XXA", "XXB", "XXC", "XXX", "UNA", "XOM", "UTO"].map(countryKind)).toEqual([
    "state",
    "state",
    "state",
    "stateless",
    "refugee",
    "refugee",
    "unspecified",
    "united-nations",
    "organisation",
    null,
  ]);
  expect(["XXA", "XXB", "XXX", "DEU"].map(isStateless)).toEqual([true, false, false, false]);
  expect(["UNO", "UNA", "UNK", "EUE"].map(isUnitedNations)).toEqual([true, true, true, false]);
});
