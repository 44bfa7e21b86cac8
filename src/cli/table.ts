import CliTable from "cli-table3";
import stringWidth from "string-width";
import type { Line, Paint } from "./printer.ts";

/** Rows under a head; no lines are drawn. */
export interface Table {
  readonly head: readonly Line[];
  readonly rows: readonly (readonly Line[])[];
}

const gap = 2;
const narrowest = 8;

/**
 * A table as text with a line break at its end. `columns` is the width it must fit (cells are wrapped), null for no limit.
 */
export function tableText(table: Table, paint: Paint, columns: number | null): string {
  const cells = [
    table.head.map((line) => paint(typeof line === "string" ? { style: "bold", text: line } : line)),
    ...table.rows.map((row) => row.map(paint)),
  ];
  const widths = fitted(naturalWidths(cells), columns);
  const drawn = new CliTable({
    chars: noLines,
    style: { head: [], border: [], "padding-left": 0, "padding-right": gap },
    colWidths: widths.map((width) => width + gap),
    wordWrap: true,
  });
  for (const row of cells) {
    drawn.push(
      // A word wider than its column (an id, a digest) is broken: cut off it would be lost.
      row.map((content, at) => ({ content, wrapOnWordBoundary: longestWord(content) <= (widths[at] ?? 0) })),
    );
  }
  return drawn
    .toString()
    .split("\n")
    .map((line) => `${line.trimEnd()}\n`)
    .join("");
}

const longestWord = (text: string): number => Math.max(...text.split(" ").map((word) => stringWidth(word)));

function naturalWidths(cells: readonly (readonly string[])[]): number[] {
  const widths: number[] = [];
  for (const row of cells) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, stringWidth(cell));
  }
  return widths;
}

/** Takes from the widest column until the row fits, leaving every column something to read. */
function fitted(natural: readonly number[], columns: number | null): number[] {
  const widths = [...natural];
  if (columns === null) return widths;
  // The last column needs no gap after it.
  const room = columns - gap * (widths.length - 1);
  let total = widths.reduce((sum, width) => sum + width, 0);
  while (total > room) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest];
    if (width === undefined || width <= narrowest) break;
    widths[widest] = width - 1;
    total -= 1;
  }
  return widths;
}

const noLines = {
  top: "",
  "top-mid": "",
  "top-left": "",
  "top-right": "",
  bottom: "",
  "bottom-mid": "",
  "bottom-left": "",
  "bottom-right": "",
  left: "",
  "left-mid": "",
  mid: "",
  "mid-mid": "",
  right: "",
  "right-mid": "",
  middle: "",
};
