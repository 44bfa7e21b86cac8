export const languages = ["kk", "ru", "en"] as const;
/** The three languages of the product: Kazakh, Russian, English. */
export type Language = (typeof languages)[number];
