import { join } from "node:path";
import { type Face, readFace, type Shape, shaped } from "./face.ts";

export type Style = "regular" | "bold" | "italic";

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
const rememberedWords = 4_000;

const isMark = /\p{M}/u;
const codePointOf = (character: string): number => character.codePointAt(0) ?? 0;

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
    return this.#first("regular").metrics.Ascent;
  }

  get descent(): number {
    return this.#first("regular").metrics.Descent;
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

  #face(name: string): Face {
    let face = this.#faces.get(name);
    if (face === undefined) {
      face = readFace(name, join(this.#folder, `${name}.ttf`), everydayFaces.includes(name));
      this.#faces.set(name, face);
    }
    return face;
  }

  #first = (style: Style): Face => this.#face(files[style][0] ?? "");

  #faceOf(character: string, style: Style): Face | null {
    const codePoint = codePointOf(character);
    for (const name of files[style]) {
      const face = this.#face(name);
      if (face.glyphOf(codePoint) !== 0) return face;
    }
    return null;
  }

  /** Cut where the face changes; a combining mark stays with its letter. */
  #runs(text: string, style: Style): { face: Face; text: string }[] {
    const runs: { face: Face; text: string }[] = [];
    for (const character of text) {
      const last = runs.at(-1);
      const stays =
        last !== undefined &&
        (last.face === this.#first(style) || isMark.test(character)) &&
        last.face.glyphOf(codePointOf(character)) !== 0;
      const face = stays ? last.face : this.#faceOf(character, style);
      if (face === null) throw new Error(`no glyph for U+${codePointOf(character).toString(16)}`);
      if (last?.face === face) last.text += character;
      else runs.push({ face, text: character });
    }
    return runs;
  }
}

/** Opens the letters' fonts; a file is read when its first character is needed. */
export const openFonts = (folder: string): Fonts => new Faces(folder);
