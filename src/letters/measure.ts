import type { Face, Shape, ShapedGlyph } from "./face.ts";
import type { Fonts } from "./fonts.ts";
import { evenBreaks, greedyBreaks } from "./line-breaks.ts";
import type { Element } from "./structure.ts";
import { cutToWidth, type Inline, type Word, widthOf, wordsOf } from "./words.ts";

/** Glyphs set on one line in one face and size, from `x`. Points. */
export interface Run {
  readonly face: Face;
  readonly size: number;
  readonly x: number;
  readonly glyphs: ShapedGlyph[];
  readonly element: Element;
  /** The same list of glyphs was set before: what was made of it then can be used again. */
  readonly again?: true;
}

export interface Line {
  readonly runs: readonly Run[];
  /** Of the text alone, in points. */
  readonly width: number;
}

export type Align = "left" | "right" | "center";

/** How a block is set: sizes in points, `indent` that of the first line. */
export interface Setting {
  readonly size: number;
  readonly width: number;
  readonly align: Align;
  readonly indent?: number;
  /** Line breaks chosen over the whole text for an even edge: of `all` lines, or of all but the `last`. */
  readonly even?: "all" | "but-last";
  readonly element: Element;
}

function setLine(words: readonly Word[], left: number, room: number, setting: Setting, fonts: Fonts): Line {
  const inner = words.slice(0, -1);
  const width = inner.reduce((sum, word) => sum + word.width + word.space, words.at(-1)?.width ?? 0);
  let x = left;
  if (setting.align === "right") x += room - width;
  if (setting.align === "center") x += (room - width) / 2;

  const runs: Run[] = [];
  const put = (shape: Shape, owner: Element) => {
    const open = runs.at(-1);
    if (open?.face === shape.face && open.element === owner) open.glyphs.push(...shape.glyphs);
    else runs.push({ face: shape.face, size: setting.size, x, glyphs: [...shape.glyphs], element: owner });
    x += (shape.width * setting.size) / 1000;
  };
  for (const word of words) {
    for (const piece of word.pieces) for (const shape of piece.shapes) put(shape, piece.element);
    const end = word.pieces.at(-1);
    if (end === undefined || word.space === 0) continue;
    // The space at the end of a line is drawn too: a reader of the text must not glue two words together.
    for (const shape of fonts.shape(" ", end.style)) put(shape, end.element);
  }
  return { runs, width };
}

/** Paragraphs that were set are remembered up to this number: most of a letter says what the one before said. */
const rememberedParagraphs = 800;
const remembered = new WeakMap<Fonts, Map<string, readonly Line[]>>();

/** Breaks text into lines and gives every glyph its place. */
export function measure(inlines: readonly Inline[], setting: Setting, fonts: Fonts): Line[] {
  const { element } = setting;
  // A stretch in another language makes an element of its own each time.
  if (inlines.some(({ lang = null }) => lang !== null && lang !== element.lang)) return broken(inlines, setting, fonts);
  const known = remembered.get(fonts) ?? new Map<string, readonly Line[]>();
  remembered.set(fonts, known);
  const { size, width, align, indent = 0, even = "" } = setting;
  const key = `${size} ${width} ${align} ${indent} ${even}${inlines.map(({ text, style }) => `\u0000${style}\u0000${text}`).join("")}`;
  const before = known.get(key);
  if (before !== undefined) return before.map((line) => ({ width: line.width, runs: line.runs.map(anew(element)) }));
  const lines = broken(inlines, setting, fonts);
  if (known.size >= rememberedParagraphs) known.clear();
  known.set(key, lines);
  return lines;
}

const anew =
  (element: Element) =>
  ({ face, size, x, glyphs }: Run): Run => ({ face, size, x, glyphs, element, again: true });

function broken(inlines: readonly Inline[], setting: Setting, fonts: Fonts): Line[] {
  const indent = setting.indent ?? 0;
  const room = (line: number): number => setting.width - (line === 0 ? indent : 0);
  const words = wordsOf(inlines, setting.element, setting.size, fonts).flatMap((word) =>
    cutToWidth(word, room(0), setting.size, fonts),
  );
  const ends = setting.even === undefined ? greedyBreaks(words, room) : evenBreaks(words, room, setting.even === "all");
  return ends.map((end, line) => {
    const from = line === 0 ? 0 : (ends[line - 1] ?? 0);
    return setLine(words.slice(from, end), line === 0 ? indent : 0, room(line), setting, fonts);
  });
}

/** The width of text on one line, in points. */
export const naturalWidth = (inlines: readonly Inline[], size: number, fonts: Fonts): number =>
  inlines.reduce((sum, inline) => sum + widthOf(fonts.shape(inline.text.replace(/\n/g, " "), inline.style), size), 0);
