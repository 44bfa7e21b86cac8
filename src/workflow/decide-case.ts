import { chooseDecision, type Choice } from "../domain/choose-decision.ts";
import type { CaseAt } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import { decided } from "../domain/transition.ts";
import { caseAt, mustBeAllowed, stampOf, today } from "./act.ts";
import type { Office } from "./office.ts";

/** Forwards a verified case, forwards it with a proposal to refuse, or refuses to accept it. Throws what `chooseDecision` throws. */
export async function decideCase(office: Office, id: CaseId, choice: Choice): Promise<CaseAt<"decided">> {
  mustBeAllowed(office, "decide");
  const one = await caseAt(office, id, "verified");
  const decision = chooseDecision(choice, one.verification, (await office.rules.ofCase(one.pack)).pack);
  const stamp = stampOf(office);
  return office.cases.save(decided(one, decision, today(office), stamp), stamp);
}
