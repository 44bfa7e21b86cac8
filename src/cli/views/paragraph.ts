import stringWidth from "fast-string-width";
import { type Style, type Styled, styled } from "../printer.ts";
import type { Screen } from "../screen.ts";

/** Breaks text between words so that no line is wider than `width` columns; a longer word stands alone. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && stringWidth(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** As much of a text as fits in `width` columns, with `…` where some was left out. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = "";
  for (const letter of text) {
    if (stringWidth(kept + letter) > width - 1) break;
    kept += letter;
  }
  return `${kept.trimEnd()}…`;
}

/** Prints a text of any length; its later lines stand under the first. `mark` stands before the first line. */
export function paragraph(
  screen: Screen,
  text: string,
  look: { readonly indent?: number; readonly style?: Style; readonly mark?: Styled } = {},
): void {
  const mark = look.mark === undefined ? "" : `${look.mark.text} `;
  const indent = " ".repeat(look.indent ?? 0);
  const hang = indent + " ".repeat(stringWidth(mark));
  const lines = screen.columns === null ? [text] : wrapped(text, screen.columns - hang.length - 1);
  for (const [at, line] of lines.entries()) {
    const piece = look.style === undefined ? line : styled(look.style, line);
    screen.print(at === 0 && look.mark ? [indent, look.mark, " ", piece] : [hang, piece]);
  }
}
