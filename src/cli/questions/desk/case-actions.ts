import type { Case } from "../../../domain/case.ts";
import { nameOfRecord } from "../../../domain/name.ts";
import { today } from "../../../workflow/act.ts";
import { newDraft } from "../../../workflow/draft-interview.ts";
import { findingsOf } from "../../../workflow/verify-case.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { findingsView } from "../../views/findings.ts";
import { askAgain } from "../begin.ts";
import { goOn } from "../go-on.ts";
import { holdInterview } from "../hold-interview.ts";
import { askPath } from "./ask-path.ts";
import { pause, perform } from "./attempt.ts";
import { changeCase } from "./change-case.ts";
import { inHand } from "./in-hand.ts";
import { settleHold } from "./tasks.ts";

export type CaseAction =
  | "decide"
  | "verify"
  | "approve"
  | "hold"
  | "issue"
  | "serve"
  | "change"
  | "explain"
  | "history"
  | "reopen"
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
    case "issue":
      return issue(desk, one);
    case "serve":
      return serve(desk, one);
    case "change":
      return changeCase(desk, one);
    case "explain":
      await perform(desk, () => import("../../commands/case-explain.ts"), { args });
      return pause(desk);
    case "history":
      await perform(desk, () => import("../../commands/case-history.ts"), { args });
      return pause(desk);
    case "reopen":
      return perform(desk, () => import("../../commands/case-reopen.ts"), { args });
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

async function issue(desk: Desk, one: Case): Promise<void> {
  const to = await askPath(desk, "folder", desk.say("desk.folder"));
  if (to === back) return;
  await perform(desk, () => import("../../commands/letter-issue.ts"), { args: [one.id], flags: { to } });
}

async function serve(desk: Desk, one: Case): Promise<void> {
  const office = await desk.office();
  const { applicant, representative } = one.application;
  const name = nameOfRecord(applicant);
  const to = await desk.ask.select({
    message: desk.say("view.letter.to"),
    answer: "--to",
    choices: [
      {
        value: "applicant",
        name: `${desk.say("interview.choice.applicant")}: ${name.surname} ${name.givenNames}`.trim(),
      },
      ...(representative === null
        ? []
        : [
            {
              value: "representative",
              name: `${desk.say("interview.choice.representative")}: ${representative.surname}`,
            },
          ]),
    ],
  });
  if (to === back) return;
  const on = await desk.ask.date({ message: desk.say("desk.servedOn"), answer: "--on", earlier: today(office) });
  if (on === back) return;
  await perform(desk, () => import("../../commands/letter-served.ts"), {
    args: [one.id],
    flags: { to, on: String(on) },
  });
}

async function again(desk: Desk, one: Case): Promise<void> {
  const office = await desk.office();
  const answers = await askAgain(desk, office, one.id);
  if (answers === back) return;
  const draft = { ...newDraft(office), answers: { ...answers } };
  await holdInterview(desk, office, draft, { appliedAt: null, reason: null, underOrder: null });
}
