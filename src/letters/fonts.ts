import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, type Font } from "fontkit";
import { type FontMetrics, metricsOf } from "./font-metrics.ts";
import { openTrueType, type TrueType } from "./true-type.ts";

export type Style = "regular" | "bold" | "italic";

/** One font file, read and parsed once for the whole process: parsing is nearly all the time a PDF takes. */
export interface Face {
  readonly name: string;
  /** For shaping. */
  readonly font: Font;
  /** For embedding. */
  readonly file: TrueType;
  readonly metrics: FontMetrics;
  /** True for a face that most letters use. */
  readonly everyday: boolean;
}

/** A glyph in its place: `advance` is its own width, `kern` what the pair adds, in thousandths of the font size. */
export interface ShapedGlyph {
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly advance: number;
  readonly kern: number;
  readonly dx: number;
  readonly dy: number;
}

/** A piece of text in one face, with its width in thousandths of the font size. */
export interface Shape {
  readonly face: Face;
  readonly glyphs: readonly ShapedGlyph[];
  readonly width: number;
}

export interface Fonts {
  /** The glyphs of a text without line breaks; the same text is shaped once. */
  shape(text: string, style: Style): readonly Shape[];
  /** The characters that no face can print, each once, in their order. */
  missing(text: string): readonly string[];
  /** In thousandths of the font size. */
  readonly ascent: number;
  readonly descent: number;
}

/** By style, the faces that are asked in turn. Georgian and Armenian have no italic of their own. */
const files: Readonly<Record<Style, readonly string[]>> = {
  regular: ["NotoSerif-Regular", "NotoSerifGeorgian-Regular", "NotoSerifArmenian-Regular"],
  bold: ["NotoSerif-Bold", "NotoSerifGeorgian-Bold", "NotoSerifArmenian-Bold"],
  italic: ["NotoSerif-Italic", "NotoSerifGeorgian-Regular", "NotoSerifArmenian-Regular"],
};

const everydayFaces = ["NotoSerif-Regular", "NotoSerif-Bold"];

/** Shaped words are remembered up to this number, so that memory stays flat over any number of letters. */
const rememberedWords = 20_000;

/** Without ligatures: a name must come out of the page letter by letter as it went in. */
const features = { liga: false, clig: false, dlig: false } as const;

/** Where no mark is to be placed, kerning is all that these faces do to Latin and Cyrillic: nothing else is looked for. */
const kerningOnly = {
  ...features,
  ccmp: false,
  locl: false,
  rlig: false,
  calt: false,
  rclt: false,
  mark: false,
  mkmk: false,
  curs: false,
} as const;

const isMark = /\p{M}/u;

class Faces implements Fonts {
  readonly #folder: string;
  readonly #faces = new Map<string, Face>();
  readonly #printable = new Set<string>();
  readonly #shapes: Record<Style, Map<string, readonly Shape[]>> = {
    regular: new Map(),
    bold: new Map(),
    italic: new Map(),
  };

  constructor(folder: string) {
    this.#folder = folder;
  }

  get ascent(): number {
    return this.#scaled("ascent");
  }

  get descent(): number {
    return this.#scaled("descent");
  }

  shape(text: string, style: Style): readonly Shape[] {
    const known = this.#shapes[style];
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= rememberedWords) known.clear();
    const shapes = this.#runs(text, style).map(({ face, text: run }) => shaped(face, run));
    known.set(text, shapes);
    return shapes;
  }

  missing(text: string): readonly string[] {
    if (this.#printable.has(text)) return [];
    const characters = new Set(text.replace(/\r?\n|\t/g, " "));
    const missing = [...characters].filter((character) => this.#faceOf(character, "regular") === null);
    if (missing.length > 0) return missing;
    // Most of what a letter says was said by another.
    if (this.#printable.size >= rememberedWords) this.#printable.clear();
    this.#printable.add(text);
    return [];
  }

  #scaled(metric: "ascent" | "descent"): number {
    const { font } = this.#face(files.regular[0] ?? "");
    return (font[metric] * 1000) / font.unitsPerEm;
  }

  #face(name: string): Face {
    let face = this.#faces.get(name);
    if (face === undefined) {
      const bytes = readFileSync(join(this.#folder, `${name}.ttf`));
      const file = openTrueType(bytes);
      face = { name, font: create(bytes), file, metrics: metricsOf(file), everyday: everydayFaces.includes(name) };
      this.#faces.set(name, face);
    }
    return face;
  }

  #faceOf(character: string, style: Style): Face | null {
    const codePoint = character.codePointAt(0) ?? 0;
    for (const name of files[style]) {
      const face = this.#face(name);
      if (face.font.hasGlyphForCodePoint(codePoint)) return face;
    }
    return null;
  }

  /** Cut where the face changes; a combining mark stays with its letter. */
  #runs(text: string, style: Style): { face: Face; text: string }[] {
    const runs: { face: Face; text: string }[] = [];
    for (const character of text) {
      const last = runs.at(-1);
      const stays = last?.face.font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0) === true;
      const face =
        stays && (isMark.test(character) || last.face === this.#face(files[style][0] ?? "")) ? last.face : null;
      const chosen = face ?? this.#faceOf(character, style);
      if (chosen === null) throw new Error(`no glyph for U+${character.codePointAt(0)?.toString(16)}`);
      if (last?.face === chosen) last.text += character;
      else runs.push({ face: chosen, text: character });
    }
    return runs;
  }
}

/**
 * fontkit keeps one object per glyph with the characters of its first use, which may be those of another letter or none:
 * without ligatures there is one glyph for each character, so they are taken from the text itself.
 */
function shaped(face: Face, text: string): Shape {
  const characters = [...text];
  const run = face.font.layout(text, isMark.test(text) ? features : kerningOnly);
  const scale = 1000 / face.font.unitsPerEm;
  const oneToOne = run.glyphs.length === characters.length;
  let width = 0;
  const glyphs = run.glyphs.map((glyph, index): ShapedGlyph => {
    const position = run.positions[index];
    if (position === undefined) throw new Error("a glyph without a position");
    width += position.xAdvance * scale;
    return {
      id: glyph.id,
      codePoints: oneToOne ? [characters[index]?.codePointAt(0) ?? 0] : glyph.codePoints,
      advance: glyph.advanceWidth * scale,
      kern: (position.xAdvance - glyph.advanceWidth) * scale,
      dx: position.xOffset * scale,
      dy: position.yOffset * scale,
    };
  });
  return { face, glyphs, width };
}

/** Opens the letters' fonts; a file is read when its first character is needed. */
export const openFonts = (folder: string): Fonts => new Faces(folder);
