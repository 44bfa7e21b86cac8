/** The glyph of a character; 0 where the font has none. */
export type GlyphOf = (codePoint: number) => number;

const segments = 4;
const groups = 12;

/** Reads the characters of a font (OpenType 1.9, `cmap`, formats 4 and 12). Throws an Error where it has neither. */
export function characterMap(cmap: DataView): GlyphOf {
  const offsets = Array.from({ length: cmap.getUint16(2) }, (_each, at) => cmap.getUint32(8 + 8 * at));
  const inFormat = (format: number): number | undefined => offsets.find((at) => cmap.getUint16(at) === format);
  const far = inFormat(groups);
  if (far !== undefined) return byGroups(cmap, far);
  const near = inFormat(segments);
  if (near !== undefined) return bySegments(cmap, near);
  throw new Error("the font has no table of characters that we read");
}

/** The first of `count` places whose end is not before `value`: they ascend. */
export function firstNotBefore(value: number, count: number, endOf: (place: number) => number): number {
  let [from, to] = [0, count];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (endOf(middle) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function byGroups(cmap: DataView, at: number): GlyphOf {
  const count = cmap.getUint32(at + 12);
  const group = (place: number) => at + 16 + 12 * place;
  return (codePoint) => {
    const place = firstNotBefore(codePoint, count, (one) => cmap.getUint32(group(one) + 4));
    if (place === count) return 0;
    const start = cmap.getUint32(group(place));
    return codePoint < start ? 0 : cmap.getUint32(group(place) + 8) + codePoint - start;
  };
}

function bySegments(cmap: DataView, at: number): GlyphOf {
  const size = cmap.getUint16(at + 6);
  const [ends, starts, deltas, ranges] = [at + 14, at + 16 + size, at + 16 + 2 * size, at + 16 + 3 * size];
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    const place = 2 * firstNotBefore(codePoint, size / 2, (one) => cmap.getUint16(ends + 2 * one));
    const start = cmap.getUint16(starts + place);
    if (codePoint < start) return 0;
    const delta = cmap.getUint16(deltas + place);
    const range = cmap.getUint16(ranges + place);
    if (range === 0) return (codePoint + delta) & 0xffff;
    const glyph = cmap.getUint16(ranges + place + range + 2 * (codePoint - start));
    return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
  };
}
