import type { DocumentKind } from "./document.ts";
import type { PaperAnswers } from "./interview-answers.ts";
import type { InterviewView } from "./interview-findings.ts";
import { paperSoFar } from "./interview-told.ts";
import { type Authentication, authenticationOf, authenticationOfPaper, type TreatyView } from "./legalisation.ts";
import { type Translation, translationOf } from "./translation.ts";

/** One question about a paper, in the order of asking. */
export const paperFields = [
  "kind",
  "title",
  "issuingCountry",
  "language",
  "number",
  "issuedOn",
  "expiresOn",
  "notarised",
  "authentication",
  "authenticatedOn",
  "translation",
  "translationNotarised",
  "translatedBy",
  "translatedIn",
  "translationAuthentication",
  "translationAuthenticatedOn",
  "originalSeen",
  "seen",
  "note",
] as const;
export type PaperField = (typeof paperFields)[number];

/** Papers that are valid until a day; others state a fact and do not expire. */
const expiring: readonly DocumentKind[] = [
  "investment-contract",
  "supply-contract",
  "disability-certificate",
  "plant-protection-registration",
  "accreditation-card",
  "power-of-attorney",
  "other",
];

const treatyView = ({ book, occasion }: InterviewView): TreatyView => ({
  treaties: book.treatyOf,
  applicationDay: occasion.applicationDay,
  hostCountry: occasion.hostCountry,
});

/** What the rules say of a paper before it is known what it bears: to be told before the question is put. */
export interface PaperNeeds {
  readonly authentication: Authentication;
  readonly translation: Translation;
  /** Of the notary's words on a translation made abroad; null where that is no foreign paper. */
  readonly translationAuthentication: Authentication | null;
}

/** Needs of a paper without any apostille or translation; papers with unknown country count as Kazakhstan's. */
export function needsOf(paper: PaperAnswers, view: InterviewView): PaperNeeds {
  const treaties = treatyView(view);
  const bare = { ...paperSoFar(paper), authentication: null, translation: null };
  const nature = view.book.natureOf(bare.kind);
  const { translation } = paper;
  const foreign = translation?.by === "foreign-notary" && translation.country !== undefined;
  return {
    authentication: authenticationOf(bare, nature, treaties),
    translation: translationOf(bare, nature, treaties),
    translationAuthentication: foreign
      ? authenticationOfPaper(translation.country ?? bare.issuingCountry, null, null, treaties)
      : null,
  };
}

const isNeeded = ({ result }: Authentication): boolean => !/^(?:none|not-required)/.test(result);

/**
 * The fields of a paper that are asked, as far as its answers allow to tell. Nothing is asked that cannot matter: no
 * apostille where none is needed, no translation of a paper in Kazakh or Russian.
 */
export function fieldsOf(paper: PaperAnswers, view: InterviewView): PaperField[] {
  const { kind } = paper;
  if (kind === undefined) return ["kind"];
  const nature = view.book.natureOf(kind);
  const needs = needsOf(paper, view);
  const translated = needs.translation.result === "needed";
  const { translation } = paper;
  const asked: Record<PaperField, boolean> = {
    kind: true,
    title: kind === "other",
    issuingCountry: true,
    language: true,
    number: true,
    issuedOn: true,
    expiresOn: expiring.includes(kind) || (nature === "identity" && kind !== "identity-translation"),
    notarised: nature === "private" && needs.authentication.result !== "none-kz-document",
    authentication: isNeeded(needs.authentication),
    authenticatedOn: isNeeded(needs.authentication) && Boolean(paper.authentication),
    translation: translated,
    translationNotarised: translated && Boolean(translation),
    translatedBy: translated && Boolean(translation?.notarised),
    translatedIn: translated && translation?.by === "foreign-notary",
    translationAuthentication: needs.translationAuthentication !== null && isNeeded(needs.translationAuthentication),
    translationAuthenticatedOn: Boolean(translation?.by === "foreign-notary" && translation.authentication),
    originalSeen: true,
    seen: true,
    note: paper.seen !== undefined && paper.seen !== "ok",
  };
  return paperFields.filter((field) => asked[field]);
}

/** True where the officer has answered, with "none" too. */
export function isFieldAnswered(paper: PaperAnswers, field: PaperField): boolean {
  const { translation, authentication } = paper;
  switch (field) {
    case "authenticatedOn":
      return authentication?.on !== undefined;
    case "translation":
      return translation === null || translation?.into !== undefined;
    case "translationNotarised":
      return translation?.notarised !== undefined;
    case "translatedBy":
      return translation?.by !== undefined;
    case "translatedIn":
      return translation?.country !== undefined;
    case "translationAuthentication":
      return translation?.authentication !== undefined;
    case "translationAuthenticatedOn":
      return translation?.authentication?.on !== undefined;
    default:
      return paper[field] !== undefined;
  }
}
