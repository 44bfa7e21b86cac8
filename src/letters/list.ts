import type { Fonts } from "./fonts.ts";
import { gaps, listIndent, textWidth, type } from "./form.ts";
import type { Block } from "./markdown.ts";
import { measure } from "./measure.ts";
import { baseline, flowing, type Row } from "./rows.ts";
import { type Element, element } from "./structure.ts";
import type { Inline } from "./words.ts";

type List = Extract<Block, { kind: "list" }>;

const face = type.body;

/** Rows of a list: the number stands before the first line, everything of an item keeps to the indent. */
export function listRows(list: List, owner: Element, keep: boolean, fonts: Fonts): Row[] {
  const holder = element("L", owner, { lang: owner.lang });
  return list.items.flatMap((paragraphs, index) => {
    const item = element("LI", holder);
    const label = element("Lbl", item, { lang: owner.lang });
    const body = element("LBody", item, { lang: owner.lang });
    const wide = index === 0 || paragraphs.length > 1;
    const [first, ...more] = paragraphs.flatMap((inlines, part) => {
      const at = {
        x: listIndent,
        gap: part === 0 && wide ? gaps.paragraph : gaps.list,
        keep: part > 0 || (index === 0 && keep),
      };
      return flowing(lines(inlines, body, fonts), face, at, fonts);
    });
    if (first === undefined) return [];
    const mark = measure(
      [{ text: list.ordered ? `${index + 1}.` : "–", style: "regular" }],
      { size: face.size, width: listIndent, align: "left", element: label },
      fonts,
    );
    const marked = { kind: "text", runs: mark[0]?.runs ?? [], x: 0, y: baseline(face, fonts) } as const;
    return [{ ...first, parts: [marked, ...first.parts] }, ...more];
  });
}

const lines = (inlines: readonly Inline[], body: Element, fonts: Fonts) =>
  measure(
    inlines,
    {
      size: face.size,
      width: textWidth - listIndent,
      align: "left",
      even: "but-last",
      element: element("P", body, { lang: body.lang }),
    },
    fonts,
  );
