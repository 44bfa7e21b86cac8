import type { FindingCode } from "../../../domain/finding.ts";

/** What an applicant or an officer can do about a finding: exactly one thing. What is wrong stands in `law.finding`. */
export const finding = {
  do: {
    "document-missing": "Present: {{kinds}}.",
    "one-of-not-met": "Present one of the papers that the order names for this.",
    "document-expired": "Present a valid document in its place.",
    "document-expires-before-due": "Present a document that is valid longer, if there is one.",
    "original-not-seen": "Show the original together with the copy.",
    "document-not-compliant": "Present a document that meets the requirements.",
    "document-doubtful": "Present a confirmation by the authority that issued the document.",
    "document-illegible": "Present a document or a copy that can be read.",
    "authentication-missing": "Have the paper legalised or apostilled.",
    "translation-missing":
      "Have the paper translated into Kazakh or Russian and the translation certified by a notary.",
    "mrz-differs": "Compare both readings with the passport and correct the one that was mistyped.",
    "mrz-check-digit": "Type the machine-readable lines once more, exactly as the passport shows them.",
    "age-outside": "Apply under a category that fits the applicant's age.",
    "not-in-person": "Come in person with the documents.",
    "no-consent": "Sign the consent to the processing of personal data on paper.",
    "earlier-iin-stated": "Use the earlier IIN; where its data are wrong, apply for its correction.",
    "wrong-route":
      "Apply where this category is served: staff of diplomatic missions through the Ministry, everyone else at a mission.",
    "birth-date-partial": "Leave the date as the document states it; no day or month may be invented.",
    "likely-duplicate": "Look at case {{case}} and note whether it is the same application.",
    "category-unconfirmed": "Have it confirmed by the Ministry that the order covers the applicant.",
  } satisfies Record<FindingCode, string>,
};
