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
  const [{ createInstance }, words] = await Promise.all([import("i18next"), catalogueOf(language)]);
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: words } },
    nsSeparator: false,
    saveMissing: true,
    missingKeyHandler: (_languages, _namespace, key) => {
      throw new Error(`no words for ${key} in ${language}`);
    },
    missingInterpolationHandler: (text, match: RegExpExecArray) => {
      throw new Error(`no value for ${match[0]} in "${text}"`);
    },
    // A terminal is no web page; what reaches it is cleaned in cli/printer.ts.
    interpolation: { escapeValue: false },
  });
  // A list says the same few words a thousand times.
  const bare = new Map<WordKey, string>();
  const translate = (key: WordKey, params?: WordParams): string => {
    if (params !== undefined) return sentence(key, params);
    const known = bare.get(key) ?? sentence(key, {});
    bare.set(key, known);
    return known;
  };
  const sentence = (key: WordKey, params: WordParams): string => {
    const values = Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "object" ? value.join(", ") : value,
    ]);
    // `replace` keeps our names apart from the options of i18next; a value is never read as a sentence of its own (`nest`).
    const count = typeof params.count === "number" ? { count: params.count } : {};
    return i18n.t(key, { ...count, replace: Object.fromEntries(values), nest: false, returnObjects: false }) as string;
  };
  return Object.assign(translate, { language });
}
