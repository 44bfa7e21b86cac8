import { readFileSync } from "node:fs";
import { create, type Font } from "fontkit";
import { characterMap, type GlyphOf } from "./character-map.ts";
import { type FontMetrics, metricsOf } from "./font-metrics.ts";
import { type Kerning, kerningOf } from "./kerning.ts";
import { openTrueType, type TrueType } from "./true-type.ts";

/** One font file, read once for the whole process. */
export interface Face {
  readonly name: string;
  readonly file: TrueType;
  readonly metrics: FontMetrics;
  /** True for a face that most letters use. */
  readonly everyday: boolean;
  /** 0 where the face has no glyph for the character. */
  readonly glyphOf: GlyphOf;
  readonly kerning: Kerning;
  /** The same file for marks and such: the library is loaded and the file parsed for the first text that needs it. */
  whole(): Font;
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

/** Reads a font file. Throws the errors of the file system and those of a font that is not one of ours. */
export function readFace(name: string, path: string, everyday: boolean): Face {
  const bytes = readFileSync(path);
  const file = openTrueType(bytes);
  let whole: Font | null = null;
  return {
    name,
    file,
    metrics: metricsOf(file),
    everyday,
    glyphOf: characterMap(file.table("cmap")),
    kerning: kerningOf(file.table("GPOS")),
    whole: () => {
      whole ??= create(bytes);
      return whole;
    },
  };
}

/** What moves other glyphs, or shows none itself. */
const special = /[\p{M}\p{Default_Ignorable_Code_Point}]/u;

/** The glyphs of a text of one face, placed by its rules, without ligatures: a name must come out letter by letter. */
export const shaped = (face: Face, text: string): Shape =>
  special.test(text) ? shapedByAllRules(face, text) : kerned(face, text);

/** Kerning is all that our faces do to other text: nothing else is looked for. */
function kerned(face: Face, text: string): Shape {
  const scale = 1000 / face.file.unitsPerEm;
  const characters = [...text].map((character) => character.codePointAt(0) ?? 0);
  const ids = characters.map(face.glyphOf);
  let width = 0;
  const glyphs = ids.map((id, index): ShapedGlyph => {
    const advance = face.file.advance(id);
    const next = ids[index + 1];
    const kern = next === undefined ? 0 : face.kerning(id, next);
    width += (advance + kern) * scale;
    return { id, codePoints: [characters[index] ?? 0], advance: advance * scale, kern: kern * scale, dx: 0, dy: 0 };
  });
  return { face, glyphs, width };
}

/**
 * fontkit keeps one object per glyph with the characters of its first use, which may be those of another letter or none:
 * without ligatures there is mostly one glyph for each character, so they are taken from the text itself.
 */
function shapedByAllRules(face: Face, text: string): Shape {
  const characters = [...text];
  const run = face.whole().layout(text, { liga: false, clig: false, dlig: false });
  const scale = 1000 / face.file.unitsPerEm;
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
