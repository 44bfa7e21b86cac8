import type { Language } from "../domain/text.ts";
import { letter as en } from "../i18n/words/en/letter.ts";
import { letter as kk } from "../i18n/words/kk/letter.ts";
import { letter as ru } from "../i18n/words/ru/letter.ts";

/** The small words of the form. What lawyers own stands in the templates. */
export const letterWords = { kk, ru, en } as const;
export type LetterWords = (typeof letterWords)[Language];

/** Puts values into a sentence's `{{placeholders}}`; a placeholder without a value is a fault of the program. */
export const say = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{\{(\w+)\}\}/g, (_all, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for ${name} in "${sentence}"`);
    return String(value);
  });
