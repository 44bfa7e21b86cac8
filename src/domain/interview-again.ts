import type { Application } from "./application.ts";
import { identityDocuments } from "./document.ts";
import type { CaseId } from "./ids.ts";
import type { Answers, PaperAnswers } from "./interview-answers.ts";

export const changeables = ["passport", "person", "application", "papers"] as const;
/** What may have changed since an earlier application of the same person. */
export type Changeable = (typeof changeables)[number];

/** In JSON again; what is said of one day only is left out. */
function kept(application: Application): Answers {
  const { appliedAt: _at, consent: _on, ...rest } = application;
  return JSON.parse(JSON.stringify(rest)) as Answers;
}

const isIdentity = (paper: PaperAnswers) => paper.kind !== undefined && identityDocuments.includes(paper.kind);

/** Originals are compared anew each time; of a changed passport only its kind stands. */
function papersAgain(documents: readonly PaperAnswers[], changed: readonly Changeable[]): PaperAnswers[] {
  return documents
    .filter((paper) => isIdentity(paper) || !changed.includes("papers"))
    .map((paper) => {
      if (isIdentity(paper) && changed.includes("passport")) return { kind: paper.kind };
      const { originalSeen: _seen, seen: _outcome, note: _note, scan: _scan, ...rest } = paper;
      return rest;
    });
}

/**
 * The answers to begin with when a person applies again: those of the earlier case, less what has changed (asked anew
 * with the old answer to start from) and less what must be established on the day itself: an earlier IIN, appearance,
 * consent, the sight of each original.
 */
export function answersAgain(application: Application, previous: CaseId, changed: readonly Changeable[]): Answers {
  const before = kept(application);
  const { appearedInPerson: _here, consentOnPaper: _signed, applicant = {}, documents = [], ...rest } = before;
  const { previousIin: _iin, mrz, contact, ...page } = applicant;
  const { kind: _kind, category: _category, correction: _correction, ...others } = rest;
  return {
    ...(changed.includes("application") ? others : rest),
    applicant: {
      ...(changed.includes("passport") ? {} : { mrz }),
      ...(changed.includes("person") ? {} : { ...page, contact: contact ?? null }),
    },
    documents: papersAgain(documents, changed),
    interview: { previous, before },
  };
}

/** The same where the file says what has changed, or nothing has: every answer of the earlier case counts. */
export function answersTakenOver(application: Application, previous: CaseId, file: Answers): Answers {
  const before = kept(application);
  return {
    ...before,
    ...file,
    applicant: { ...before.applicant, ...file.applicant },
    interview: { previous, before, statesIin: false },
  };
}
