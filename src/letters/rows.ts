import type { Fonts } from "./fonts.ts";
import type { Type } from "./form.ts";
import type { Line, Run } from "./measure.ts";
import type { Element } from "./structure.ts";

/** What stands in a row; `x` from the left of the text, `y` from the top of the row, in points. */
export type Part =
  | {
      readonly kind: "text";
      readonly runs: readonly Run[];
      readonly x: number;
      readonly y: number;
      readonly ink?: string;
      readonly turn?: number;
    }
  | {
      readonly kind: "rule";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly weight: number;
      readonly ink: string;
    }
  | { readonly kind: "empty"; readonly element: Element }
  | {
      readonly kind: "figure";
      readonly element: Element;
      readonly x: number;
      readonly y: number;
      readonly figure: Figure;
    };

export type Figure =
  | { readonly kind: "image"; readonly bytes: Uint8Array; readonly width: number; readonly height: number }
  | { readonly kind: "modules"; readonly size: number; readonly rows: readonly (readonly boolean[])[] };

/** One strip of the page that is never divided. `keep`: no page may break before it. `gap` falls away at a page's top. */
export interface Row {
  readonly height: number;
  readonly gap: number;
  readonly keep: boolean;
  readonly parts: readonly Part[];
}

/** The baseline of a line in a strip of the leading's height. */
export const baseline = (type: Type, fonts: Fonts): number =>
  (type.leading + ((fonts.ascent + fonts.descent) * type.size) / 1000) / 2;

/** Lines below each other as one block of parts: for columns, cells and other things that do not break. */
export function stacked(lines: readonly Line[], type: Type, x: number, y: number, fonts: Fonts): Part[] {
  return lines.map((line, index) => ({
    kind: "text",
    runs: line.runs,
    x,
    y: y + index * type.leading + baseline(type, fonts),
  }));
}

/** A paragraph's lines as rows: its first two and its last two lines stay together. */
export function flowing(
  lines: readonly Line[],
  type: Type,
  at: { x: number; gap: number; keep: boolean },
  fonts: Fonts,
): Row[] {
  return lines.map((line, index) => ({
    height: type.leading,
    gap: index === 0 ? at.gap : 0,
    keep: index === 0 ? at.keep : index === 1 || index === lines.length - 1,
    parts: [{ kind: "text", runs: line.runs, x: at.x, y: baseline(type, fonts) }],
  }));
}
