import type { Row } from "./rows.ts";

/** A row at its place: `y` from the top of the text area. */
export interface Placed {
  readonly row: Row;
  readonly y: number;
}

const tolerance = 0.01;

/**
 * Divides rows over pages of `height`; the last page keeps room for `foot`. A page breaks where a row allows it, as late
 * as possible; rows that must stay together move on together, so a signature never stands alone.
 */
export function paginate(rows: readonly Row[], height: number, foot: number): Placed[][] {
  const pages: Placed[][] = [];
  let start = 0;
  do {
    const end = pageEnd(rows, start, height, foot);
    pages.push(placed(rows.slice(start, end)));
    start = end;
  } while (start < rows.length);
  const last = pages.at(-1)?.at(-1);
  if (last !== undefined && last.y + last.row.height + foot > height + tolerance) pages.push([]);
  return pages;
}

function pageEnd(rows: readonly Row[], start: number, height: number, foot: number): number {
  let y = 0;
  let end = start;
  while (end < rows.length) {
    const row = rows[end];
    if (row === undefined) break;
    const below = y + (end === start ? 0 : row.gap) + row.height;
    if (below > height + tolerance) break;
    y = below;
    end++;
  }
  if (end === rows.length && y + foot <= height + tolerance) return end;
  let at = end === rows.length ? end - 1 : end;
  while (at > start && rows[at]?.keep === true) at--;
  if (at > start) return at;
  return Math.max(start + 1, end);
}

function placed(rows: readonly Row[]): Placed[] {
  let y = 0;
  return rows.map((row, index) => {
    if (index > 0) y += row.gap;
    const here = { row, y };
    y += row.height;
    return here;
  });
}
