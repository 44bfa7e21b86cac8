import { deflateSync } from "node:zlib";
import type { Face, ShapedGlyph } from "./face.ts";
import { finishedObject, type Objects, type PdfObject, pdfObject, Written } from "./pdf-object.ts";
import { subsetOf } from "./true-type.ts";

/** What letters are written in: these glyphs stand in every subset, so that most letters share its bytes. */
const everyday = [
  ..." !\"#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz",
  ..."\u00a0§«°·»–—‘’“”„…№",
  ..."ЁАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяё",
  ..."ӘҒҚҢӨҰҮҺІәғқңөұүһі",
].map((character) => character.codePointAt(0) ?? 0);

/** The parts of an embedded font that are the same for the same glyphs: compressed once. */
interface Program {
  readonly file: Uint8Array;
  readonly fileLength: number;
  readonly toUnicode: Uint8Array;
  readonly widths: Written;
}

/** The programs of this number of glyph sets are kept per face, so that memory stays flat. */
const keptPrograms = 40;

const base = new WeakMap<Face, ReadonlyMap<number, number>>();
const programs = new WeakMap<Face, Map<string, Program>>();

/** By glyph of the file its number in the subset and its character: `.notdef` first, then the everyday ones. */
function baseOf(face: Face): ReadonlyMap<number, number> {
  const known = base.get(face);
  if (known !== undefined) return known;
  const made = new Map<number, number>([[0, 0xfffd]]);
  for (const codePoint of face.everyday ? everyday : []) made.set(face.glyphOf(codePoint), codePoint);
  base.set(face, made);
  return made;
}

/** One face in one document. */
export class EmbeddedFont {
  readonly id: string;
  /** The object that pages name the font by. */
  readonly object: PdfObject;
  readonly #face: Face;
  readonly #numbers: Map<number, number>;
  readonly #added: (readonly [glyph: number, codePoints: readonly number[]])[] = [];

  constructor(document: Objects, face: Face, id: string) {
    this.id = id;
    this.object = pdfObject(document, {});
    this.#face = face;
    this.#numbers = new Map([...baseOf(face).keys()].map((glyph, number) => [glyph, number]));
  }

  /** True for a glyph that has the same number in every document. */
  isEveryday(glyph: ShapedGlyph): boolean {
    return baseOf(this.#face).has(glyph.id);
  }

  /** The number of a glyph in the subset; it enters with its first use. */
  numberOf(glyph: ShapedGlyph): number {
    const known = this.#numbers.get(glyph.id);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(glyph.id, number);
    this.#added.push([glyph.id, glyph.codePoints]);
    return number;
  }

  /** Writes the font into the document, as a Type 0 font over CIDs that are glyph numbers (ISO 32000-1, 9.7.4). */
  write(document: Objects): void {
    const { widths, file, fileLength, toUnicode } = this.#program();
    const { metrics, name } = this.#face;
    const stream = (data: object, bytes: Uint8Array) =>
      finishedObject(document, { Filter: "FlateDecode", ...data }, bytes);
    const fontName = `LETTER+${name}`;
    const descendant = finishedObject(document, {
      Type: "Font",
      Subtype: "CIDFontType2",
      BaseFont: fontName,
      CIDSystemInfo: { Registry: new String("Adobe"), Ordering: new String("Identity"), Supplement: 0 },
      FontDescriptor: finishedObject(document, {
        Type: "FontDescriptor",
        FontName: fontName,
        ...metrics,
        FontFile2: stream({ Length1: fileLength }, file),
      }),
      CIDToGIDMap: "Identity",
      W: widths,
    });
    this.object.data = {
      Type: "Font",
      Subtype: "Type0",
      BaseFont: fontName,
      Encoding: "Identity-H",
      DescendantFonts: [descendant],
      ToUnicode: stream({}, toUnicode),
    };
    this.object.end();
  }

  #program(): Program {
    const kept = programs.get(this.#face) ?? new Map<string, Program>();
    programs.set(this.#face, kept);
    const key = JSON.stringify(this.#added);
    const known = kept.get(key);
    if (known !== undefined) return known;
    if (kept.size >= keptPrograms) kept.clear();
    const { file } = this.#face;
    const glyphs = [...this.#numbers.keys()];
    const characters = [
      ...[...baseOf(this.#face).values()].map((one) => [one]),
      ...this.#added.map(([, many]) => many),
    ];
    const bytes = subsetOf(file, glyphs);
    const program: Program = {
      file: deflateSync(bytes),
      fileLength: bytes.length,
      toUnicode: deflateSync(toUnicodeMap(characters)),
      widths: new Written(
        `[0 [${glyphs.map((glyph) => thousandths(file.advance(glyph) / file.unitsPerEm)).join(" ")}]]`,
      ),
    };
    kept.set(key, program);
    return program;
  }
}

const thousandths = (part: number): number => Math.round(part * 1e9) / 1e6;

const utf16 = (codePoints: readonly number[]): string =>
  [...String.fromCodePoint(...codePoints)]
    .flatMap((character) => character.split(""))
    .map((unit) => unit.charCodeAt(0).toString(16).padStart(4, "0"))
    .join("");

/** The way back from glyphs to characters, in ranges of at most 256 (ISO 32000-1, 9.10.3). */
function toUnicodeMap(characters: readonly (readonly number[])[]): string {
  const hex = (value: number): string => value.toString(16).padStart(4, "0");
  const ranges: string[] = [];
  for (let from = 0; from < characters.length; from += 256) {
    const part = characters.slice(from, from + 256);
    ranges.push(
      `<${hex(from)}> <${hex(from + part.length - 1)}> [${part.map((each) => `<${utf16(each)}>`).join(" ")}]`,
    );
  }
  return [
    "/CIDInit /ProcSet findresource begin",
    "12 dict begin",
    "begincmap",
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
    "/CMapName /Adobe-Identity-UCS def",
    "/CMapType 2 def",
    "1 begincodespacerange",
    "<0000> <ffff>",
    "endcodespacerange",
    `${ranges.length} beginbfrange`,
    ...ranges,
    "endbfrange",
    "endcmap",
    "CMapName currentdict /CMap defineresource pop",
    "end",
    "end",
  ].join("\n");
}
