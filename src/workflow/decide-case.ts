import type { CaseAt } from "../domain/case.ts";
import { type Choice, chooseDecision } from "../domain/choose-decision.ts";
import { basisOf } from "../domain/decision-basis.ts";
import type { CaseId } from "../domain/ids.ts";
import { decided } from "../domain/transition.ts";
import { caseAt, mustBeAllowed, stampOf, today } from "./act.ts";
import type { Office } from "./office.ts";
import { saveDecided } from "./save-decided.ts";

/** Forwards a verified case, forwards it with a proposal to refuse, or refuses to accept it. Throws what `chooseDecision` throws. */
export async function decideCase(office: Office, id: CaseId, choice: Choice): Promise<CaseAt<"decided">> {
  mustBeAllowed(office, "decide");
  const one = await caseAt(office, id, "verified");
  const { pack } = await office.rules.ofCase(one.pack);
  const decision = chooseDecision(choice, one.verification, pack);
  const stamp = stampOf(office);
  return saveDecided(office, decided(one, decision, today(office), stamp, basisOf(decision, one, pack)), stamp);
}
