import { firstNotBefore } from "./character-map.ts";

/** What two neighbours add to the advance of the first, in font units. */
export type Kerning = (left: number, right: number) => number;

const pairs = 2;
const byGlyphs = 1;
const advanceOnly = 4;

/**
 * Reads the kerning of a font (OpenType 1.9, `GPOS`). Throws an Error where the scripts of the font kern differently, or
 * in a way that our fonts do not know.
 */
export function kerningOf(gpos: DataView): Kerning {
  const subtables = kernLookups(gpos).flatMap((lookup) => {
    if (gpos.getUint16(lookup) !== pairs) throw new Error("the font kerns with another lookup than pairs");
    return Array.from({ length: gpos.getUint16(lookup + 4) }, (_each, at) =>
      subtable(gpos, lookup + gpos.getUint16(lookup + 6 + 2 * at)),
    );
  });
  return (left, right) => {
    for (const kern of subtables) {
      const value = kern(left, right);
      if (value !== null) return value;
    }
    return 0;
  };
}

/** Every `kern` of the font names the same lookups, whatever the script. */
function kernLookups(gpos: DataView): number[] {
  const [features, lookups] = [gpos.getUint16(6), gpos.getUint16(8)];
  const named = new Set<string>();
  for (let at = 0; at < gpos.getUint16(features); at++) {
    const record = features + 2 + 6 * at;
    if (gpos.getUint32(record) !== 0x6b65726e) continue;
    const feature = features + gpos.getUint16(record + 4);
    const count = gpos.getUint16(feature + 2);
    named.add(Array.from({ length: count }, (_each, index) => gpos.getUint16(feature + 4 + 2 * index)).join());
  }
  const [all = "", ...others] = named;
  if (others.length > 0) throw new Error("the font kerns its scripts differently");
  return all === "" ? [] : all.split(",").map((index) => lookups + gpos.getUint16(lookups + 2 + 2 * Number(index)));
}

/** Null for a left glyph that the subtable does not cover, or a pair it does not list: the next one is asked. */
type Subtable = (left: number, right: number) => number | null;

function subtable(gpos: DataView, at: number): Subtable {
  if (gpos.getUint16(at + 4) !== advanceOnly || gpos.getUint16(at + 6) !== 0) {
    throw new Error("the font kerns by more than the advance");
  }
  const covered = coverage(gpos, at + gpos.getUint16(at + 2));
  return gpos.getUint16(at) === byGlyphs ? glyphPairs(gpos, at, covered) : classPairs(gpos, at, covered);
}

function glyphPairs(gpos: DataView, at: number, covered: (glyph: number) => number): Subtable {
  return (left, right) => {
    const index = covered(left);
    if (index < 0) return null;
    const set = at + gpos.getUint16(at + 10 + 2 * index);
    const count = gpos.getUint16(set);
    const place = firstNotBefore(right, count, (one) => gpos.getUint16(set + 2 + 4 * one));
    const found = place < count && gpos.getUint16(set + 2 + 4 * place) === right;
    return found ? gpos.getInt16(set + 4 + 4 * place) : null;
  };
}

function classPairs(gpos: DataView, at: number, covered: (glyph: number) => number): Subtable {
  const [first, second] = [classes(gpos, at + gpos.getUint16(at + 8)), classes(gpos, at + gpos.getUint16(at + 10))];
  const columns = gpos.getUint16(at + 14);
  return (left, right) =>
    covered(left) < 0 ? null : gpos.getInt16(at + 16 + 2 * (first(left) * columns + second(right)));
}

/** The index of a glyph in a coverage table; -1 for none. */
function coverage(gpos: DataView, at: number): (glyph: number) => number {
  const count = gpos.getUint16(at + 2);
  if (gpos.getUint16(at) === 1) {
    return (glyph) => {
      const place = firstNotBefore(glyph, count, (one) => gpos.getUint16(at + 4 + 2 * one));
      return place < count && gpos.getUint16(at + 4 + 2 * place) === glyph ? place : -1;
    };
  }
  return (glyph) => {
    const range = rangeOf(gpos, at + 4, count, glyph);
    return range === null ? -1 : gpos.getUint16(range + 4) + glyph - gpos.getUint16(range);
  };
}

/** The class of a glyph in a class table; 0 for those it does not list. */
function classes(gpos: DataView, at: number): (glyph: number) => number {
  if (gpos.getUint16(at) === 1) {
    const [start, count] = [gpos.getUint16(at + 2), gpos.getUint16(at + 4)];
    return (glyph) => (glyph < start || glyph >= start + count ? 0 : gpos.getUint16(at + 6 + 2 * (glyph - start)));
  }
  const count = gpos.getUint16(at + 2);
  return (glyph) => {
    const range = rangeOf(gpos, at + 4, count, glyph);
    return range === null ? 0 : gpos.getUint16(range + 4);
  };
}

/** Where the range stands that holds a glyph; ranges are three numbers each: first, last, value. */
function rangeOf(gpos: DataView, at: number, count: number, glyph: number): number | null {
  const place = firstNotBefore(glyph, count, (one) => gpos.getUint16(at + 6 * one + 2));
  const range = at + 6 * place;
  return place < count && gpos.getUint16(range) <= glyph ? range : null;
}
