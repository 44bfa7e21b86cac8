import { lexer, type Token, type Tokens } from "marked";
import type { Language } from "../domain/text.ts";
import { type DrawnBlock, drawnBlocks, drawnStart, langEnd, languageOf, lineBreak } from "./template.ts";
import type { Inline } from "./words.ts";

/** One block of a letter's text. */
export type Block =
  | { readonly kind: "title" | "heading" | "paragraph" | "display"; readonly inlines: readonly Inline[] }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      /** The paragraphs of each item. */
      readonly items: readonly (readonly (readonly Inline[])[])[];
    }
  | { readonly kind: "table"; readonly head: readonly Cell[] | null; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: "drawn"; readonly name: DrawnBlock };

export type Cell = readonly Inline[];

export class UnsupportedMarkdown extends Error {
  readonly markdown: string;
  constructor(markdown: string) {
    super(`not part of a letter: ${markdown}`);
    this.markdown = markdown;
  }
}

/** Reads Markdown as blocks. Throws `UnsupportedMarkdown` for what a letter has no form for (images, links, code, HTML). */
export function parse(markdown: string): readonly Block[] {
  // A heading begins a part of its own, so the parts that many letters share are read once.
  return markdown.split(/\n(?=## )/).flatMap((part) => {
    const before = read.get(part);
    if (before !== undefined) return before;
    const blocks = lexer(part).flatMap(blockOf);
    if (read.size >= rememberedParts) read.clear();
    read.set(part, blocks);
    return blocks;
  });
}

const rememberedParts = 500;
const read = new Map<string, readonly Block[]>();

function blockOf(token: Token): Block[] {
  switch (token.type) {
    case "space":
      return [];
    case "heading": {
      const { depth, tokens } = token as Tokens.Heading;
      if (depth > 2) throw new UnsupportedMarkdown(token.raw);
      return [{ kind: depth === 1 ? "title" : "heading", inlines: inlinesOf(tokens, "bold") }];
    }
    case "paragraph":
    case "text": {
      const name = drawnBlocks.find((each) => (token as Tokens.Text).text === drawnStart + each);
      if (name !== undefined) return [{ kind: "drawn", name }];
      return [{ kind: "paragraph", inlines: inlinesOf((token as Tokens.Text).tokens ?? [], "regular") }];
    }
    case "blockquote":
      return [{ kind: "display", inlines: inlinesOf(onlyParagraph(token as Tokens.Blockquote), "bold") }];
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: "list", ordered, items: items.map(paragraphsOf) }];
    }
    case "table": {
      const { header, rows } = token as Tokens.Table;
      const head = header.map((cell) => inlinesOf(cell.tokens, "bold"));
      return [
        {
          kind: "table",
          head: head.every((cell) => cell.length === 0) ? null : head,
          rows: rows.map((row) => row.map((cell) => inlinesOf(cell.tokens, "regular"))),
        },
      ];
    }
    default:
      throw new UnsupportedMarkdown(token.raw);
  }
}

function paragraphsOf(item: Tokens.ListItem): (readonly Inline[])[] {
  return item.tokens.flatMap(blockOf).map((block) => {
    if (block.kind !== "paragraph") throw new UnsupportedMarkdown(item.raw);
    return block.inlines;
  });
}

function onlyParagraph(quote: Tokens.Blockquote): Token[] {
  const [paragraph, ...more] = quote.tokens;
  if (paragraph?.type !== "paragraph" || more.length > 0) throw new UnsupportedMarkdown(quote.raw);
  return (paragraph as Tokens.Paragraph).tokens;
}

function inlinesOf(tokens: readonly Token[], style: Inline["style"]): Inline[] {
  const state: { lang: Language | null } = { lang: null };
  return joined(tokens.flatMap((token) => inlineOf(token, style, state)));
}

function inlineOf(token: Token, style: Inline["style"], state: { lang: Language | null }): Inline[] {
  switch (token.type) {
    case "strong":
    case "em": {
      const inner = token.type === "strong" ? "bold" : "italic";
      return ((token as Tokens.Strong).tokens ?? []).flatMap((each) => inlineOf(each, inner, state));
    }
    case "br":
      return [{ text: "\n", style }];
    case "escape":
    case "text": {
      const { text, tokens } = token as Tokens.Text;
      if (tokens !== undefined) return tokens.flatMap((each) => inlineOf(each, style, state));
      return byLanguage(text, style, state);
    }
    default:
      throw new UnsupportedMarkdown(token.raw);
  }
}

function byLanguage(text: string, style: Inline["style"], state: { lang: Language | null }): Inline[] {
  const inlines: Inline[] = [];
  for (const part of text.split(/([\ue001-\ue00f])/u)) {
    const language = languageOf.get(part);
    if (language !== undefined) state.lang = language;
    else if (part === langEnd) state.lang = null;
    else if (part !== "") {
      const unwrapped = part.replace(/ *\n */g, " ").replaceAll(lineBreak, "\n");
      inlines.push({ text: unwrapped, style, lang: state.lang });
    }
  }
  return inlines;
}

/** Neighbours in one style and language are one stretch of text. */
function joined(inlines: readonly Inline[]): Inline[] {
  const out: Inline[] = [];
  for (const inline of inlines) {
    const last = out.at(-1);
    if (last !== undefined && last.style === inline.style && (last.lang ?? null) === (inline.lang ?? null)) {
      out[out.length - 1] = { ...last, text: last.text + inline.text };
    } else out.push(inline);
  }
  return out;
}
