import type { Checklist, Demand } from "./checklist.ts";
import type { Finding, FindingCode } from "./finding.ts";
import { remedyOf } from "./finding-sentence.ts";
import type { Sentence } from "./legalisation.ts";
import type { Paper } from "./paper.ts";

/** One thing to do. `about` is a requirement, `documents/N` or a field, as in a finding. */
export interface Step {
  readonly about: string;
  /** The requirement that it serves; null where it is about no demand. */
  readonly requirement: string | null;
  /** A sentence of the area `finding.do`. */
  readonly do: Sentence;
}

/** What is done at the desk at once comes first, then what has to be fetched. */
const atTheDesk: readonly FindingCode[] = ["not-in-person", "no-consent", "original-not-seen"];

/** Faults that only another paper cures; whatever else the old one lacks no longer counts. */
const replaced: readonly FindingCode[] = ["document-expired", "document-not-compliant", "document-illegible"];

const aboutPaper = (paper: Paper) => `documents/${paper.index + 1}`;

/** Everything that one paper needs before it serves. */
function stepsFor(paper: Paper, requirement: string): Step[] {
  const faults = paper.faults.filter((fault) => fault.weight === "blocks");
  const other = faults.find((fault) => replaced.includes(fault.code));
  return (other === undefined ? faults : [other]).map((fault) => ({
    about: aboutPaper(paper),
    requirement,
    do: remedyOf(fault, paper.authentication.where),
  }));
}

/** The same for one demand: a translation entered with a passport goes with it where another passport is needed. */
function stepsWith(paper: Paper, { requirement, kinds }: Demand): Step[] {
  const steps = stepsFor(paper, requirement);
  const goes = steps.some((step) => replaced.some((code) => code === step.do.code));
  if (!goes || !kinds.includes("identity-translation") || paper.document.kind === "identity-translation") return steps;
  const anew = remedyOf({ code: "document-missing", params: { kinds: "identity-translation" } });
  return [...steps, { about: requirement, requirement, do: anew }];
}

/** The shortest way to meet a demand: put in order what was brought, else bring what is missing. */
function stepsTo(demand: Demand, papers: readonly Paper[]): Step[] {
  const presented = papers.filter((paper) => demand.documents.includes(paper.index));
  const faulty = presented.filter((paper) => !demand.fits.includes(paper.index));
  const { requirement } = demand;
  const ways = faulty.map((paper) => stepsWith(paper, demand)).filter((steps) => steps.length > 0);
  const shortest = ways.toSorted((a, b) => a.length - b.length)[0] ?? [];
  const kinds = demand.missing.join(" ");
  if (demand.way === "one-of") {
    if (shortest.length > 0) return shortest;
    return [{ about: requirement, requirement, do: remedyOf({ code: "one-of-not-met", params: { kinds } }) }];
  }
  const bring: Step[] =
    demand.missing.length === 0
      ? []
      : [{ about: requirement, requirement, do: remedyOf({ code: "document-missing", params: { kinds } }) }];
  return [...bring, ...(demand.kinds.length > 1 ? ways.flat() : shortest)];
}

const isAboutPapers = (finding: Finding) =>
  finding.about.startsWith("documents/") || finding.code === "document-missing" || finding.code === "one-of-not-met";

/**
 * The shortest way to a complete application: one step for each thing to do, none twice. Demands that are only assumed
 * are among them; what merely warns about something that is met is not.
 */
export function wayToComplete(list: Checklist, findings: readonly Finding[]): Step[] {
  const steps = [
    ...findings
      .filter((finding) => finding.weight === "blocks" && !isAboutPapers(finding))
      .map((finding): Step => ({ about: finding.about, requirement: null, do: remedyOf(finding) })),
    ...list.demands.filter((demand) => !demand.met).flatMap((demand) => stepsTo(demand, list.papers)),
    ...findings
      .filter((finding) => finding.weight === "blocks" && finding.code === "document-doubtful")
      .map((finding): Step => ({ about: finding.about, requirement: null, do: remedyOf(finding) })),
  ];
  const keys = steps.map((step) => `${step.about} ${step.do.code}`);
  const rank = (step: Step) => (atTheDesk.some((code) => code === step.do.code) ? 0 : 1);
  return steps.filter((_, index) => keys.indexOf(keys[index] ?? "") === index).sort((a, b) => rank(a) - rank(b));
}

/** True for a finding that an unmet demand already says: what is left concerns no demand, or only warns. */
export function saidByDemand(finding: Finding, list: Checklist): boolean {
  return list.demands.some(
    (demand) =>
      !demand.met &&
      (finding.about === demand.requirement ||
        (finding.weight === "blocks" && demand.documents.some((index) => finding.about === `documents/${index + 1}`))),
  );
}
