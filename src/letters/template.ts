import Mustache from "mustache";
import type { Language } from "../domain/text.ts";

/** Blocks that are drawn and not written: the official's and the applicant's signature. */
export const drawnBlocks = ["signatory", "hand"] as const;
export type DrawnBlock = (typeof drawnBlocks)[number];

// Private-use characters carry what Markdown has no sign for. No value can contain them: no font of ours has them.
export const lineBreak = "\ue000";
export const langEnd = "\ue00f";
const langStart: Readonly<Record<Language, string>> = { kk: "\ue001", ru: "\ue002", en: "\ue003" };
export const drawnStart = "\ue020";
export const languageOf = new Map<string, Language>(
  (Object.keys(langStart) as Language[]).map((language) => [langStart[language], language]),
);

/** A value in a language of its own: its paragraph in the page is marked with it. */
export const inLanguage = (text: string, language: Language): string => langStart[language] + text + langEnd;

/** The partial that stands for a drawn block. */
export const drawnPartial = (name: DrawnBlock): string => `\n\n${drawnStart}${name}\n\n`;

/** Values are text, never Markdown: every sign that could mean something loses its meaning. */
const escaped = (value: unknown): string =>
  String(value)
    .replace(/\r?\n/g, lineBreak)
    .replace(/\t/g, " ")
    .replace(/[!-/:-@[-`{-~]/g, "\\$&");

/** Fills a template's placeholders; `blocks` are the fixed blocks by name. */
export const fill = (template: string, view: object, blocks: Readonly<Record<string, string>>): string =>
  Mustache.render(template, view, blocks, { escape: escaped });

/** What a template asks for, in its order. */
export type Asked =
  | { readonly kind: "value"; readonly name: string }
  | { readonly kind: "list"; readonly name: string; readonly inner: readonly Asked[] }
  | { readonly kind: "block"; readonly name: string }
  | { readonly kind: "refused"; readonly sign: string; readonly name: string };

type MustacheToken = [type: string, name: string, start: number, end: number, inner?: MustacheToken[] | number];

/** Reads the placeholders of a template. Throws an Error where a list is not closed. */
export function askedBy(template: string): Asked[] {
  const read = (tokens: readonly MustacheToken[]): Asked[] =>
    tokens.flatMap(([type, name, , , inner]): Asked[] => {
      if (type === "text") return [];
      if (type === "name") return [{ kind: "value", name }];
      if (type === ">") return [{ kind: "block", name }];
      if (type === "#") return [{ kind: "list", name, inner: read(Array.isArray(inner) ? inner : []) }];
      return [{ kind: "refused", sign: type, name }];
    });
  return read(Mustache.parse(template) as MustacheToken[]);
}
