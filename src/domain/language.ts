export const languages = ["kk", "ru", "en"] as const;
/** The three languages of the product: Kazakh, Russian, English. */
export type Language = (typeof languages)[number];

const kazakh = /[әғқңөұүһі]/iu;

/**
 * The language that a text was written in, as its letters tell: Latin ones English, Cyrillic ones Russian, or Kazakh
 * where one word in four has a letter of its alphabet alone. Without letters it is the language that is `usual` there.
 */
export function writtenLanguage(text: string, usual: Language): Language {
  const words = text.match(/\p{Script=Cyrillic}+/gu) ?? [];
  if (words.length === 0) return /\p{Script=Latin}/u.test(text) ? "en" : usual;
  const share = words.filter((word) => kazakh.test(word)).length / words.length;
  return share >= 1 / 4 ? "kk" : "ru";
}
