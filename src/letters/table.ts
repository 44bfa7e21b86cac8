import type { Fonts } from "./fonts.ts";
import { ink, type Type, textWidth, type } from "./form.ts";
import type { Block, Cell } from "./markdown.ts";
import { measure, naturalWidth } from "./measure.ts";
import { type Part, type Row, stacked } from "./rows.ts";
import { type Element, element } from "./structure.ts";

type Table = Extract<Block, { kind: "table" }>;

const padding = { x: 5, y: 2.6 } as const;

/** Columns as wide as their text where that fits, else the wider ones give way. A table without a head is a form: labels, then values. */
function widths(table: Table, face: Type, fonts: Fonts): number[] {
  const rows = [...(table.head === null ? [] : [table.head]), ...table.rows];
  const count = Math.max(...rows.map((row) => row.length));
  if (table.head === null && count === 2) return [textWidth * 0.42, textWidth * 0.58];
  const wished = Array.from({ length: count }, (_each, column) =>
    Math.max(40, ...rows.map((row) => naturalWidth(row[column] ?? [], face.size, fonts) + 2 * padding.x)),
  );
  const total = wished.reduce((sum, width) => sum + width, 0);
  return wished.map((width) => (width * textWidth) / total);
}

export interface TableSetting {
  readonly face?: Type;
  /** Parts of the width of the text; they add up to 1. */
  readonly columns?: readonly number[];
}

/** Rows of a table; a row never breaks over two pages. */
export function tableRows(table: Table, owner: Element, gap: number, fonts: Fonts, set: TableSetting = {}): Row[] {
  const face = set.face ?? type.cell;
  const columns = set.columns?.map((part) => part * textWidth) ?? widths(table, face, fonts);
  const holder = element("Table", owner, { lang: owner.lang });
  const rowOf = (cells: readonly Cell[], head: boolean, index: number, last: boolean): Row => {
    const tr = element("TR", holder);
    let x = 0;
    let height = 0;
    const parts: Part[] = [];
    columns.forEach((width, column) => {
      const label = table.head === null && column === 0;
      const cell =
        head || label
          ? element("TH", tr, { lang: owner.lang, scope: label ? "Row" : "Column" })
          : element("TD", tr, { lang: owner.lang });
      const inlines = cells[column] ?? [];
      if (inlines.length === 0) parts.push({ kind: "empty", element: cell });
      else {
        const lines = measure(
          inlines,
          { size: face.size, width: width - 2 * padding.x, align: "left", element: cell },
          fonts,
        );
        parts.push(...stacked(lines, face, x + padding.x, padding.y, fonts));
        height = Math.max(height, lines.length * face.leading);
      }
      x += width;
    });
    height += 2 * padding.y;
    const rule = (y: number, strong: boolean): Part => ({
      kind: "rule",
      x: 0,
      y,
      width: textWidth,
      weight: strong ? 0.7 : 0.4,
      ink: strong ? ink.rule : ink.hair,
    });
    return {
      height,
      gap: index === 0 ? gap : 0,
      keep: index === 1,
      parts: [...(index === 0 ? [rule(0, true)] : []), ...parts, rule(height, head || last)],
    };
  };
  const all = [...(table.head === null ? [] : [table.head]), ...table.rows];
  return all.map((cells, index) => rowOf(cells, table.head !== null && index === 0, index, index === all.length - 1));
}
