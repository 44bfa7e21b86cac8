import displayWidth from "fast-string-width";
import type { Line, Styled } from "./printer.ts";

const textOf = (part: string | Styled): string => (typeof part === "string" ? part : part.text);
const withText = (part: string | Styled, text: string): string | Styled =>
  typeof part === "string" ? text : { style: part.style, text };

/**
 * A line as lines of at most `columns`, broken between words, the later ones indented like the first. A word that is
 * longer stays whole: a path must be copied as it is. `columns` is null where nothing is to be broken.
 */
export function brokenLine(line: Line, columns: number | null): readonly Line[] {
  const parts: readonly (string | Styled)[] = Array.isArray(line) ? line : [line as string | Styled];
  const text = parts.map(textOf).join("");
  if (columns === null || displayWidth(text) <= columns) return [line];
  const indent = /^ */.exec(text)?.[0] ?? "";
  const lines: (string | Styled)[][] = [[]];
  let used = 0;
  for (const part of parts) {
    for (const word of textOf(part).split(/(?<= )(?! )/)) {
      const width = displayWidth(word.trimEnd());
      if (used > indent.length && width > 0 && used + width > columns) {
        lines.push([indent]);
        used = indent.length;
      }
      lines.at(-1)?.push(withText(part, word));
      used += displayWidth(word);
    }
  }
  return lines;
}
