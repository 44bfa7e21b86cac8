import type { CaseAt } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { approved } from "../domain/transition.ts";
import { caseAt, mustBeAllowed, stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import { saveDecided } from "./save-decided.ts";

/**
 * A second officer's word on a decision, where the office demands one. The officer who decided cannot give it: the store
 * refuses that too. Throws `not-allowed`, `wrong-stage`, `own-decision`.
 */
export async function approveCase(office: Office, id: CaseId): Promise<CaseAt<"decided">> {
  mustBeAllowed(office, "approve");
  const one = await caseAt(office, id, "decided");
  if (one.decision.approved !== null) return one;
  if (one.decision.by === office.officer.id) {
    throw new Problem("own-decision", { case: id, officer: office.officer.id });
  }
  const stamp = stampOf(office);
  return saveDecided(office, approved(one, stamp), stamp);
}
