import type { Case } from "../../../domain/case.ts";
import { newDraft } from "../../../workflow/draft-interview.ts";
import { findingsOf } from "../../../workflow/verify-case.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { findingsView } from "../../views/findings.ts";
import { askPapers } from "../ask-papers.ts";
import { askAgain } from "../begin.ts";
import { goOn } from "../go-on.ts";
import { holdInterview } from "../hold-interview.ts";
import { pause, perform } from "./attempt.ts";
import { changeCase } from "./change-case.ts";
import { inHand } from "./in-hand.ts";
import { confirmPaper, fileOfCase, serveAtDesk, voidLetterAtDesk, writeLetter, writePaper } from "./letters-of-case.ts";
import { scanAtDesk } from "./scan-of-paper.ts";
import { notEntered, sheetOf } from "./sheets.ts";
import { exportAtDesk, settleHold } from "./tasks.ts";

export type CaseAction =
  | "decide"
  | "verify"
  | "approve"
  | "hold"
  | "send"
  | "record"
  | "sheet"
  | "not-entered"
  | "issue"
  | "copy"
  | "serve"
  | "paper"
  | "printed"
  | "void"
  | "file"
  | "change"
  | "scan"
  | "show"
  | "explain"
  | "history"
  | "reopen"
  | "supplement"
  | "ask"
  | "repeat"
  | "told-otherwise"
  | "recall"
  | "withdraw"
  | "again";

/** Does one thing with a case. The commands do the work and ask for the reasons they need. */
export async function doWithCase(desk: Desk, one: Case, action: CaseAction): Promise<void> {
  const args = [one.id];
  switch (action) {
    case "decide":
      return decide(desk, one);
    case "verify":
      return perform(desk, () => import("../../commands/case-verify.ts"), { args });
    case "approve":
      return perform(desk, () => import("../../commands/case-approve.ts"), { args });
    case "hold":
      return settleHold(desk, one.id);
    case "send":
      return exportAtDesk(desk);
    case "record":
      return perform(desk, () => import("../../commands/answers-record.ts"), { args });
    case "sheet":
      return sheetOf(desk, one.id);
    case "not-entered":
      return notEntered(desk, one.id);
    case "issue":
    case "copy":
      return writeLetter(desk, one);
    case "serve":
      return serveAtDesk(desk, one);
    case "paper":
      return writePaper(desk, one);
    case "printed":
      return confirmPaper(desk, one);
    case "void":
      return voidLetterAtDesk(desk, one);
    case "file":
      await fileOfCase(desk, one);
      return pause(desk);
    case "change":
      return changeCase(desk, one);
    case "scan":
      return scanAtDesk(desk, one);
    case "show":
      return perform(desk, () => import("../../commands/case-show.ts"), { args });
    case "explain":
      await perform(desk, () => import("../../commands/case-explain.ts"), { args });
      return pause(desk);
    case "history":
      await perform(desk, () => import("../../commands/case-history.ts"), { args });
      return pause(desk);
    case "reopen":
      return perform(desk, () => import("../../commands/case-reopen.ts"), { args });
    case "supplement":
      return supplement(desk, one);
    case "repeat":
      return perform(desk, () => import("../../commands/case-repeat.ts"), { args });
    case "told-otherwise":
      return perform(desk, () => import("../../commands/case-repeat.ts"), { args, flags: { "told-otherwise": true } });
    case "ask":
      return perform(desk, () => import("../../commands/case-ask.ts"), { args });
    case "recall":
      return perform(desk, () => import("../../commands/batch-recall.ts"), { args });
    case "withdraw":
      return perform(desk, () => import("../../commands/case-withdraw.ts"), { args });
    case "again":
      return again(desk, one);
  }
}

async function decide(desk: Desk, one: Case): Promise<void> {
  const hand = await inHand(desk, one);
  const findings = await findingsOf(hand.office, one);
  hand.words.screen.print();
  findingsView(hand.words, findings);
  await goOn(hand, one, findings);
}

/** The questions come first: going back from one of them goes to the one before, and leaves the desk open. */
async function supplement(desk: Desk, one: Case): Promise<void> {
  const papers = await askPapers(desk, await desk.office(), one);
  if (papers === back) return;
  const { bring } = await import("../../commands/case-supplement.ts");
  await perform(desk, async () => ({ run: (at) => bring(at, one, papers) }), {});
}

async function again(desk: Desk, one: Case): Promise<void> {
  const office = await desk.office();
  const answers = await askAgain(desk, office, one.id);
  if (answers === back) return;
  const draft = { ...newDraft(office), answers: { ...answers } };
  await holdInterview(desk, office, draft, { appliedAt: null, reason: null, underOrder: null });
}
