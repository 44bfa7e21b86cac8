import type { Fonts } from "./fonts.ts";
import { gaps, listIndent, paragraphIndent, textWidth, type } from "./form.ts";
import { measure } from "./measure.ts";
import { baseline, flowing, type Row } from "./rows.ts";
import { type Element, element } from "./structure.ts";
import { tableRows } from "./table.ts";
import type { Block, DrawnBlock } from "./template.ts";

type List = Extract<Block, { kind: "list" }>;

/** Draws the blocks that are not written, by name. */
export type Drawn = (name: DrawnBlock) => Row[];

/** Sets the blocks of a letter's text below each other. What leads to something (a heading, a line ending in «:») stays with it. */
export function blockRows(blocks: readonly Block[], owner: Element, drawn: Drawn, fonts: Fonts): Row[] {
  const rows: Row[] = [];
  let leads = false;
  for (const block of blocks) {
    if (block.kind === "drawn") {
      rows.push(...keptTogether(rows, drawn(block.name)));
      continue;
    }
    const next = rowsOf(block, owner, leads, fonts);
    rows.push(...next);
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
      const lines = measure(block.inlines, { size, width: textWidth * 0.86, align: "center", element: of }, fonts);
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
        { size, width: textWidth, align: "justify", indent: paragraphIndent, element: of },
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

function listRows(list: List, owner: Element, keep: boolean, fonts: Fonts): Row[] {
  const holder = element("L", owner, { lang: owner.lang });
  const rows: Row[] = [];
  list.items.forEach((item, index) => {
    const li = element("LI", holder);
    const label = element("Lbl", li, { lang: owner.lang });
    const body = element("LBody", li);
    let first = true;
    for (const block of item) {
      if (block.kind !== "paragraph") continue;
      const of = element("P", body, { lang: owner.lang });
      const lines = measure(
        block.inlines,
        { size: type.body.size, width: textWidth - listIndent, align: "justify", element: of },
        fonts,
      );
      const set = flowing(
        lines,
        type.body,
        {
          x: listIndent,
          gap: first && index > 0 && item.length > 1 ? gaps.paragraph : gaps.list,
          keep: first ? index === 0 && keep : true,
        },
        fonts,
      );
      const [head, ...more] = set;
      if (first && head !== undefined) {
        const mark = measure(
          [{ text: list.ordered ? `${index + 1}.` : "–", style: "regular" }],
          { size: type.body.size, width: listIndent, align: "left", element: label },
          fonts,
        );
        rows.push({
          ...head,
          parts: [{ kind: "text", runs: mark[0]?.runs ?? [], x: 0, y: baseline(type.body, fonts) }, ...head.parts],
        });
        rows.push(...more);
      } else rows.push(...set);
      first = false;
    }
  });
  return rows;
}
