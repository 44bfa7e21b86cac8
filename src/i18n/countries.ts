import { normalCountry } from "../domain/country.ts";
import type { Language } from "../domain/text.ts";
import { betterNames, specialNames } from "./country-words.ts";

type Names = Readonly<Record<string, string | readonly string[]>>;

/** One language of the package: the other eighty are never read, and each of ours only when it is asked for. */
async function listOf(language: Language): Promise<{ default: { countries: Names } }> {
  switch (language) {
    case "kk":
      return import("i18n-iso-countries/langs/kk.json", { with: { type: "json" } });
    case "ru":
      return import("i18n-iso-countries/langs/ru.json", { with: { type: "json" } });
    case "en":
      return import("i18n-iso-countries/langs/en.json", { with: { type: "json" } });
  }
}

/** Gives the name of a country's code; a code that is none comes back as it is. */
export type CountryNames = (code: string) => string;

/**
 * Loads the names of all countries and of the special codes of passports in one language. Codes may be written in any
 * way that `normalCountry` knows (`D`, `RKS`).
 */
export async function countryNames(language: Language): Promise<CountryNames> {
  // The package's own entry reads every language there is; this one reads the codes only.
  const [{ default: iso }, { default: list }] = await Promise.all([
    import("i18n-iso-countries/index.js"),
    listOf(language),
  ]);
  return (text) => {
    const code = normalCountry(text);
    const ours = specialNames[code]?.[language] ?? betterNames[language][code];
    if (ours !== undefined) return ours;
    const [name] = [list.countries[iso.alpha3ToAlpha2(code) ?? ""] ?? code].flat();
    return name ?? code;
  };
}

/** The name of one country in one language. */
export async function countryName(code: string, language: Language): Promise<string> {
  return (await countryNames(language))(code);
}
