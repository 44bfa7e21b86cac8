import type { Language } from "../domain/text.ts";

/** A number as people of this language write it: `1 000,5`, `1,000.5`. */
export const writtenNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(language).format(value);
