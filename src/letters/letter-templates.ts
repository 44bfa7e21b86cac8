import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { LetterKind } from "../domain/letter.ts";
import type { Language } from "../domain/text.ts";
import { drawnBlocks, drawnPartial } from "./template.ts";

/** The legal blocks: an office may place text around them, never change or drop them. */
export const fixedBlocks: Readonly<Record<LetterKind, readonly string[]>> = {
  receipt: ["received", "signatory"],
  checklist: [],
  "application-form": ["hand"],
  consent: ["hand"],
  "refusal-to-accept": ["grounds", "documents", "appeal", "signatory"],
  issuance: ["person", "signatory"],
  refusal: ["grounds", "documents", "appeal", "signatory"],
  "overdue-notice": ["appeal", "signatory"],
  replacement: ["appeal", "signatory"],
};

export interface LetterTemplates {
  /** The office's own text where there is one, else the shipped one. */
  template(kind: LetterKind, language: Language): string;
  /** Where that text was read. */
  path(kind: LetterKind, language: Language): string;
  isOwn(kind: LetterKind, language: Language): boolean;
  /** The fixed blocks in a language, by name. */
  blocks(language: Language): Readonly<Record<string, string>>;
}

const written = ["received", "grounds", "documents", "appeal", "person"];

/** Short words and signs that must not stand at the end of a line, in Russian; «№» and “No.”. */
const bound = /(?<=(?:^|[\s(«])(?:[АВИКОСУЯавикосуя]|во|до|за|из|на|не|ни|об|от|по|со|№|No\.)) (?=\S)/gu;

const typeset = (text: string): string => text.replace(bound, "\u00a0");

/** Reads templates from `folder` (`<kind>/<lang>.md`, `blocks/<name>/<lang>.md`), the office's own first; each once. */
export function readTemplates(folder: string, own: string | null): LetterTemplates {
  const texts = new Map<string, string>();
  const read = (path: string): string => {
    const text = texts.get(path) ?? typeset(readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
    texts.set(path, text);
    return text;
  };
  const places = new Map<string, { readonly path: string; readonly own: boolean }>();
  const place = (kind: LetterKind, language: Language) => {
    const file = join(kind, `${language}.md`);
    const known = places.get(file);
    if (known !== undefined) return known;
    const ownPath = own === null ? null : join(own, file);
    const found =
      ownPath !== null && existsSync(ownPath) ? { path: ownPath, own: true } : { path: join(folder, file), own: false };
    places.set(file, found);
    return found;
  };
  const drawn = Object.fromEntries(drawnBlocks.map((name) => [name, drawnPartial(name)]));
  return {
    template: (kind, language) => read(place(kind, language).path),
    path: (kind, language) => place(kind, language).path,
    isOwn: (kind, language) => place(kind, language).own,
    blocks: (language) => ({
      ...drawn,
      ...Object.fromEntries(written.map((name) => [name, read(join(folder, "blocks", name, `${language}.md`))])),
    }),
  };
}
