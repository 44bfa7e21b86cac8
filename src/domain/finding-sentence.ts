import type { Finding } from "./finding.ts";
import type { Sentence } from "./legalisation.ts";

type Found = Pick<Finding, "code" | "params"> & Partial<Pick<Finding, "about">>;

const paramsOf = (finding: Found): Record<string, string> =>
  Object.fromEntries(Object.entries(finding.params ?? {}).map(([key, value]) => [key, String(value)]));

/** What a missing certification is said by: the translation's own, or what the paper needs. */
const certification = (params: Readonly<Record<string, string>>): string =>
  params.of === "translation" ? "of.translationCertified" : `of.${params.result ?? "ask-unknown"}`;

/** The key of the sentence within the area `finding`; what knows more says more. */
function keyOf({ code, about }: Found, params: Readonly<Record<string, string>>): string {
  switch (code) {
    case "one-of-not-met":
      if (params.by === "other") return "of.otherPaper";
      return params.kinds === undefined ? code : "of.noneOf";
    case "authentication-missing":
      return params.country === undefined ? code : certification(params);
    case "document-doubtful":
      if (params.certifiedOn === undefined) return code;
      return params.of === "translation" ? "of.translationBefore" : "of.certifiedBefore";
    case "likely-duplicate":
      return params.by === "document" ? "of.sameDocument" : params.by === "person" ? "of.samePerson" : code;
    case "category-unconfirmed":
      if (about === "category") return "of.categoryNotNamed";
      if (about !== "applicant/citizenship") return code;
      return params.citizenship === "XXX" ? "of.unspecified" : "of.stateless";
    default:
      return code;
  }
}

/**
 * The sentence of the area `finding` that says a finding, with what it needs. Parameters are codes for the view to put
 * into words: `kind` and `kinds` (of papers, parted by a space), `country`, `language`, `field`, days, a case.
 */
export function sentenceOf(finding: Found): Sentence {
  const params = paramsOf(finding);
  return { code: keyOf(finding, params), params };
}

/**
 * The sentence of the area `finding.do` that says the one thing to do about a finding. `where` says who legalises, where
 * the paper needs it.
 */
export function remedyOf(finding: Found, where: Sentence | null = null): Sentence {
  const params = paramsOf(finding);
  const key = keyOf(finding, params);
  if (key === "of.legalisation" && where !== null) {
    const code = where.code === "legalised-here" ? "of.legalisedHere" : "of.legalisedInCountry";
    return { code, params: { ...params, ...where.params } };
  }
  if (key === "of.translationBefore") return { code: "of.certifiedBefore", params };
  if (key === "of.ask-bilateral" || key === "of.ask-unknown") return { code: "of.ask", params };
  return {
    code: key === "of.stateless" || key === "of.unspecified" || key.startsWith("of.same") ? finding.code : key,
    params,
  };
}
