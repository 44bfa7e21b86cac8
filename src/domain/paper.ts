import { type Day, isAfter, isBefore } from "./day.ts";
import type { PresentedDocument } from "./document.ts";
import type { Nature } from "./document-nature.ts";
import type { Facts } from "./fact.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { type Authentication, authenticationOf, type TreatyView } from "./legalisation.ts";
import type { Occasion, RuleBook } from "./rule-book.ts";
import { type Translation, translationOf } from "./translation.ts";
import { weighed } from "./weight.ts";

/** One presented document looked at by itself: what it needs, and every fault it has. */
export interface Paper {
  readonly index: number;
  readonly document: PresentedDocument;
  readonly nature: Nature;
  readonly authentication: Authentication;
  readonly translation: Translation;
  /** Weighed by the pack as if a found demand rested on this paper alone. */
  readonly faults: readonly Finding[];
}

type Fault = {
  readonly code: FindingCode;
  readonly params?: Readonly<Record<string, string | number>>;
  /** Our reading only: it never blocks. */
  readonly doubt?: boolean;
};

const seenFaults = {
  ok: null,
  "not-compliant": "document-not-compliant",
  doubtful: "document-doubtful",
  illegible: "document-illegible",
} as const;

function validity(document: PresentedDocument, occasion: Occasion): Fault[] {
  const expiresOn = document.expiresOn;
  if (expiresOn === null) return [];
  const params = { expiresOn: expiresOn.toString() };
  if (isBefore(expiresOn, occasion.applicationDay)) return [{ code: "document-expired", params }];
  return isAfter(occasion.dueOn, expiresOn) ? [{ code: "document-expires-before-due", params }] : [];
}

function certification(authentication: Authentication, translation: Translation): Fault[] {
  const faults: Fault[] = [];
  const { result, sentence } = authentication;
  if (authentication.satisfied !== true)
    faults.push({
      code: "authentication-missing",
      params: { ...sentence.params, result },
      doubt: authentication.satisfied === null,
    });
  if (!translation.satisfied) faults.push({ code: "translation-missing", params: { ...translation.sentence.params } });
  const foreign = translation.authentication;
  if (translation.satisfied && foreign !== null && foreign.satisfied !== true)
    faults.push({
      code: "authentication-missing",
      params: { ...foreign.sentence.params, result: foreign.result, of: "translation" },
      doubt: true,
    });
  return faults;
}

/** A certification dated before there was a paper to certify: one of the two dates cannot be right. */
function order({ issuedOn, authentication, translation }: PresentedDocument): Fault[] {
  const early = (on: Day | null | undefined, of: "paper" | "translation"): Fault[] => {
    if (issuedOn === null || !on || !isBefore(on, issuedOn)) return [];
    const params = { issuedOn: issuedOn.toString(), certifiedOn: on.toString(), of };
    return [{ code: "document-doubtful", params, doubt: true }];
  };
  return [...early(authentication?.on, "paper"), ...early(translation?.authentication?.on, "translation")];
}

/** What is right and wrong with a presented document, whatever demand it is to serve. */
export function paperOf(
  document: PresentedDocument,
  index: number,
  book: RuleBook,
  facts: Facts,
  occasion: Occasion,
): Paper {
  const view: TreatyView = {
    treaties: book.treatyOf,
    applicationDay: occasion.applicationDay,
    hostCountry: occasion.hostCountry,
  };
  const nature = book.natureOf(document.kind);
  const authentication = authenticationOf(document, nature, view);
  const translation = translationOf(document, nature, view);
  const seen = seenFaults[document.seen];
  const faults: Fault[] = [
    ...validity(document, occasion),
    ...(document.originalSeen ? [] : [{ code: "original-not-seen" } as const]),
    ...(seen === null ? [] : [{ code: seen }]),
    ...certification(authentication, translation),
    ...order(document),
  ];
  return {
    index,
    document,
    nature,
    authentication,
    translation,
    faults: faults.flatMap((fault) => {
      const params = { kind: document.kind, ...fault.params };
      const finding = weighed(book.pack, fault.code, `documents/${index + 1}`, { facts, nature, params });
      if (finding === null) return [];
      return [fault.doubt === true ? asDoubt(finding) : finding];
    }),
  };
}

/** The same remark as a mere warning: what is assumed warns and carries no ground. */
export function asDoubt(finding: Finding): Finding {
  const { ground: _, ...rest } = finding;
  return { ...rest, weight: "warns", source: { ...finding.source, assumed: true } };
}

/** The same remark as a warning with its own source: what it is about is met in another way. */
export function asWarning(finding: Finding): Finding {
  const { ground: _, ...rest } = finding;
  return { ...rest, weight: "warns" };
}
