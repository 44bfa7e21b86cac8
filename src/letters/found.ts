import { sentenceOf } from "../domain/finding-sentence.ts";
import type { LetterDocument, LetterFinding, LetterMissing } from "../domain/letter-parts.ts";
import type { Language, Words } from "../domain/text.ts";
import { capitalised } from "../i18n/capitalised.ts";
import { finding as en } from "../i18n/words/en/finding.ts";
import { finding as kk } from "../i18n/words/kk/finding.ts";
import { finding as ru } from "../i18n/words/ru/finding.ts";
import { dayInWords } from "./dates.ts";
import { say } from "./say.ts";
import type { CountryName } from "./view.ts";

const catalogues = { kk, ru, en } as const;

type Params = Readonly<Record<string, string>>;

/** Codes of a sentence as people read them: days, countries, fields; kinds of papers stand beside it in words already. */
function valuesOf(
  params: Params,
  kinds: readonly Words[],
  language: Language,
  country: CountryName,
): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) values[name] = dayInWords(value, language).toString();
    else if (name === "country") values[name] = country(value, language);
    else if (name === "field") values[name] = textIn(catalogues[language].field, value) ?? value;
    else values[name] = value;
  }
  return { ...values, kinds: kinds.map((kind) => kind[language]).join("; ") };
}

/** What verification found, as the concrete fact of a refusal: papers by kind, number and date, never by a person's name. */
export function foundInWords(found: LetterFinding, language: Language, country: CountryName): string {
  const { code, params } = sentenceOf(found);
  const { document } = found;
  const values = valuesOf(params, found.kinds, language, country);
  if (document !== null) {
    values.kind = paperInWords(document, language);
    values.country ??= document.country === null ? "" : country(document.country, language);
  }
  const sentence = textIn(catalogues[language], code);
  if (sentence === undefined) throw new Error(`no words for the finding ${code}`);
  return capitalised(say(sentence, values), language);
}

/** The one thing to do about what is missing. */
export function remedyInWords(
  remedy: NonNullable<LetterMissing["remedy"]>,
  language: Language,
  country: CountryName,
): string {
  const sentence = textIn(catalogues[language].do, remedy.code);
  if (sentence === undefined) throw new Error(`no words for the remedy ${remedy.code}`);
  return say(sentence, valuesOf(remedy.params, remedy.kinds, language, country));
}

/** The text under a key such as `document-expired` or `of.apostille`. */
function textIn(words: object, key: string): string | undefined {
  let found: unknown = words;
  for (const part of key.split(".")) found = (found as Readonly<Record<string, unknown>> | undefined)?.[part];
  return typeof found === "string" ? found : undefined;
}

function paperInWords(document: LetterDocument, language: Language): string {
  const { paper } = catalogues[language];
  const number = document.number ?? "";
  const date = document.issuedOn === null ? "" : dayInWords(document.issuedOn, language).toString();
  const form = number === "" ? (date === "" ? null : "date") : date === "" ? "number" : "both";
  return form === null ? document.words[language] : say(paper[form], { title: document.words[language], number, date });
}
