import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Digest } from "../domain/ids.ts";
import type { LetterFacts } from "../domain/letter.ts";
import { type Language, languages } from "../domain/text.ts";
import { type CountryNames, countryNames } from "../i18n/countries.ts";
import { compose } from "./compose.ts";
import { openFonts } from "./fonts.ts";
import { mustPrint } from "./glyphs.ts";
import { readHeadImage } from "./head-image.ts";
import { readTemplates } from "./letter-templates.ts";
import { draw } from "./pdf.ts";
import type { LetterPress, PressOptions, Printed } from "./press.ts";
import { letterWords } from "./say.ts";

/** Everything heavy that all letters of a process share: fonts, templates, names of countries. */
export async function openWorkshop(options: PressOptions): Promise<LetterPress> {
  const fonts = openFonts(join(options.templates, "fonts"));
  const templates = readTemplates(options.templates, join(options.office, "templates", "letters"));
  const names = Object.fromEntries(
    await Promise.all(languages.map(async (language) => [language, await countryNames(language)] as const)),
  ) as Record<Language, CountryNames>;
  const country = (code: string, language: Language): string => names[language](code);

  return {
    async print(facts, mark): Promise<Printed> {
      mustPrint(facts, fonts);
      const path = facts.office.letterhead.image;
      const image = path === null ? null : readHeadImage(options.office, path);
      const code = facts.checkCode === null ? null : (await import("./qr.ts")).qrModules(facts.checkCode);
      const sheets = compose(facts, mark === "draft", { fonts, templates, country, image, code });
      const bytes = await draw(sheets, { title: titleOf(facts), language: "kk", createdAt: midnightOf(facts) });
      return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") as Digest, pages: sheets.length };
    },
  };
}

const titleOf = ({ kind, letter }: LetterFacts): string =>
  `${letterWords.kk.kinds[kind]} / ${letterWords.ru.kinds[kind]} (${letter})`;

/** Dates come from the facts, not the clock; a paper without a date bears that of the application, or none worth the name. */
const midnightOf = (facts: LetterFacts): number =>
  Date.parse(`${facts.date ?? facts.case.appliedOn ?? "2000-01-01"}T00:00:00Z`);
