import type { FindingCode } from "../../../domain/finding.ts";

/**
 * What is wrong, one sentence for every finding code: on a screen, and as the concrete fact of a refusal. The sentences
 * outside `of` use only params that a finding of the code always has; those of `of` say more where the finding knows
 * more. `kind` stands for the paper in words, with number and date where known.
 */
export const finding = {
  "document-missing": "Not presented: {{kinds}}.",
  "one-of-not-met": "Of the papers of which one is demanded, none that the order names was presented.",
  "document-expired": "{{kind}}: validity ended on {{expiresOn}}, before the day of application.",
  "document-expires-before-due": "{{kind}}: validity ends on {{expiresOn}}, before the answer is due.",
  "original-not-seen": "{{kind}}: the original was not presented for comparison with the copy.",
  "document-not-compliant": "{{kind}}: does not meet the requirements for such a document.",
  "document-doubtful": "{{kind}}: there is reason to doubt that the document or the data in it are reliable.",
  "document-illegible": "{{kind}}: cannot be read.",
  "authentication-missing": "{{kind}}: the special certification (legalisation or apostille) is missing.",
  "translation-missing": "{{kind}}: there is no notarised translation into Kazakh or Russian.",
  "mrz-differs": "The machine-readable zone and the visual zone of the passport differ: {{field}}.",
  "mrz-check-digit": "The machine-readable zone does not pass its own check: {{field}}.",
  "age-outside": "The applicant's age on the day of application is outside the category.",
  "not-in-person": "The applicant did not appear in person.",
  "no-consent": "There is no consent to the processing of personal data on paper.",
  "earlier-iin-stated": "The applicant states an IIN that was formed earlier.",
  "wrong-route": "Applications of this category are not taken at this office.",
  "birth-date-partial": "The date of birth is not known in full.",
  "likely-duplicate": "Case {{case}} seems to be about the same person.",
  "category-unconfirmed": "It is not confirmed that the order covers this applicant.",
  /** Where the finding knows more. */
  of: {
    noneOf: "None of these was presented: {{kinds}}.",
    otherPaper: "A paper was presented that the order does not name; whether it suffices is not certain.",
    apostille: "{{kind}}: issued abroad ({{country}}) and bears no apostille.",
    legalisation: "{{kind}}: issued abroad ({{country}}) and not legalised by a consul.",
    "ask-bilateral":
      "{{kind}}: whether a treaty waives the legalisation for this country ({{country}}) is to be found out.",
    "ask-unknown": "{{kind}}: which certification this country's papers ({{country}}) need is to be found out.",
    translationCertified:
      "{{kind}}: the translation was certified abroad ({{country}}) and bears neither apostille nor legalisation.",
    certifiedBefore:
      "{{kind}}: issued on {{issuedOn}}, its apostille or legalisation dated {{certifiedOn}}; one of the dates cannot be right.",
    translationBefore:
      "{{kind}}: issued on {{issuedOn}}, the apostille or legalisation of its translation dated {{certifiedOn}}; one of the dates cannot be right.",
    categoryNotNamed: "The order in force on the day of application does not name this category of applicants.",
    stateless: "Whether the order covers a stateless person in this category is not confirmed.",
    unspecified: "Whether the order covers a person of unspecified nationality in this category is not confirmed.",
    sameDocument: "Case {{case}} has the same identity document.",
    samePerson: "Case {{case}} has the same name and date of birth.",
  },
  /** Exactly one thing to do about it. */
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
    of: {
      noneOf: "Present one of these: {{kinds}}.",
      otherPaper: "Have it confirmed by the Ministry that the paper suffices.",
      apostille: "Have an apostille put on it by the authority of the country that issued it ({{country}}).",
      legalisation: "Have it legalised by a consul of the Republic of Kazakhstan.",
      legalisedHere:
        "Have it certified by the foreign ministry of the country that issued it ({{country}}), then legalised at this mission.",
      legalisedInCountry:
        "Have it certified by the foreign ministry of the country that issued it ({{country}}), then legalised at the mission of Kazakhstan there.",
      ask: "Ask the Ministry of Foreign Affairs which certification the paper needs.",
      translationCertified: "Have the notary's certification of the translation apostilled or legalised.",
      certifiedBefore:
        "Compare both dates with the paper and correct the one that was mistyped; where the paper itself says so, have it confirmed by the authority that issued it.",
      categoryNotNamed: "Apply under a category that the order names.",
    },
  },
  /** A paper of the case as the sentences name it. */
  paper: {
    number: "{{title}} (No. {{number}})",
    date: "{{title}} (of {{date}})",
    both: "{{title}} (No. {{number}} of {{date}})",
  },
  /** What the two zones of a passport differ in, and what fails its check. */
  field: {
    nationality: "nationality",
    issuingState: "issuing country",
    documentCode: "kind of the document",
    name: "name",
    birthDate: "date of birth",
    sex: "sex",
    citizenship: "citizenship",
    number: "number of the document",
    expiresOn: "end of validity",
    issuingCountry: "issuing country",
    documentNumber: "number of the document",
    expiryDate: "end of validity",
    optionalData: "optional data",
    composite: "the zone as a whole",
    "wrong-length": "length of the lines",
    "bad-character": "a character that does not belong there",
  },
} satisfies Record<FindingCode, string> & Record<"of" | "do" | "paper" | "field", unknown>;
