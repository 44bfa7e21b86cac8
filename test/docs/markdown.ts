import { readFile } from "node:fs/promises";
import { join } from "node:path";

export const docsFolder = join(import.meta.dirname, "../../docs");

export const readDocument = (name: string): Promise<string> => readFile(join(docsFolder, name), "utf8");

/** The text under a heading up to the next heading of the same or a higher level; throws where there is none. */
export function sectionOf(text: string, heading: string): string {
  const lines = text.split("\n");
  const at = lines.indexOf(heading);
  if (at < 0) throw new Error(`no heading "${heading}"`);
  const level = heading.indexOf(" ");
  const end = lines.findIndex((line, index) => {
    const marks = /^(#+) /.exec(line)?.[1]?.length;
    return index > at && marks !== undefined && marks <= level;
  });
  return lines.slice(at + 1, end < 0 ? undefined : end).join("\n");
}

/** The cells of the first table of a text, without its head. `\|` is a bar inside a cell. */
export function tableIn(text: string): string[][] {
  const lines = text.split("\n");
  const first = lines.findIndex((line) => line.startsWith("|"));
  const rows: string[][] = [];
  for (let index = first; first >= 0 && lines[index]?.startsWith("|"); index++) {
    const cells = (lines[index] ?? "").slice(1, -1).split(/(?<!\\)\|/);
    rows.push(cells.map((cell) => cell.trim().replaceAll("\\|", "|")));
  }
  return rows.slice(2);
}

/** The words in backticks of a text, in their order. */
export const codesIn = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? "");

/** Puts rows in the place of those of the table that has this head; throws where there is none. */
export function withRows(text: string, head: string, rows: readonly (readonly string[])[]): string {
  const lines = text.split("\n");
  const at = lines.indexOf(head);
  if (at < 0) throw new Error(`no table "${head}"`);
  let end = at + 2;
  while (lines[end]?.startsWith("|")) end++;
  const made = rows.map((cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`);
  return [...lines.slice(0, at + 2), ...made, ...lines.slice(end)].join("\n");
}
