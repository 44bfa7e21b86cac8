import { countryCodes, normalCountry } from "../../domain/country.ts";
import { type Language, languages } from "../../domain/text.ts";
import { countryNames } from "../../i18n/countries.ts";
import { languageNames, writtenLanguages } from "../../i18n/language-names.ts";
import type { Desk } from "../desk.ts";
import type { Back } from "../question.ts";

interface CodeQuestion {
  readonly message: string;
  readonly answer: string;
  readonly earlier?: string | null | undefined;
}

const inOrder = (language: Language) => {
  const { compare } = new Intl.Collator(language);
  return (a: { name: string }, b: { name: string }) => compare(a.name, b.name);
};

/** A country or special code of passports, found by its code or its name in any of the three languages. */
export async function askCountry(desk: Desk, question: CodeQuestion): Promise<string | Back> {
  const names = await Promise.all(languages.map(countryNames));
  const own = names[languages.indexOf(desk.say.language)] ?? ((code: string) => code);
  const choices = countryCodes
    .map((code) => ({
      value: code,
      name: `${own(code)} (${code})`,
      keywords: [code, ...names.map((name) => name(code))],
    }))
    .sort(inOrder(desk.say.language));
  const earlier = question.earlier ? normalCountry(question.earlier) : undefined;
  return desk.ask.search({ message: question.message, answer: question.answer, choices, earlier });
}

/** The language of a paper; gives its code of two or three letters. */
export async function askLanguage(desk: Desk, question: CodeQuestion): Promise<string | Back> {
  const names = languages.map(languageNames);
  const own = names[languages.indexOf(desk.say.language)] ?? ((code: string) => code);
  const codes =
    question.earlier && !writtenLanguages.includes(question.earlier)
      ? [question.earlier, ...writtenLanguages]
      : writtenLanguages;
  const choices = codes
    .map((code) => ({ value: code, name: own(code), keywords: [code, ...names.map((name) => name(code))] }))
    .sort(inOrder(desk.say.language));
  return desk.ask.search({
    message: question.message,
    answer: question.answer,
    choices,
    earlier: question.earlier ?? undefined,
  });
}
