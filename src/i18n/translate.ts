import type { Language } from "../domain/text.ts";
import type { WordKey } from "./words.ts";

/** What is put into a sentence's `{{placeholders}}`; `count` chooses the plural form; lists are joined with commas. */
export type WordParams = Readonly<Record<string, string | number | readonly string[]>>;

/**
 * Gives the sentence of a key in one language. A key without words or a placeholder without a value is a fault of the
 * program and throws an Error.
 */
export interface Translate {
  (key: WordKey, params?: WordParams): string;
  readonly language: Language;
}

/** The catalogue of one language; the other two are not read. */
async function catalogueOf(language: Language) {
  switch (language) {
    case "kk":
      return (await import("./words/kk/index.ts")).words;
    case "ru":
      return (await import("./words/ru/index.ts")).words;
    case "en":
      return (await import("./words/en/index.ts")).words;
  }
}

/** Makes the translator of one language. */
export async function translator(language: Language): Promise<Translate> {
  const words = await catalogueOf(language);
  let rules: Intl.PluralRules | null = null;
  const form = (count: number): string => {
    rules ??= new Intl.PluralRules(language);
    return rules.select(count);
  };
  // A list says the same few words a thousand times.
  const plain = new Map<WordKey, string>();
  const translate = (key: WordKey, params?: WordParams): string => {
    if (params !== undefined) return sentence(key, params);
    const known = plain.get(key);
    if (known !== undefined) return known;
    const made = sentence(key, {});
    plain.set(key, made);
    return made;
  };
  const sentence = (key: WordKey, params: WordParams): string => {
    const counted = typeof params.count === "number" ? wordsAt(words, `${key}_${form(params.count)}`) : undefined;
    const text = counted ?? wordsAt(words, key);
    if (text === undefined) throw new Error(`no words for ${key} in ${language}`);
    return filled(text, params);
  };
  return Object.assign(translate, { language });
}

function wordsAt(words: object, key: string): string | undefined {
  let at: unknown = words;
  for (const name of key.split(".")) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return typeof at === "string" ? at : undefined;
}

/** A value is put in as it is: what reaches a terminal is cleaned in cli/printer.ts, and no value is read as a sentence. */
function filled(text: string, params: WordParams): string {
  if (!text.includes("{{")) return text;
  return text.replace(/\{\{(\w+)\}\}/g, (place, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    if (value === undefined) throw new Error(`no value for ${place} in "${text}"`);
    return typeof value === "object" ? value.join(", ") : String(value);
  });
}
