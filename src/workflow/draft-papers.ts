import { checklist } from "../domain/checklist.ts";
import type { Digest, DraftId } from "../domain/ids.ts";
import { toldOf } from "../domain/interview-told.ts";
import { frozen, type LetterFacts, type LetterKind, papers } from "../domain/letter.ts";
import type { Sender } from "../domain/letter-common.ts";
import { type Stated, statedInDraft } from "../domain/letter-stated.ts";
import { applicationFormFacts, checklistFacts, consentFacts } from "../domain/paper-facts.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, today } from "./act.ts";
import { wholeDraftFindings } from "./draft-findings.ts";
import type { DraftInterview } from "./draft-interview.ts";
import type { Office } from "./office.ts";
import { reckon } from "./open-case.ts";
import { occasionAt } from "./verify-case.ts";

export interface WrittenPaper {
  readonly draft: DraftId;
  readonly kind: LetterKind;
  readonly path: string;
  readonly sha256: Digest;
}

/**
 * Writes a paper of an interview that is not registered yet: the application form or the consent to be signed, or the
 * checklist. It has no number and stands in no register. Throws `draft-gone`, `nothing-to-write` for a letter that needs a
 * case, `letter-incomplete` naming the answers that are missing.
 */
export async function writeDraftPaper(
  office: Office,
  id: DraftId,
  kind: LetterKind,
  to: string,
): Promise<WrittenPaper> {
  mustBeAllowed(office, "intake");
  await office.folders.mustExist(to);
  const draft = (await office.drafts.load(id)) as DraftInterview | null;
  if (draft === null) throw new Problem("draft-gone", { draft: id });
  const letter = `draft-${id.slice(-12)}`;
  if (!papers.includes(kind)) throw new Problem("nothing-to-write", { case: letter, stage: "draft", kind });
  const facts = frozen(await factsOf(office, draft, kind, letter));
  const { bytes, sha256 } = await office.press.print(facts, "final");
  const { path } = await office.folders.write(to, `${letter}-${kind}.pdf`, bytes);
  return { draft: id, kind, path, sha256 };
}

async function factsOf(office: Office, draft: DraftInterview, kind: LetterKind, letter: string): Promise<LetterFacts> {
  const { answers } = draft;
  const { day, rules, term } = await reckon(office, { appliedAt: null, reason: null, underOrder: null });
  const { book } = rules;
  const stated = statedInDraft(answers, book);
  if (isGaps(stated)) throw new Problem("letter-incomplete", { letter, parts: stated });
  const sender: Sender = { book, profile: office.profile, letter, date: today(office) };
  if (kind === "application-form") return applicationFormFacts(sender, stated);
  if (kind === "consent") return consentFacts(sender, stated);
  const occasion = occasionAt(office, day, term.dueOn);
  const findings = await wholeDraftFindings(office, answers, { book, occasion });
  return checklistFacts(sender, stated, checklist(book, toldOf(answers), occasion), findings);
}

const isGaps = (stated: Stated | readonly string[]): stated is readonly string[] => Array.isArray(stated);
