import { hash } from "node:crypto";
import { join } from "node:path";
import type { Digest } from "../domain/ids.ts";
import { type LetterFacts, type LetterKind, letterKinds } from "../domain/letter.ts";
import { Problem } from "../domain/problem.ts";
import { type Language, languages } from "../domain/text.ts";
import { type CountryNames, countryNames } from "../i18n/countries.ts";
import { checkTemplate } from "./check-template.ts";
import { compose } from "./compose.ts";
import { exampleOf } from "./examples.ts";
import { openFonts } from "./fonts.ts";
import { mustPrint } from "./glyphs.ts";
import { readHeadImage } from "./head-image.ts";
import type { DocumentFacts } from "./letter-document.ts";
import { readTemplates } from "./letter-templates.ts";
import { draw, type Sheet } from "./pdf.ts";
import type { LetterPress, PressOptions, Printed } from "./press.ts";
import { letterWords } from "./say.ts";

/** Everything heavy that all letters of a process share: fonts, templates, names of countries. */
export async function openWorkshop(
  options: PressOptions,
): Promise<Pick<LetterPress, "print" | "page" | "templates" | "preview">> {
  const fonts = openFonts(join(options.templates, "fonts"));
  const templates = readTemplates(options.templates, join(options.office, "templates", "letters"));
  const names = Object.fromEntries(
    await Promise.all(languages.map(async (language) => [language, await countryNames(language)] as const)),
  ) as Record<Language, CountryNames>;
  const country = (code: string, language: Language): string => names[language](code);

  const findings = (kind: LetterKind, language: Language) =>
    checkTemplate(kind, language, templates.template(kind, language), templates.blocks(language), fonts);
  const good = new Set<string>();
  const mustBeGood = (kind: LetterKind, language: Language): void => {
    if (good.has(`${kind}/${language}`)) return;
    const faults = findings(kind, language).map(({ fault, about }) => `${fault}: ${about}`);
    if (faults.length > 0) throw new Problem("template-invalid", { path: templates.path(kind, language), faults });
    good.add(`${kind}/${language}`);
  };

  const print = async (facts: LetterFacts, mark: "draft" | "final"): Promise<Printed> => {
    for (const language of facts.languages) mustBeGood(facts.kind, language);
    mustPrint(facts.letter, facts, fonts);
    const path = facts.office.letterhead.image;
    const image = path === null ? null : readHeadImage(options.office, path);
    const code = facts.check === null ? null : (await import("./qr.ts")).qrModules(facts.check.code);
    const sheets = compose(facts, mark === "draft", { fonts, templates, country, image, code });
    const keywords = facts.check?.code ?? null;
    return printed(sheets, { title: titleOf(facts), keywords, language: "kk", createdAt: midnightOf(facts) });
  };

  return {
    print,
    page: async (facts) => {
      mustPrint(facts.id, facts, fonts);
      const { composeOfficePage, titleOf: titleOfPage } = await import("./office-page.ts");
      const title = titleOfPage(facts);
      const createdAt = Date.parse(`${facts.madeOn}T00:00:00Z`);
      return printed(composeOfficePage(facts, fonts, country), {
        title,
        keywords: null,
        language: facts.language,
        createdAt,
      });
    },
    preview: (kind) => print(exampleOf(kind), "draft"),
    templates: async () =>
      letterKinds.flatMap((kind) =>
        languages.map((language) => ({
          kind,
          language,
          path: templates.path(kind, language),
          own: templates.isOwn(kind, language),
          findings: findings(kind, language),
        })),
      ),
  };
}

async function printed(sheets: readonly Sheet[], facts: DocumentFacts): Promise<Printed> {
  const bytes = draw(sheets, facts);
  return { bytes, sha256: hash("sha256", bytes) as Digest, pages: sheets.length };
}

const titleOf = ({ kind, letter }: LetterFacts): string =>
  `${letterWords.kk.kinds[kind]} / ${letterWords.ru.kinds[kind]} (${letter})`;

/** Dates come from the facts, not the clock; a paper without a date bears that of the application, or none worth the name. */
const midnightOf = (facts: LetterFacts): number =>
  Date.parse(`${facts.date ?? facts.case.appliedOn ?? "2000-01-01"}T00:00:00Z`);
