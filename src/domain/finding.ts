/** Every remark that a verification can make about an application. */
export const findingCodes = [
  "document-missing",
  "one-of-not-met",
  "document-expired",
  "document-expires-before-due",
  "original-not-seen",
  "document-not-compliant",
  "document-doubtful",
  "document-illegible",
  "authentication-missing",
  "translation-missing",
  "mrz-differs",
  "mrz-check-digit",
  "age-outside",
  "not-in-person",
  "no-consent",
  "earlier-iin-stated",
  "wrong-route",
  "birth-date-partial",
  "likely-duplicate",
  "category-unconfirmed",
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** `blocks`: plain forwarding is impossible. `warns`: an officer may go on and says why. */
export type Weight = "blocks" | "warns";

/** Where a demand comes from. `assumed`: our reading where the texts are silent; it warns and carries no ground. */
export interface Source {
  readonly act: string;
  readonly point: string | null;
  readonly assumed: boolean;
}

/** Grounds of refusal; which act each belongs to is the pack's data. */
export const groundCodes = [
  "incomplete-set",
  "expired-document",
  "non-compliant",
  "not-in-person",
  "no-consent",
  "outside-category",
  "unreliable",
  "iin-exists",
] as const;
export type GroundCode = (typeof groundCodes)[number];

/** `acceptance`: the mission's own refusal to accept documents. `service`: the Ministry's refusal of the service. */
export type ActKind = "acceptance" | "service";

/** One remark with its article. `about` is a requirement's id, `documents/N` (from 1, as every command counts) or a field of the application. */
export interface Finding {
  readonly code: FindingCode;
  readonly weight: Weight;
  readonly about: string;
  readonly ground?: GroundCode;
  readonly source: Source;
  /** Ids, kinds, dates and numbers of things that the sentence needs; never a name. */
  readonly params?: Readonly<Record<string, string | number>>;
}

export type Outcome = "clear" | "warned" | "blocked";

/** The heaviest finding decides: any that blocks, else any at all, else clear. */
export function outcomeOf(findings: readonly Finding[]): Outcome {
  if (findings.some((finding) => finding.weight === "blocks")) return "blocked";
  return findings.length > 0 ? "warned" : "clear";
}
