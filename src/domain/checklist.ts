import { holds } from "./condition.ts";
import type { DocumentKind } from "./document.ts";
import { identityDocuments } from "./document.ts";
import { type Facts, factsOf, type Told } from "./fact.ts";
import type { Source } from "./finding.ts";
import { remedyOf } from "./finding-sentence.ts";
import type { Authentication, Sentence } from "./legalisation.ts";
import { type Paper, paperOf } from "./paper.ts";
import { withZoneExpiry } from "./readings.ts";
import type { Occasion, RuleBook } from "./rule-book.ts";
import { type Basis, type Requirement, sourceOf } from "./rule-pack.ts";
import type { Words } from "./text.ts";
import type { Translation } from "./translation.ts";

/** One requirement held against what was presented. Computed whenever it is shown, never stored. */
export interface Demand {
  readonly requirement: string;
  readonly words: Words;
  readonly source: Source;
  readonly basis: Basis;
  /** All of `kinds`, or one of them; `open`: or another paper that has a title. */
  readonly way: "all-of" | "one-of";
  readonly open: boolean;
  readonly kinds: readonly DocumentKind[];
  /** A paper without a blocking fault stands for every kind that is demanded. */
  readonly met: boolean;
  /** Positions, in the application's documents, of the papers presented for it. */
  readonly documents: readonly number[];
  /** Those of them that have no blocking fault. */
  readonly fits: readonly number[];
  /** Kinds that nothing was presented for; for `one-of` all of them, or none. */
  readonly missing: readonly DocumentKind[];
  /** Met only by a paper that the order does not name. */
  readonly byOther: boolean;
  /** Of the paper that serves best. */
  readonly authentication: Authentication | null;
  readonly translation: Translation | null;
  /** The one thing to do next, where the demand is not met: a sentence of the area `finding.do`. */
  readonly do: Sentence | null;
}

/** Everything that one application has to show, with the papers it was computed from. */
export interface Checklist {
  readonly facts: Facts;
  readonly papers: readonly Paper[];
  readonly demands: readonly Demand[];
}

const isGood = (paper: Paper) => !paper.faults.some((fault) => fault.weight === "blocks");

/** Which papers were presented for a kind that a requirement names. */
function presentedFor(requirement: Requirement, papers: readonly Paper[]): Paper[] {
  const into = requirement["translated-into"];
  if (into !== undefined)
    return papers.filter(
      ({ document }) =>
        (document.kind === "identity-translation" && into.some((language) => document.language.startsWith(language))) ||
        (identityDocuments.includes(document.kind) &&
          document.translation?.notarised === true &&
          into.includes(document.translation.into)),
    );
  const kinds = [...kindsOf(requirement), ...(requirement.instead ?? [])];
  if (requirement["open-one-of"] !== undefined) kinds.push("other");
  return papers.filter((paper) => kinds.includes(paper.document.kind));
}

/** The kinds of papers that a requirement names. */
export function kindsOf(requirement: Requirement): readonly DocumentKind[] {
  if (requirement["translated-into"] !== undefined) return ["identity-translation"];
  return requirement["all-of"] ?? requirement["one-of"] ?? requirement["open-one-of"] ?? [];
}

function serves(paper: Paper, kind: DocumentKind, requirement: Requirement): boolean {
  const { document } = paper;
  if (requirement["translated-into"] !== undefined) return true;
  return document.kind === kind || (requirement.instead ?? []).includes(document.kind);
}

function todo(requirement: Requirement, missing: readonly DocumentKind[], faulty: Paper | null): Sentence {
  const fault = missing.length > 0 ? undefined : faulty?.faults.find((each) => each.weight === "blocks");
  if (fault !== undefined) return remedyOf(fault, faulty?.authentication.where ?? null);
  const all = requirement["all-of"] !== undefined;
  const kinds = (all && missing.length > 0 ? missing : kindsOf(requirement)).join(" ");
  const code = all || requirement["translated-into"] !== undefined ? "document-missing" : "one-of-not-met";
  return remedyOf({ code, params: { kinds } });
}

const blocking = (paper: Paper) => paper.faults.filter((fault) => fault.weight === "blocks").length;

/** The paper that is put in order in the fewest steps; the first of several. */
const leastFaulty = (papers: readonly Paper[]): Paper | null =>
  papers.toSorted((a, b) => blocking(a) - blocking(b))[0] ?? null;

function demandOf(requirement: Requirement, papers: readonly Paper[]): Demand {
  const presented = presentedFor(requirement, papers);
  const good = presented.filter(isGood);
  const kinds = kindsOf(requirement);
  const all = requirement["all-of"] !== undefined;
  const missing = all
    ? kinds.filter((kind) => !presented.some((paper) => serves(paper, kind, requirement)))
    : presented.length === 0
      ? kinds
      : [];
  const met = all ? kinds.every((kind) => good.some((paper) => serves(paper, kind, requirement))) : good.length > 0;
  const faulty = leastFaulty(presented.filter((paper) => !isGood(paper)));
  const best = met ? (good[0] ?? null) : faulty;
  return {
    requirement: requirement.id,
    words: requirement.words,
    source: sourceOf(requirement.source),
    basis: requirement.source.basis,
    way: all || requirement["translated-into"] !== undefined ? "all-of" : "one-of",
    open: requirement["open-one-of"] !== undefined,
    kinds,
    met,
    documents: presented.map((paper) => paper.index),
    fits: good.map((paper) => paper.index),
    missing,
    byOther: met && good.every((paper) => paper.document.kind === "other"),
    authentication: best?.authentication ?? null,
    translation: best?.translation ?? null,
    do: met ? null : todo(requirement, missing, faulty),
  };
}

/**
 * Every demand of the pack that applies to the application, or may apply to what is known of it so far, with the papers
 * presented for it and what is still missing.
 */
export function checklist(book: RuleBook, told: Told, occasion: Occasion): Checklist {
  const facts = factsOf(told, book.pack, occasion);
  const documents = withZoneExpiry(told.documents ?? [], told.applicant?.mrz ?? null, occasion.applicationDay);
  const papers = documents.map((document, index) => paperOf(document, index, book, facts, occasion));
  const demands = book.pack.requirements
    .filter((requirement) => applies(requirement, facts))
    .map((requirement) => demandOf(requirement, papers));
  return { facts, papers, demands };
}

/** A demand that hangs on something not known yet is shown only when the category and the kind are known. */
function applies(requirement: Requirement, facts: Facts): boolean {
  const truth = holds(requirement.when, facts);
  return truth === null ? facts.kind !== null && facts.category !== null : truth;
}
