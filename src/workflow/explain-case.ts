import type { Case } from "../domain/case.ts";
import { type Checklist, checklist } from "../domain/checklist.ts";
import type { Day } from "../domain/day.ts";
import type { Told } from "../domain/fact.ts";
import type { Finding } from "../domain/finding.ts";
import type { CaseId, DraftId } from "../domain/ids.ts";
import type { Answers } from "../domain/interview-answers.ts";
import { toldOf } from "../domain/interview-told.ts";
import { Problem } from "../domain/problem.ts";
import type { Occasion, RuleBook } from "../domain/rule-book.ts";
import { type Step, wayToComplete } from "../domain/way-to-complete.ts";
import { wholeDraftFindings } from "./draft-findings.ts";
import type { Office } from "./office.ts";
import { reckon } from "./open-case.ts";
import { presented } from "./presented.ts";
import { findingsOf, occasionAt } from "./verify-case.ts";

/** An application held against every demand of its rules, and what completes it. */
export interface Explanation {
  /** Null for a draft. */
  readonly case: CaseId | null;
  readonly draft: DraftId | null;
  /** A draft has no term. */
  readonly dueOn: Day | null;
  readonly told: Told;
  readonly book: RuleBook;
  readonly occasion: Occasion;
  readonly list: Checklist;
  readonly findings: readonly Finding[];
  readonly way: readonly Step[];
}

/**
 * Explains a registered case, with the papers that followed it, by the rules and the day that it keeps. Throws
 * `unknown-case`.
 */
export async function explainCase(office: Office, id: CaseId): Promise<Explanation> {
  const kept = await office.cases.load(id);
  const one: Case = { ...kept, application: await presented(office, kept) };
  const book = await office.rules.ofCase(one.pack);
  const occasion = occasionAt(office, one.applicationDay, one.dueOn);
  const list = checklist(book, one.application, occasion);
  const findings = await findingsOf(office, one);
  const way = wayToComplete(list, findings);
  return { case: id, draft: null, dueOn: one.dueOn, told: one.application, book, occasion, list, findings, way };
}

/**
 * Explains a draft as it would stand if it were registered now. Throws `unknown-case` where there is no such draft, and
 * what `reckon` throws for today.
 */
export async function explainDraft(office: Office, id: DraftId): Promise<Explanation> {
  const draft = await office.drafts.load(id);
  if (draft === null) throw new Problem("unknown-case", { case: id });
  const { day, rules, term } = await reckon(office, { appliedAt: null, reason: null, underOrder: null });
  const occasion = occasionAt(office, day, term.dueOn);
  const answers = draft.answers as Answers;
  const told = toldOf(answers);
  const list = checklist(rules.book, told, occasion);
  const findings = await wholeDraftFindings(office, answers, { book: rules.book, occasion });
  const way = wayToComplete(list, findings);
  return { case: null, draft: id, dueOn: null, told, book: rules.book, occasion, list, findings, way };
}
