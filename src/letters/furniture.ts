import type { Language } from "../domain/text.ts";
import type { Fonts } from "./fonts.ts";
import { ink, margin, paper, textWidth, type } from "./form.ts";
import { type Align, measure, naturalWidth } from "./measure.ts";
import type { Furniture } from "./pdf.ts";
import type { Part } from "./rows.ts";
import { letterWords, say } from "./say.ts";
import { element } from "./structure.ts";

/** Furniture is no part of the letter's text: it hangs on no element of its tree. */
const outside = element("P", null);

function line(
  text: string,
  style: "regular" | "bold",
  size: number,
  y: number,
  align: Align,
  color: string,
  fonts: Fonts,
): Part {
  const [set] = measure([{ text, style }], { size, width: textWidth, align, element: outside }, fonts);
  return { kind: "text", runs: set?.runs ?? [], x: margin.left, y, ink: color };
}

const inAll = (word: "draft" | "training"): string =>
  [letterWords.kk.form[word], letterWords.ru.form[word], letterWords.en.form[word]].join(" · ");

/** A word slanted across the page from the lower left to the upper right. */
function slanted(text: string, fonts: Fonts): Part {
  const size = 46;
  const turn = Math.atan2(paper.height, paper.width) * 0.88;
  const width = naturalWidth([{ text, style: "bold" }], size, fonts);
  const [set] = measure([{ text, style: "bold" }], { size, width: width + 1, align: "left", element: outside }, fonts);
  const x = (paper.width - width * Math.cos(turn)) / 2 + size * 0.35 * Math.sin(turn);
  const y = (paper.height + width * Math.sin(turn)) / 2 + size * 0.35 * Math.cos(turn);
  return { kind: "text", runs: set?.runs ?? [], x, y, ink: ink.mark, turn };
}

/** What every page bears beside its text: id and page number, TRAINING above, DRAFT or TRAINING across. */
export function furnitureOf(
  facts: { readonly id: string; readonly training: boolean },
  draft: boolean,
  lang: Language,
  page: { readonly number: number; readonly of: number },
  fonts: Fonts,
): Furniture {
  const bottom = paper.height - margin.bottom + 26;
  const number = say(letterWords[lang].form.page, { page: page.number, pages: page.of });
  const parts: Part[] = [
    { kind: "rule", x: margin.left, y: bottom - 13, width: textWidth, weight: 0.4, ink: ink.hair },
    line(facts.id, "regular", type.foot.size, bottom, "left", ink.quiet, fonts),
    line(number, "regular", type.foot.size, bottom, "right", ink.quiet, fonts),
  ];
  if (facts.training) parts.push(line(inAll("training"), "bold", 9.5, margin.top - 22, "center", ink.training, fonts));
  const mark = draft ? slanted(inAll("draft"), fonts) : facts.training ? slanted(inAll("training"), fonts) : null;
  return { parts, mark };
}
