import displayWidth from "fast-string-width";
import { madePlain } from "../domain/text.ts";
import type { Line, Paint, Styled } from "./printer.ts";

/** Rows under a head; no lines are drawn. */
export interface Table {
  readonly head: readonly Line[];
  readonly rows: readonly (readonly Line[])[];
}

/** A cell cleaned, taken apart into what has one style, measured, and painted. */
interface Cell {
  readonly parts: readonly (string | Styled)[];
  readonly width: number;
  readonly painted: string;
}

const gap = "  ";
const narrowest = 8;

/**
 * A table as text with a line break at its end. `columns` is the width it must fit (cells are wrapped between words, too
 * long a word within), null for no limit.
 */
export function tableText(table: Table, paint: Paint, columns: number | null): string {
  // A thousand rows say the same few words: each is cleaned, measured and painted once.
  const made = new Map<Line, Cell>();
  const natural: number[] = [];
  const cell = (line: Line, at: number): Cell => {
    const known = made.get(line) ?? cellOf(line, paint);
    made.set(line, known);
    if (known.width > (natural[at] ?? -1)) natural[at] = known.width;
    return known;
  };
  const head = table.head.map((line, at) => cell(typeof line === "string" ? { style: "bold", text: line } : line, at));
  const rows = [head, ...table.rows.map((row) => row.map(cell))];
  const widths = fitted(natural, columns);
  const fits = widths.every((width, at) => width === natural[at]);
  const lines = fits
    ? rows
    : rows.flatMap((row) => sideBySide(row.map((cell, at) => wrapped(cell, widths[at] ?? 0, paint))));
  let text = "";
  for (const line of lines) text += `${drawn(line, widths)}\n`;
  return text;
}

function cellOf(line: Line, paint: Paint): Cell {
  // A thousand numbers of cases: nothing to clean, nothing to look up.
  if (typeof line === "string" && printable.test(line)) return { parts: [line], width: line.length, painted: line };
  const parts = Array.isArray(line) ? (line as Cell["parts"]) : [line as string | Styled];
  return measured(
    parts.map((part) => withText(part, madePlain(textOf(part)))),
    paint,
  );
}

function measured(parts: Cell["parts"], paint: Paint): Cell {
  const width = parts.reduce((sum, part) => sum + widthOf(textOf(part)), 0);
  return { parts, width, painted: paint(parts) };
}

const printable = /^[ -~]*$/;

// Latin, Greek, Cyrillic and Armenian letters take one column each: nothing to look up.
const oneColumnEach = /^[ -~\u00a1-\u02ff\u0370-\u0482\u048a-\u058f]*$/;

const widthOf = (text: string): number => (oneColumnEach.test(text) ? text.length : displayWidth(text));

const textOf = (part: string | Styled): string => (typeof part === "string" ? part : part.text);

const withText = (part: string | Styled, text: string): string | Styled =>
  typeof part === "string" ? text : { style: part.style, text };

/** Takes from the widest column until the row fits, leaving every column something to read. */
function fitted(natural: readonly number[], columns: number | null): readonly number[] {
  if (columns === null) return natural;
  const widths = [...natural];
  let total = widths.reduce((sum, width) => sum + width, 0) + gap.length * (widths.length - 1);
  while (total > columns) {
    const widest = Math.max(...widths);
    if (widest <= narrowest) break;
    widths[widths.indexOf(widest)] = widest - 1;
    total -= 1;
  }
  return widths;
}

/** One line of cells, padded to their columns. A plain loop: iterators are slow until they have run warm, and a list is over by then. */
function drawn(cells: readonly Cell[], widths: readonly number[]): string {
  let line = "";
  let blanks = "";
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? empty;
    if (cell.width > 0) {
      line += blanks + cell.painted;
      blanks = "";
    }
    blanks += " ".repeat(Math.max(0, (widths[at] ?? 0) - cell.width)) + gap;
  }
  return line;
}

const empty: Cell = { parts: [], width: 0, painted: "" };

/** Cells of several lines as lines of cells; where a cell has no more lines it is empty. */
function sideBySide(cells: readonly (readonly Cell[])[]): Cell[][] {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => cells.map((lines) => lines[at] ?? empty));
}

/** A cell as lines of at most `width` columns. */
function wrapped(cell: Cell, width: number, paint: Paint): readonly Cell[] {
  if (cell.width <= width) return [cell];
  const lines: (string | Styled)[][] = [[]];
  let used = 0;
  for (const part of cell.parts) {
    for (const word of textOf(part).split(/(?<= )/)) {
      for (const piece of widthOf(word.trimEnd()) > width ? letters(word) : [word]) {
        if (used > 0 && used + widthOf(piece.trimEnd()) > width) {
          lines.push([]);
          used = 0;
        }
        lines.at(-1)?.push(withText(part, piece));
        used += widthOf(piece);
      }
    }
  }
  return lines.map((parts) => measured(withoutEndingSpace(parts), paint));
}

/** The space that parted two words is no part of a line that ends between them. */
const withoutEndingSpace = (parts: Cell["parts"]): Cell["parts"] =>
  parts.map((part, at) => (at === parts.length - 1 ? withText(part, textOf(part).trimEnd()) : part));

/** What a person sees as one letter each, with the marks that belong to it. */
const letters = (text: string): string[] =>
  Array.from(new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(text), ({ segment }) => segment);
