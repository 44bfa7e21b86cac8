import type { TrueType } from "./true-type.ts";

/** What a PDF's font descriptor says of a face, in thousandths of the font size (ISO 32000-1, 9.8). */
export interface FontMetrics {
  readonly Flags: number;
  readonly FontBBox: readonly number[];
  readonly ItalicAngle: number;
  readonly Ascent: number;
  readonly Descent: number;
  readonly CapHeight: number;
  readonly XHeight: number;
  readonly StemV: number;
}

const flags = { serif: 1 << 1, symbolic: 1 << 2, italic: 1 << 6 } as const;

/** Reads the metrics of a font file. Its glyphs are numbered by ourselves, so it counts as symbolic. */
export function metricsOf(font: TrueType): FontMetrics {
  const [head, hhea, post, os2] = [font.table("head"), font.table("hhea"), font.table("post"), font.table("OS/2")];
  const scaled = (value: number): number => (value * 1000) / font.unitsPerEm;
  const angle = post.getInt32(4) / 65536;
  const weight = os2.getUint16(4);
  return {
    Flags: flags.serif | flags.symbolic | (angle === 0 ? 0 : flags.italic),
    FontBBox: [36, 38, 40, 42].map((at) => scaled(head.getInt16(at))),
    ItalicAngle: angle,
    Ascent: scaled(hhea.getInt16(4)),
    Descent: scaled(hhea.getInt16(6)),
    XHeight: scaled(os2.getInt16(86)),
    CapHeight: scaled(os2.getInt16(88)),
    // No table states the stem; this is the usual estimate from the weight.
    StemV: Math.round(50 + (weight / 65) ** 2),
  };
}
