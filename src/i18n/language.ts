import { type Language, languages } from "../domain/text.ts";

const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text);

/**
 * The language of the machine, until the office has said which it works in.
 * Takes the environment in the order of POSIX (LC_ALL, LC_MESSAGES, LANG: `kk_KZ.UTF-8`); English for any other.
 */
export function languageOfMachine(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || "";
  const language = locale.toLowerCase().split(/[_.@-]/)[0] ?? "";
  return isLanguage(language) ? language : "en";
}
