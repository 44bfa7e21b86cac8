/** The form of a letter, in points: A4, margins 30 / 15 / 20 / 20 mm (left, right, top, bottom). */
const mm = 72 / 25.4;

export const paper = { width: 595.28, height: 841.89 } as const;
export const margin = { left: 30 * mm, right: 15 * mm, top: 20 * mm, bottom: 20 * mm } as const;
export const textWidth = paper.width - margin.left - margin.right;
export const textHeight = paper.height - margin.top - margin.bottom;

/** Size and distance of baselines of each kind of text. */
export const type = {
  body: { size: 11, leading: 14.4 },
  title: { size: 12.5, leading: 17 },
  heading: { size: 11, leading: 14.4 },
  display: { size: 17, leading: 24 },
  head: { size: 10.5, leading: 14 },
  address: { size: 8.5, leading: 11.5 },
  reference: { size: 10, leading: 13.5 },
  note: { size: 9, leading: 12 },
  foot: { size: 8.5, leading: 11.5 },
  small: { size: 8.5, leading: 11 },
  cell: { size: 10, leading: 13 },
} as const satisfies Record<string, Type>;

export interface Type {
  readonly size: number;
  readonly leading: number;
}

export const paragraphIndent = 12.5 * mm;
export const listIndent = 7 * mm;
export const gaps = { paragraph: 5, heading: 10, title: 18, list: 2.5, signature: 28, head: 16 } as const;
export const qrSize = 26 * mm;

/** Ink, in RGB from 0 to 1. */
export const ink = {
  text: "0 0 0",
  rule: "0.25 0.25 0.25",
  hair: "0.62 0.62 0.62",
  quiet: "0.35 0.35 0.35",
  mark: "0.925 0.925 0.925",
  training: "0.62 0.1 0.1",
} as const;
