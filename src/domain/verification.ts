import type { Application } from "./application.ts";
import { type Checklist, checklist, type Demand } from "./checklist.ts";
import { holds } from "./condition.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { findingCodes } from "./finding.ts";
import type { CaseId } from "./ids.ts";
import { asDoubt, asWarning, type Paper } from "./paper.ts";
import { type Difference, differencesOf } from "./readings.ts";
import type { Occasion, RuleBook } from "./rule-book.ts";
import type { Check } from "./rule-pack.ts";
import { findingBy, weighed } from "./weight.ts";

/** What the office knows beside the application: other cases here that may be of the same person. */
export interface Neighbours {
  readonly likelyDuplicates: readonly { readonly case: CaseId; readonly kind: string }[];
}

/** What the pack itself tests: every check with `must` that does not hold. Where a fact is unknown there is no finding. */
function testedFindings(book: RuleBook, { facts }: Checklist): Finding[] {
  return book.pack.checks
    .filter(
      (check) => check.must !== undefined && holds(check.when, facts) === true && holds(check.must, facts) === false,
    )
    .map((check) => findingBy(check, check.about ?? check.id, behind(check, facts)));
}

/** What the sentence needs to tell one doubt about a citizenship from another. */
const behind = ({ about }: Check, { citizenship }: Checklist["facts"]): Finding["params"] =>
  about === "applicant/citizenship" && citizenship !== null ? { citizenship } : {};

/** What nobody presented anything for. */
function demandFindings(book: RuleBook, { facts, demands }: Checklist): Finding[] {
  return demands.flatMap((demand) => {
    const code = demand.way === "all-of" ? "document-missing" : "one-of-not-met";
    if (demand.missing.length === 0 && !demand.byOther) return [];
    const kinds = demand.missing.join(" ");
    const finding = weighed(book.pack, code, demand.requirement, { facts, params: kinds === "" ? {} : { kinds } });
    if (finding === null) return [];
    if (demand.byOther) return [asDoubt({ ...finding, params: { by: "other" } })];
    return [demand.source.assumed ? { ...asDoubt(finding), source: demand.source } : finding];
  });
}

/** Faults that say something of the paper itself, whatever demand it serves. */
const always: readonly FindingCode[] = ["document-doubtful"];

function paperFindings({ papers, demands }: Checklist): Finding[] {
  return papers.flatMap((paper) => {
    const served = demands.filter((demand) => demand.documents.includes(paper.index));
    return paper.faults.map((fault) => (always.includes(fault.code) ? fault : lightened(fault, served, paper)));
  });
}

/** A fault blocks only where a demand that was found rests on this paper and no other paper meets it. */
function lightened(fault: Finding, served: readonly Demand[], paper: Paper): Finding {
  if (fault.weight === "warns") return fault;
  const needy = served.filter((demand) => !demand.met || demand.fits.includes(paper.index));
  if (needy.some((demand) => !demand.source.assumed)) return fault;
  return needy.length > 0 ? asDoubt(fault) : asWarning(fault);
}

/** As many as an officer looks at; a case that bore one remark for each of hundreds could not travel. */
const mostDuplicates = 20;

/** A remark about each other case that looks like the same person's, the newest where there are very many. */
function duplicateFindings(book: RuleBook, { facts }: Checklist, neighbours: Neighbours): Finding[] {
  const newestFirst = [...neighbours.likelyDuplicates].sort((a, b) => compare(b.case, a.case));
  return newestFirst.slice(0, mostDuplicates).flatMap((hit) => {
    const params = { case: hit.case, by: hit.kind };
    return weighed(book.pack, "likely-duplicate", "applicant", { facts, params }) ?? [];
  });
}

function readingFindings(book: RuleBook, { facts }: Checklist, differences: readonly Difference[]): Finding[] {
  return differences.flatMap(({ code, about, params }) => weighed(book.pack, code, about, { facts, params }) ?? []);
}

const rank = (finding: Finding) => (finding.weight === "blocks" ? 0 : 1);
const key = (finding: Finding) =>
  `${finding.about} ${JSON.stringify(finding.params ?? {})} ${finding.source.point ?? ""}`;
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * All findings about an application on its day, at once: what blocks first, then in the order of the catalogue. Never
 * throws for what the documents say; the order in which papers were presented changes nothing but their positions.
 */
export function verify(
  book: RuleBook,
  application: Application,
  occasion: Occasion,
  neighbours: Neighbours = { likelyDuplicates: [] },
): Finding[] {
  const differences = differencesOf(application, occasion.applicationDay);
  return findingsFrom(book, checklist(book, application, occasion), differences, neighbours);
}

/** The same from what is known already: of an interview that is still going on, for one. */
export function findingsFrom(
  book: RuleBook,
  list: Checklist,
  differences: readonly Difference[],
  neighbours: Neighbours,
): Finding[] {
  const findings = [
    ...testedFindings(book, list),
    ...demandFindings(book, list),
    ...paperFindings(list),
    ...readingFindings(book, list, differences),
    ...duplicateFindings(book, list, neighbours),
  ];
  return findings.sort(
    (a, b) =>
      rank(a) - rank(b) || findingCodes.indexOf(a.code) - findingCodes.indexOf(b.code) || compare(key(a), key(b)),
  );
}
