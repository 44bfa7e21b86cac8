import type { words as english } from "./words/en/index.ts";

/**
 * How the three catalogues hold together. English gives the shape; Russian and Kazakh must fill it, so that a missing or
 * an extra word fails the type check. A counted sentence has one key for each plural form of its language
 * (`cases_one`, `cases_other`; Russian also `_few` and `_many`) and is asked for without the ending.
 */
type PluralForm = "one" | "few" | "many" | "other";

type Filled<Shape, Form extends PluralForm> = {
  readonly [Key in keyof Shape as Key extends `${string}_${PluralForm}` ? never : Key]: Shape[Key] extends string
    ? string
    : Filled<Shape[Key], Form>;
} & {
  readonly [Key in keyof Shape as Key extends `${infer Stem}_other` ? `${Stem}_${Form}` : never]: string;
};

/** The shape of an English area with Russian's four plural forms. */
export type Russian<Shape> = Filled<Shape, "one" | "few" | "many" | "other">;

/** The shape of an English area with Kazakh's two plural forms. */
export type Kazakh<Shape> = Filled<Shape, "one" | "other">;

export type EnglishWords = typeof english;

type Stem<Key extends string> = Key extends `${infer S}_${PluralForm}` ? S : Key;

type Leaves<Shape> = {
  [Key in keyof Shape & string]: Shape[Key] extends string ? Stem<Key> : `${Key}.${Leaves<Shape[Key]>}`;
}[keyof Shape & string];

/** Every sentence of the product: `area.name`, counted ones without their plural ending. */
export type WordKey = Leaves<EnglishWords>;
