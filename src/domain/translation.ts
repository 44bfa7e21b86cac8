import { normalCountry } from "./country.ts";
import type { PresentedDocument } from "./document.ts";
import type { Nature } from "./document-nature.ts";
import type { Source } from "./finding.ts";
import { type Authentication, authenticationOfPaper, type Sentence, type TreatyView } from "./legalisation.ts";

export const translationResults = ["none-language", "not-required", "needed"] as const;
export type TranslationResult = (typeof translationResults)[number];

/** Whether a paper has to be translated, and whether the applicant brought the translation as it must be. */
export interface Translation {
  readonly result: TranslationResult;
  readonly satisfied: boolean;
  readonly sentence: Sentence;
  readonly source: Source;
  /** A translation that a foreign notary certified is itself a foreign paper (our reading): what it needs. */
  readonly authentication: Authentication | null;
}

const stateLanguages = ["kk", "kaz", "ru", "rus"];
const rule: Source = { act: "order-258", point: "translation", assumed: false };

/**
 * Papers in Kazakh or Russian need no translation, identity documents none beyond what the pack itself demands, and
 * diplomatic papers none (our reading); every other paper is translated into Kazakh or Russian and notarised.
 */
export function translationOf(document: PresentedDocument, nature: Nature, view: TreatyView): Translation {
  const language = document.language;
  const settled = (result: TranslationResult, code: string, assumed: boolean): Translation => ({
    result,
    satisfied: true,
    sentence: { code, params: { language } },
    source: { ...rule, assumed },
    authentication: null,
  });
  if (stateLanguages.includes(language)) return settled("none-language", "translation-none-language", false);
  if (nature === "identity") return settled("not-required", "translation-not-required-identity", false);
  if (nature === "diplomatic") return settled("not-required", "translation-not-required-diplomatic", true);
  const presented = document.translation;
  const satisfied = presented?.notarised === true;
  const code = satisfied ? "translation-presented" : presented ? "translation-not-notarised" : "translation-needed";
  return {
    result: "needed",
    satisfied,
    sentence: { code, params: { language } },
    source: rule,
    authentication: foreignPaper(document, view),
  };
}

function foreignPaper(document: PresentedDocument, view: TreatyView): Authentication | null {
  const presented = document.translation;
  if (presented?.by !== "foreign-notary") return null;
  const country = normalCountry(presented.country ?? document.issuingCountry);
  const paper = authenticationOfPaper(country, presented.authentication?.on ?? null, presented.authentication, view);
  return { ...paper, source: { ...paper.source, assumed: true } };
}
