/** A TrueType file opened at its table directory (OpenType 1.9, "Organization of an OpenType Font"). */
export interface TrueType {
  /** The bytes of a table. Throws an Error where the font has none of this tag. */
  table(tag: string): DataView;
  has(tag: string): boolean;
  readonly glyphs: number;
  readonly unitsPerEm: number;
  /** The advance width of a glyph in font units. */
  advance(glyph: number): number;
  /** The outline of a glyph as it stands in the file; empty for a space. */
  outline(glyph: number): Uint8Array;
}

const headIndexFormat = 50;

export function openTrueType(file: Uint8Array): TrueType {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const tables = new Map<string, DataView>();
  for (let at = 12; at < 12 + 16 * view.getUint16(4); at += 16) {
    const tag = String.fromCharCode(...file.subarray(at, at + 4));
    tables.set(tag, new DataView(file.buffer, file.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)));
  }
  const table = (tag: string): DataView => {
    const found = tables.get(tag);
    if (found === undefined) throw new Error(`the font has no table ${tag}`);
    return found;
  };
  const [head, hhea, hmtx, loca, glyf] = ["head", "hhea", "hmtx", "loca", "glyf"].map(table) as [
    DataView,
    DataView,
    DataView,
    DataView,
    DataView,
  ];
  const metrics = hhea.getUint16(34);
  const long = head.getInt16(headIndexFormat) === 1;
  const start = (glyph: number): number => (long ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  return {
    table,
    has: (tag) => tables.has(tag),
    glyphs: table("maxp").getUint16(4),
    unitsPerEm: head.getUint16(18),
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, metrics - 1) * 4),
    outline: (glyph) => new Uint8Array(glyf.buffer, glyf.byteOffset + start(glyph), start(glyph + 1) - start(glyph)),
  };
}

const flag = { words: 0x1, scale: 0x8, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;

/** The places in a composite outline where the glyphs it is built of are named (OpenType 1.9, `glyf`). */
function components(outline: Uint8Array): number[] {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.length === 0 || view.getInt16(0) >= 0) return [];
  const places: number[] = [];
  for (let at = 10, flags: number = flag.more; (flags & flag.more) !== 0; ) {
    flags = view.getUint16(at);
    places.push(at + 2);
    at += 4 + (flags & flag.words ? 4 : 2);
    at += flags & flag.scale ? 2 : flags & flag.twoScales ? 4 : flags & flag.matrix ? 8 : 0;
  }
  return places;
}

/**
 * A font file with these glyphs only, numbered in the order given; those they are built of follow. The same glyphs give
 * the same bytes.
 */
export function subsetOf(font: TrueType, glyphs: readonly number[]): Uint8Array {
  const ids = [...glyphs];
  const numberOf = new Map(ids.map((glyph, index) => [glyph, index]));
  const outlines: Uint8Array[] = [];
  for (let index = 0; index < ids.length; index++) {
    const outline = Uint8Array.from(font.outline(ids[index] ?? 0));
    const view = new DataView(outline.buffer);
    for (const place of components(outline)) {
      const glyph = view.getUint16(place);
      if (!numberOf.has(glyph)) numberOf.set(glyph, ids.push(glyph) - 1);
      view.setUint16(place, numberOf.get(glyph) ?? 0);
    }
    outlines.push(outline);
  }
  return written(tablesOf(font, ids, outlines));
}

const copyOf = (view: DataView): Uint8Array =>
  Uint8Array.from(new Uint8Array(view.buffer, view.byteOffset, view.byteLength));

function tablesOf(font: TrueType, ids: readonly number[], outlines: readonly Uint8Array[]): Map<string, Uint8Array> {
  const loca = new DataView(new ArrayBuffer((ids.length + 1) * 4));
  const hmtx = new DataView(new ArrayBuffer(ids.length * 4));
  const padded = outlines.map((outline) => {
    const bytes = new Uint8Array((outline.length + 3) & ~3);
    bytes.set(outline);
    return bytes;
  });
  let offset = 0;
  padded.forEach((outline, index) => {
    offset += outline.length;
    loca.setUint32((index + 1) * 4, offset);
    hmtx.setUint16(index * 4, font.advance(ids[index] ?? 0));
    const bounds = new DataView(outline.buffer);
    hmtx.setInt16(index * 4 + 2, outline.length === 0 ? 0 : bounds.getInt16(2));
  });
  const [head, hhea, maxp] = [copyOf(font.table("head")), copyOf(font.table("hhea")), copyOf(font.table("maxp"))];
  new DataView(head.buffer).setUint32(8, 0);
  new DataView(head.buffer).setInt16(headIndexFormat, 1);
  new DataView(hhea.buffer).setUint16(34, ids.length);
  new DataView(maxp.buffer).setUint16(4, ids.length);
  const hinting = ["cvt ", "fpgm", "prep"].filter((tag) => font.has(tag));
  return new Map<string, Uint8Array>(
    [
      ...hinting.map((tag): [string, Uint8Array] => [tag, copyOf(font.table(tag))]),
      ["glyf", Uint8Array.from(Buffer.concat(padded))] as [string, Uint8Array],
      ["head", head] as [string, Uint8Array],
      ["hhea", hhea] as [string, Uint8Array],
      ["hmtx", new Uint8Array(hmtx.buffer)] as [string, Uint8Array],
      ["loca", new Uint8Array(loca.buffer)] as [string, Uint8Array],
      ["maxp", maxp] as [string, Uint8Array],
    ].sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    for (let next = 0; next < 4; next++) {
      if (at + next < view.byteLength) sum = (sum + view.getUint8(at + next) * 2 ** (24 - 8 * next)) >>> 0;
    }
  }
  return sum;
}

function written(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const count = tables.size;
  const power = Math.floor(Math.log2(count));
  const header = new DataView(new ArrayBuffer(12 + 16 * count));
  header.setUint32(0, 0x00010000);
  header.setUint16(4, count);
  header.setUint16(6, 2 ** power * 16);
  header.setUint16(8, power);
  header.setUint16(10, count * 16 - 2 ** power * 16);
  const parts: Uint8Array[] = [new Uint8Array(header.buffer)];
  let offset = header.byteLength;
  [...tables].forEach(([tag, bytes], index) => {
    const at = 12 + 16 * index;
    for (let letter = 0; letter < 4; letter++) header.setUint8(at + letter, tag.charCodeAt(letter));
    header.setUint32(at + 4, checksum(bytes));
    header.setUint32(at + 8, offset);
    header.setUint32(at + 12, bytes.length);
    const padding = (4 - (bytes.length % 4)) % 4;
    parts.push(bytes, new Uint8Array(padding));
    offset += bytes.length + padding;
  });
  return Buffer.concat(parts);
}
