import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openFonts } from "../../src/letters/fonts.ts";
import { evenBreaks, greedyBreaks } from "../../src/letters/line-breaks.ts";
import { measure } from "../../src/letters/measure.ts";
import { paginate } from "../../src/letters/pages.ts";
import type { Row } from "../../src/letters/rows.ts";
import { element } from "../../src/letters/structure.ts";
import type { Word } from "../../src/letters/words.ts";

const fonts = openFonts(join(import.meta.dirname, "../../templates/letters/fonts"));
const word = (width: number): Word => ({ pieces: [], width, space: 3, ends: false });
const widths = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 60 });

/** The width of each line that breaks give. */
function lines(words: readonly Word[], ends: readonly number[]): number[] {
  return ends.map((end, line) => {
    const part = words.slice(line === 0 ? 0 : ends[line - 1], end);
    return part.reduce((sum, { width, space }) => sum + width + space, -3);
  });
}

describe("breaking lines", () => {
  test("no line is wider than its room, no word is lost, and evenness costs no line", () => {
    fc.assert(
      fc.property(widths, (list) => {
        const words = list.map(word);
        const room = (line: number) => (line === 0 ? 90 : 100);
        const [even, greedy] = [evenBreaks(words, room, false), greedyBreaks(words, room)];
        for (const ends of [even, greedy]) {
          expect(ends.at(-1)).toBe(words.length);
          lines(words, ends).forEach((width, line) => {
            expect(width).toBeLessThanOrEqual(room(line));
          });
        }
        expect(even.length).toBe(greedy.length);
      }),
    );
  });

  test("a title of two lines has two of about one length", () => {
    const words = [30, 30, 30, 10].map(word);
    expect(greedyBreaks(words, () => 100)).toEqual([3, 4]);
    expect(evenBreaks(words, () => 100, true)).toEqual([2, 4]);
  });

  test("glyphs of all lines are those of the text, however narrow the column", () => {
    const text = "Wolfeschlegelsteinhausenbergerdorff Құттықтаймыз рәсімдік-процестік 91-бап";
    for (let width = 12; width < 400; width += 13) {
      const set = measure(
        [{ text, style: "regular" }],
        { size: 11, width, align: "left", element: element("P", null) },
        fonts,
      );
      const read = set
        .flatMap(({ runs }) => runs.flatMap(({ glyphs }) => glyphs.flatMap(({ codePoints }) => codePoints)))
        .map((codePoint) => String.fromCodePoint(codePoint))
        .join("");
      expect(read.replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    }
  });
});

describe("dividing rows over pages", () => {
  const rows = fc.array(
    fc.record({ height: fc.integer({ min: 5, max: 40 }), gap: fc.integer({ min: 0, max: 20 }), keep: fc.boolean() }),
    {
      minLength: 1,
      maxLength: 80,
    },
  );

  test("every row stands once, in order, within its page, and the foot has room", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 60 }), (list, foot) => {
        const all: Row[] = list.map((row) => ({ ...row, parts: [] }));
        const pages = paginate(all, 200, foot);
        expect(pages.flat().map(({ row }) => row)).toEqual(all);
        for (const page of pages) {
          let below = 0;
          for (const { row, y } of page) {
            expect(y).toBeGreaterThanOrEqual(below);
            below = y + row.height;
          }
          expect(below).toBeLessThanOrEqual(200.1);
        }
        const last = pages.at(-1)?.at(-1);
        if (last !== undefined) expect(last.y + last.row.height + foot).toBeLessThanOrEqual(200.1);
      }),
    );
  });

  test("rows that belong together move on together", () => {
    const row = (keep: boolean): Row => ({ height: 50, gap: 0, keep, parts: [] });
    const list = [row(false), row(false), row(false), row(true), row(true)];
    expect(paginate(list, 200, 0).map((page) => page.length)).toEqual([2, 3]);
    expect(paginate(list.slice(0, 4), 200, 60).map((page) => page.length)).toEqual([2, 2]);
  });
});
