import type { DraftId } from "../domain/ids.ts";
import type { Answers } from "../domain/interview-answers.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import type { Draft } from "./ports/drafts.ts";

/** The interview as it lies in the store. */
export interface DraftInterview extends Draft {
  readonly answers: Answers & Readonly<Record<string, unknown>>;
}

/** A new interview: saved with its first answer, so that a look at the first question leaves nothing behind. */
export function newDraft(office: Office): DraftInterview {
  mustBeAllowed(office, "intake");
  const begun = stampOf(office);
  return { id: office.clock.newId() as DraftId, begun, changedAt: begun.at, answers: {} };
}

/** Saves the interview with these answers; gives it as it stands now. */
export async function saveDraft(office: Office, draft: DraftInterview, answers: Answers): Promise<DraftInterview> {
  const saved = { ...draft, changedAt: office.clock.now(), answers: { ...answers } };
  await office.drafts.save(saved);
  return saved;
}

/** The drafts of the office, newest first. */
export async function draftInterviews(office: Office): Promise<DraftInterview[]> {
  return (await office.drafts.list()) as DraftInterview[];
}

/** Throws an interview away for good. */
export async function discardDraft(office: Office, id: DraftId): Promise<void> {
  mustBeAllowed(office, "intake");
  await office.drafts.discard(id, stampOf(office));
}
