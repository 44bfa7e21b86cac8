import type { LetterFinding } from "../domain/letter-parts.ts";
import type { Language } from "../domain/text.ts";
import { finding as en } from "../i18n/words/en/finding.ts";
import { finding as kk } from "../i18n/words/kk/finding.ts";
import { finding as ru } from "../i18n/words/ru/finding.ts";
import { dayInWords } from "./dates.ts";
import { say } from "./say.ts";
import type { CountryName } from "./view.ts";

const catalogues = { kk, ru, en } as const;

/** What verification found, as the concrete fact of a refusal: papers by kind, number and date, never by a person's name. */
export function foundInWords(found: LetterFinding, language: Language, country: CountryName): string {
  const words = catalogues[language];
  const { code, document } = found;
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(found.params)) {
    const text = String(value);
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) values[name] = dayInWords(text, language).toString();
    else if (name === "country") values[name] = country(text, language);
    else if (name === "field") values[name] = words.field[text as keyof typeof words.field] ?? text;
    else values[name] = text;
  }
  if (found.kinds.length > 0) values.kinds = found.kinds.map((kind) => kind[language]).join("; ");
  if (document !== null) {
    values.kind = paperInWords(document, language);
    values.country ??= document.country === null ? "" : country(document.country, language);
  }
  const sentence = say(sentenceOf(found, words) ?? words[code], values);
  return sentence.charAt(0).toLocaleUpperCase(language) + sentence.slice(1);
}

/** The sentence that says more, where the finding knows more. */
function sentenceOf(
  { code, kinds, params, document }: LetterFinding,
  words: (typeof catalogues)[Language],
): string | null {
  if (code === "one-of-not-met")
    return params.by === "other" ? words.of.otherPaper : kinds.length > 0 ? words.of.noneOf : null;
  if (code !== "authentication-missing" || (document?.country ?? params.country ?? null) === null) return null;
  if (params.of === "translation") return words.of.translationCertified;
  const result = String(params.result ?? "");
  return result === "apostille" || result === "legalisation" || result === "ask-bilateral" || result === "ask-unknown"
    ? words.of[result]
    : null;
}

function paperInWords(document: NonNullable<LetterFinding["document"]>, language: Language): string {
  const { paper } = catalogues[language];
  const values = {
    title: document.words[language],
    ...(document.number === null ? {} : { number: document.number }),
    ...(document.issuedOn === null ? {} : { date: dayInWords(document.issuedOn, language).toString() }),
  };
  if (document.number === null && document.issuedOn === null) return values.title;
  return say(document.issuedOn === null ? paper.number : document.number === null ? paper.date : paper.both, values);
}
