import { type DraftInterview, newDraft } from "../../../workflow/draft-interview.ts";
import type { Desk } from "../../desk.ts";
import { holdInterview } from "../hold-interview.ts";
import { pause } from "./attempt.ts";
import { caseAtDesk } from "./case-at-desk.ts";

const now = { appliedAt: null, reason: null, underOrder: null };

/** A new interview; a registered case is shown afterwards. */
export async function newApplication(desk: Desk): Promise<void> {
  await hold(desk, newDraft(await desk.office()));
}

/** An interview goes on where it stopped. */
export const resumeDraft = (desk: Desk, draft: DraftInterview): Promise<void> => hold(desk, draft);

async function hold(desk: Desk, draft: DraftInterview): Promise<void> {
  const end = await holdInterview(desk, await desk.office(), draft, now);
  if (end.ended === "registered") await caseAtDesk(desk, end.case.id);
  if (end.ended === "draft") await pause(desk);
}
