import { normalCountry } from "../domain/country.ts";
import type { Language } from "../domain/text.ts";

/** Languages in which papers are commonly written, ISO 639-1. */
export const writtenLanguages: readonly string[] = `
  af am ar az be bg bn bs ca cs cy da de dv dz el en es et eu fa fi fil fr ga gl gu ha he hi hr hu hy id is it ja ka kk
  km kn ko ku ky lb lo lt lv mg mk ml mn mr ms mt my ne nl no or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te tg
  th ti tk tr uk ur uz vi zh
`
  .trim()
  .split(/\s+/);

/** Gives the name of a language by its code; a code that is none comes back as it is. */
export function languageNames(language: Language): (code: string) => string {
  const names = new Intl.DisplayNames([language], { type: "language", fallback: "code" });
  return (code) => names.of(code) ?? code;
}

/** The language that papers of a country are most often written in; null where nobody can say. */
export async function likelyLanguage(country: string): Promise<string | null> {
  const { default: iso } = await import("i18n-iso-countries/index.js");
  const region = iso.alpha3ToAlpha2(normalCountry(country));
  const likely = region === undefined ? "und" : new Intl.Locale("und", { region }).maximize().language;
  return writtenLanguages.includes(likely) ? likely : null;
}

/** Each language of the screen by its own name, to be found by whoever cannot read the present one. */
export const ownNames: Readonly<Record<Language, string>> = { kk: "Қазақша", ru: "Русский", en: "English" };
