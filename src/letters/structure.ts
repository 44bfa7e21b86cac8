import type { Language } from "../domain/text.ts";

/** The standard structure types that a letter uses (ISO 32000-1, 14.8.4). */
export type Tag =
  | "Document"
  | "Sect"
  | "H1"
  | "H2"
  | "P"
  | "Span"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "TR"
  | "TH"
  | "TD"
  | "Figure";

/** One element of the structure tree: what a screen reader walks through. */
export interface Element {
  readonly tag: Tag;
  readonly parent: Element | null;
  readonly lang: Language | null;
  readonly alt: string | null;
  /** For a header cell: what it heads. */
  readonly scope: "Row" | "Column" | null;
}

/** A new element below `parent`; it enters the tree when its first content is drawn. */
export const element = (
  tag: Tag,
  parent: Element | null,
  more: { readonly lang?: Language | null; readonly alt?: string; readonly scope?: "Row" | "Column" } = {},
): Element => ({ tag, parent, lang: more.lang ?? null, alt: more.alt ?? null, scope: more.scope ?? null });
