import type { Fonts } from "./fonts.ts";
import { gaps, paragraphIndent, textWidth, type } from "./form.ts";
import { listRows } from "./list.ts";
import type { Block } from "./markdown.ts";
import { measure } from "./measure.ts";
import { flowing, type Row } from "./rows.ts";
import { type Element, element } from "./structure.ts";
import { tableRows } from "./table.ts";
import type { DrawnBlock } from "./template.ts";

/** Draws the blocks that are not written, by name. */
export type Drawn = (name: DrawnBlock) => Row[];

/** Sets the blocks of a letter's text below each other. What leads to something (a heading, a line ending in «:») stays with it. */
export function blockRows(blocks: readonly Block[], owner: Element, drawn: Drawn, fonts: Fonts): Row[] {
  const rows: Row[] = [];
  let leads = false;
  let before: Block["kind"] | null = null;
  for (const block of blocks) {
    if (block.kind === "drawn") {
      rows.push(...keptTogether(rows, drawn(block.name)));
      continue;
    }
    const [first, ...more] = rowsOf(block, owner, leads, fonts);
    if (first !== undefined)
      rows.push(before === "table" ? { ...first, gap: first.gap + gaps.paragraph } : first, ...more);
    before = block.kind;
    leads = block.kind === "heading" || block.kind === "title" || (block.kind === "paragraph" && endsWithColon(block));
  }
  return rows;
}

/** A signature follows at least two lines of text on its page. */
function keptTogether(before: Row[], signature: Row[]): Row[] {
  const last = before.pop();
  if (last !== undefined) before.push({ ...last, keep: true });
  return signature;
}

const endsWithColon = (block: Extract<Block, { kind: "paragraph" | "title" | "heading" | "display" }>): boolean =>
  block.inlines.at(-1)?.text.trimEnd().endsWith(":") ?? false;

function rowsOf(block: Exclude<Block, { kind: "drawn" }>, owner: Element, keep: boolean, fonts: Fonts): Row[] {
  const lang = { lang: owner.lang };
  switch (block.kind) {
    case "title": {
      const { size } = type.title;
      const of = element("H1", owner, lang);
      const lines = measure(
        block.inlines,
        { size, width: textWidth * 0.86, align: "center", even: "all", element: of },
        fonts,
      );
      return together(flowing(lines, type.title, { x: textWidth * 0.07, gap: gaps.title, keep: true }, fonts));
    }
    case "heading": {
      const of = element("H2", owner, lang);
      const lines = measure(
        block.inlines,
        { size: type.heading.size, width: textWidth, align: "left", element: of },
        fonts,
      );
      return together(flowing(lines, type.heading, { x: 0, gap: gaps.heading, keep }, fonts));
    }
    case "display": {
      const of = element("P", owner, lang);
      const lines = measure(
        block.inlines,
        { size: type.display.size, width: textWidth, align: "center", element: of },
        fonts,
      );
      return together(flowing(lines, type.display, { x: 0, gap: gaps.heading, keep: true }, fonts));
    }
    case "paragraph": {
      const of = element("P", owner, lang);
      const { size } = type.body;
      const lines = measure(
        block.inlines,
        { size, width: textWidth, align: "left", even: "but-last", indent: paragraphIndent, element: of },
        fonts,
      );
      return flowing(lines, type.body, { x: 0, gap: gaps.paragraph, keep }, fonts);
    }
    case "list":
      return listRows(block, owner, keep, fonts);
    case "table":
      return tableRows(block, owner, gaps.paragraph + 2, fonts);
  }
}

const together = (rows: Row[]): Row[] => rows.map((row, index) => (index === 0 ? row : { ...row, keep: true }));
