import type { Language } from "../domain/text.ts";

/** The first letter of a sentence or of an entry in a list. */
export const capitalised = (text: string, language: Language): string =>
  text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
