import type { LetterFacts } from "../domain/letter.ts";
import type { Language } from "../domain/text.ts";
import { blockRows } from "./blocks.ts";
import { footRow, handRows, signatureRows } from "./closing.ts";
import type { Fonts } from "./fonts.ts";
import { textHeight } from "./form.ts";
import { furnitureOf } from "./furniture.ts";
import type { LetterTemplates } from "./letter-templates.ts";
import { addressRows, courtesyRows, type HeadImage, headRows } from "./letterhead.ts";
import { parse } from "./markdown.ts";
import { paginate } from "./pages.ts";
import type { Sheet } from "./pdf.ts";
import type { Row } from "./rows.ts";
import { element } from "./structure.ts";
import { fill } from "./template.ts";
import { type CountryName, viewOf } from "./view.ts";

/** What composing needs beside the facts. */
export interface Composer {
  readonly fonts: Fonts;
  readonly templates: LetterTemplates;
  readonly country: CountryName;
  readonly image: HeadImage | null;
  readonly code: readonly (readonly boolean[])[] | null;
}

const footGap = 14;

/** Facts to measured sheets: each language begins a page of its own, with its letterhead and its signature. */
export function compose(facts: LetterFacts, draft: boolean, by: Composer): Sheet[] {
  const root = element("Document", null, { lang: "kk" });
  // The application and the consent are the applicant's own words: nobody addresses or signs them here.
  const isOurs = facts.kind !== "application-form" && facts.kind !== "consent";
  const parts = (facts.languages as Language[]).map((lang) => {
    const owner = element("Sect", root, { lang });
    const view = viewOf(facts, lang, by.country);
    const blocks = parse(fill(by.templates.template(facts.kind, lang), view, by.templates.blocks(lang)));
    const drawn = (name: "signatory" | "hand"): Row[] =>
      name === "hand" ? handRows(lang, owner, by.fonts) : signatureRows(facts, lang, owner, by.fonts);
    const rows = [
      ...headRows(facts, lang, by.image, owner, by.fonts),
      ...(isOurs ? addressRows(facts, lang, owner, by.fonts) : []),
      ...(lang === "en" ? courtesyRows(lang, owner, by.fonts) : []),
      ...blockRows(blocks, owner, drawn, by.fonts),
    ];
    const foot = footRow(isOurs ? facts.executor : null, facts, lang, by.code, owner, by.fonts);
    const pages = paginate(rows, textHeight, foot === null ? 0 : foot.height + footGap);
    return pages.map((placed, index) => {
      const last = index === pages.length - 1;
      return { lang, placed, foot: last && foot !== null ? { row: foot, y: textHeight - foot.height } : null };
    });
  });
  const sheets = parts.flat();
  return sheets.map(({ lang, placed, foot }, index) => ({
    placed,
    foot,
    furniture: furnitureOf(
      { id: facts.letter, training: facts.training },
      draft,
      lang,
      { number: index + 1, of: sheets.length },
      by.fonts,
    ),
  }));
}
