import type { Language } from "../domain/text.ts";
import type { Shape } from "./face.ts";
import type { Fonts, Style } from "./fonts.ts";
import { type Element, element } from "./structure.ts";

/** A stretch of text in one style. `\n` breaks the line; `lang` only where it differs from its block. */
export interface Inline {
  readonly text: string;
  readonly style: Style;
  readonly lang?: Language | null;
}

export interface Piece {
  readonly shapes: readonly Shape[];
  readonly element: Element;
  readonly style: Style;
  readonly text: string;
  readonly width: number;
}

/** What stands together on a line: pieces in one or more styles without a space between them. */
export interface Word {
  readonly pieces: Piece[];
  width: number;
  /** The space after it; 0 where the line may break without one. */
  space: number;
  /** True where the line ends after it in any case. */
  ends: boolean;
}

/** Hyphenated words may break after their hyphen; numbers and endings such as «ЖСН-нің» may not. */
const afterHyphen = /(?<=\p{L}{3}-)(?=\p{L}{5})/u;

/** The width of shapes in points at a size. */
export const widthOf = (shapes: readonly Shape[], size: number): number =>
  (shapes.reduce((sum, shape) => sum + shape.width, 0) * size) / 1000;

const emptyWord = (): Word => ({ pieces: [], width: 0, space: 0, ends: false });

function add(word: Word, piece: Piece): void {
  word.pieces.push(piece);
  word.width += piece.width;
}

/** Text as words of measured pieces; a stretch in another language than its block gets an element of its own. */
export function wordsOf(inlines: readonly Inline[], owner: Element, size: number, fonts: Fonts): Word[] {
  const words: Word[] = [];
  let open: Word | null = null;
  for (const inline of inlines) {
    const lang = inline.lang ?? owner.lang;
    const of = lang === owner.lang ? owner : element("Span", owner, { lang });
    for (const token of inline.text.match(/\n| +|[^ \n]+/g) ?? []) {
      if (token === "\n" || token.startsWith(" ")) {
        const last: Word | undefined = words.at(-1);
        if (last !== undefined) {
          last.ends ||= token === "\n";
          last.space = Math.max(last.space, widthOf(fonts.shape(" ", inline.style), size));
        }
        open = null;
        continue;
      }
      token.split(afterHyphen).forEach((text, part) => {
        const word: Word = open === null || part > 0 ? emptyWord() : open;
        if (word !== open) words.push(word);
        open = word;
        const shapes = fonts.shape(text, inline.style);
        add(word, { shapes, element: of, style: inline.style, text, width: widthOf(shapes, size) });
      });
    }
  }
  return words;
}

/**
 * A word wider than the line is cut: after a hyphen where there is one, else between characters. A long name wraps, it
 * never vanishes.
 */
export function cutToWidth(word: Word, width: number, size: number, fonts: Fonts): Word[] {
  if (word.width <= width) return [word];
  const parts: Word[] = [emptyWord()];
  const last = (): Word => parts.at(-1) ?? word;
  const put = (piece: Piece, text: string) => {
    const shapes = fonts.shape(text, piece.style);
    const wide = widthOf(shapes, size);
    if (last().pieces.length > 0 && last().width + wide > width) parts.push(emptyWord());
    add(last(), { ...piece, text, shapes, width: wide });
  };
  for (const piece of word.pieces) {
    for (const section of piece.text.split(/(?<=-)/)) {
      const fits = widthOf(fonts.shape(section, piece.style), size) <= width;
      if (fits) put(piece, section);
      else for (const cluster of section.match(/\P{M}\p{M}*/gu) ?? [section]) put(piece, cluster);
    }
  }
  last().space = word.space;
  last().ends = word.ends;
  return parts;
}
