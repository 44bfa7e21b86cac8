import type { Finding } from "./finding.ts";
import type { Sentence } from "./legalisation.ts";

/**
 * The sentence of the area `law.finding` that says a finding, with what it needs. Parameters are codes for the view to
 * put into words: `kind` and `kinds` (of papers, parted by a space), `country`, `language`, `field`, days, a case.
 */
export function sentenceOf(finding: Pick<Finding, "code" | "params">): Sentence {
  const params = Object.fromEntries(Object.entries(finding.params ?? {}).map(([key, value]) => [key, String(value)]));
  if (finding.code === "one-of-not-met" && params.by === "other") return { code: "one-of-not-met-other", params };
  if (finding.code === "authentication-missing") {
    const of = params.of === "translation" ? "translation-" : "";
    return { code: `authentication-missing-${of}${params.result ?? "ask-unknown"}`, params };
  }
  return { code: finding.code, params };
}
