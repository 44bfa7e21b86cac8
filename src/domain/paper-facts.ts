import type { Checklist } from "./checklist.ts";
import type { Finding, Source } from "./finding.ts";
import { remedyOf } from "./finding-sentence.ts";
import type { LetterFactsOf } from "./letter.ts";
import { commonFacts, normOf, type Sender } from "./letter-common.ts";
import { letterFinding, letterRemedy } from "./letter-finding.ts";
import type { LetterDocument, LetterMissing } from "./letter-parts.ts";
import type { Stated } from "./letter-stated.ts";
import type { Paper } from "./paper.ts";
import type { RuleBook } from "./rule-book.ts";

const signerOf = ({ representative: by }: Stated) =>
  by === null ? null : { name: [by.surname, by.givenNames].filter(Boolean).join(" "), document: by.document };

/** The application form, filled, for the applicant to sign on paper. */
export function applicationFormFacts(sender: Sender, stated: Stated): LetterFactsOf<"application-form"> {
  const { birthPlace, sex, previousIin, contact } = stated.applicant;
  return {
    kind: "application-form",
    ...commonFacts(sender, stated),
    birthPlace,
    sex,
    previousIin,
    contact: contact ?? { address: null, phone: null, email: null },
    representative: signerOf(stated),
    documents: [...stated.documents],
  };
}

/** The consent to data processing, to be signed on paper. */
export const consentFacts = (sender: Sender, stated: Stated): LetterFactsOf<"consent"> => ({
  kind: "consent",
  ...commonFacts(sender, stated),
  representative: signerOf(stated),
});

/** What was brought and what is missing, each with its source and the one thing to do. */
export function checklistFacts(
  sender: Sender,
  stated: Stated,
  list: Checklist,
  findings: readonly Finding[],
): LetterFactsOf<"checklist"> {
  return {
    kind: "checklist",
    ...commonFacts(sender, stated),
    documents: [...stated.documents],
    missing: missingIn(sender.book, stated.documents, list, findings),
    until: null,
  };
}

function missingIn(
  book: RuleBook,
  documents: readonly LetterDocument[],
  list: Checklist,
  findings: readonly Finding[],
): LetterMissing[] {
  const unmet = list.demands.filter((demand) => !demand.met);
  // Where a paper was presented its faults say more than the demand that it does not meet.
  const lacking = unmet.filter((demand) => demand.missing.length > 0 || demand.documents.length === 0);
  const demanded = lacking.map(
    (demand): LetterMissing => ({
      what: demand.words,
      found: null,
      remedy: demand.do === null ? null : letterRemedy(demand.do, book),
      ...sourced(book, demand.source),
    }),
  );
  const said = new Set(lacking.map((demand) => demand.requirement));
  const needed = (finding: Finding): boolean =>
    (finding.weight === "blocks" || unmet.some((demand) => rests(demand.documents, finding))) &&
    !said.has(finding.about);
  const found = findings.filter(needed).map(
    (finding): LetterMissing => ({
      what: null,
      found: letterFinding(finding, documents, book),
      remedy: letterRemedy(remedyOf(finding, paperOf(list, finding)?.authentication.where ?? null), book),
      ...sourced(book, finding.source),
    }),
  );
  return [...demanded, ...found];
}

const rests = (papers: readonly number[], finding: Finding): boolean =>
  papers.some((index) => finding.about === `documents/${index + 1}`);

const paperOf = ({ papers }: Checklist, finding: Finding): Paper | undefined =>
  papers.find(({ index }) => finding.about === `documents/${index + 1}`);

const sourced = (book: RuleBook, source: Source) => ({ norm: normOf(book, source), assumed: source.assumed });
