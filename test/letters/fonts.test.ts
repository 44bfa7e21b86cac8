import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { create } from "fontkit";
import { describe, expect, test } from "vitest";
import { exampleOf } from "../../src/letters/examples.ts";
import { readFace, shaped } from "../../src/letters/face.ts";
import { openFonts } from "../../src/letters/fonts.ts";
import { openTrueType, subsetOf } from "../../src/letters/true-type.ts";
import { testPress } from "./judges.ts";

const folder = join(import.meta.dirname, "../../templates/letters/fonts");
const fonts = openFonts(folder);

/** The outline of a glyph as a path, drawn by another reader of the font than ours. */
interface Drawer {
  getGlyph(id: number): { readonly path: { toSVG(): string }; readonly advanceWidth: number };
  glyphForCodePoint(codePoint: number): { readonly id: number };
}
const drawer = (bytes: Uint8Array) => create(bytes) as unknown as Drawer;

test("every Kazakh letter, in every style", () => {
  expect(fonts.missing("ӘәҒғҚқҢңӨөҰұҮүҺһІі")).toEqual([]);
  for (const style of ["regular", "bold", "italic"] as const) {
    expect(fonts.shape("ӘәҒғҚқҢңӨөҰұҮүҺһІі", style)).toHaveLength(1);
  }
});

test("one glyph for each letter: no ligature hides two", () => {
  for (const word of ["office", "fjord", "Müffling", "ﬁ"]) {
    const glyphs = fonts.shape(word, "regular").flatMap((shape) => shape.glyphs);
    expect(String.fromCodePoint(...glyphs.flatMap(({ codePoints }) => codePoints))).toBe(word);
    expect(glyphs).toHaveLength([...word].length);
  }
});

test("a word in two scripts is cut where the face changes, and a mark stays with its letter", () => {
  expect(fonts.shape("Ninoნინო", "bold").map(({ face }) => face.name)).toEqual([
    "NotoSerif-Bold",
    "NotoSerifGeorgian-Bold",
  ]);
  expect(fonts.shape("ა̈", "regular")).toHaveLength(1);
});

describe.each([
  "NotoSerif-Regular",
  "NotoSerif-Bold",
  "NotoSerif-Italic",
  "NotoSerifGeorgian-Regular",
  "NotoSerifArmenian-Bold",
])("a subset of %s", (name) => {
  const bytes = readFileSync(join(folder, `${name}.ttf`));
  const whole = drawer(bytes);
  // Most letters with diacritics are built of two other glyphs.
  const letters = [..." AÉÄŁőűęėžçñğŞșțỹễЁїйў0189"].concat([..."ნინოԱՖჭ"]);
  const glyphs = [0, ...new Set(letters.map((letter) => whole.glyphForCodePoint(letter.codePointAt(0)!).id))].filter(
    (id, index, all) => all.indexOf(id) === index,
  );

  test("draws each glyph as the whole font does", () => {
    const subset = drawer(subsetOf(openTrueType(bytes), glyphs));
    expect(glyphs.length).toBeGreaterThanOrEqual(4);
    glyphs.forEach((glyph, number) => {
      expect(subset.getGlyph(number).path.toSVG()).toBe(whole.getGlyph(glyph).path.toSVG());
      expect(subset.getGlyph(number).advanceWidth).toBe(whole.getGlyph(glyph).advanceWidth);
    });
  });
});

test("what was drawn before leaves no trace in a letter", async () => {
  const used = testPress();
  const person = exampleOf("issuance").addressee;
  for (const surname of ["Ḥusayn Ṣāliḥ", "ჭავჭავაძე", "Ὅμηρος", "Nguyễn", "ﬁ", "Àìyábọ̀"]) {
    const visual = { surname, givenNames: null, patronymic: null };
    await used.print({ ...exampleOf("issuance"), addressee: { ...person, visual } }, "final");
  }
  const after = await used.print(exampleOf("refusal"), "final");
  const first = await testPress().print(exampleOf("refusal"), "final");
  expect(after.sha256).toBe(first.sha256);
});

test("words without marks are set as the faces' whole rules would set them, only quicker", () => {
  const golden = join(import.meta.dirname, "golden");
  const texts = readdirSync(golden).map((name) => readFileSync(join(golden, name), "utf8"));
  const words = new Set([
    ...texts.flatMap((text) => text.split(/\s+/)),
    "AVATAR",
    "ТАТЬЯНА",
    "fi",
    "Ødegård",
    "Ψυχάρης",
  ]);
  for (const [style, name] of [
    ["regular", "NotoSerif-Regular"],
    ["bold", "NotoSerif-Bold"],
    ["italic", "NotoSerif-Italic"],
  ] as const) {
    const whole = create(readFileSync(join(folder, `${name}.ttf`)));
    for (const word of words) {
      const run = whole.layout(word, { liga: false, clig: false, dlig: false });
      const set = fonts.shape(word, style).flatMap(({ glyphs }) => glyphs);
      expect(set.map(({ id }) => id)).toEqual(run.glyphs.map(({ id }) => id));
      const width = run.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      expect(fonts.shape(word, style).reduce((sum, shape) => sum + shape.width, 0)).toBeCloseTo(width, 6);
    }
  }
});

test.each(readdirSync(folder).filter((name) => name.endsWith(".ttf")))(
  "characters and kerning of %s are read as another reader of fonts reads them",
  (file) => {
    const face = readFace(file, join(folder, file), false);
    const whole = create(readFileSync(join(folder, file)));
    const all = Array.from({ length: 0x2100 - 0x20 }, (_each, at) => at + 0x20);
    const plain = all.filter(
      (one) => face.glyphOf(one) !== 0 && !/[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(String.fromCodePoint(one)),
    );
    expect(plain.length).toBeGreaterThan(50);
    for (const one of all) {
      expect(face.glyphOf(one)).toBe(whole.hasGlyphForCodePoint(one) ? whole.glyphForCodePoint(one).id : 0);
    }
    const off = Object.fromEntries(["liga", "clig", "dlig", "ccmp", "locl", "calt"].map((name) => [name, false]));
    // Every character beside others near and far: a stride that meets all of them.
    for (let at = 0; at < plain.length; at++) {
      const word = String.fromCodePoint(...[1, 7, 61, 400].map((step) => plain[(at * step + step) % plain.length]!));
      const { positions } = whole.layout(word, off);
      const { glyphs } = shaped(face, word);
      const scale = 1000 / face.file.unitsPerEm;
      expect(glyphs.map(({ advance, kern }) => Math.round((advance + kern) / scale))).toEqual(
        positions.map(({ xAdvance }) => xAdvance),
      );
    }
  },
);
