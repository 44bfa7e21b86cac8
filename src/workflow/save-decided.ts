import type { CaseAt, Stamp, Transition } from "../domain/case.ts";
import { isForwarded } from "../domain/decision.ts";
import type { Office } from "./office.ts";

/**
 * Saves a decided case. One that is forwarded is saved with the line that it leaves as, which an export then only reads.
 * Of what no line can be made the export says why.
 */
export async function saveDecided(
  office: Office,
  transition: Transition<"decided">,
  stamp: Stamp,
): Promise<CaseAt<"decided">> {
  const { next } = transition;
  if (!isForwarded(next.decision.decision)) return office.cases.save(transition, stamp);
  const item = await office.batches.itemOf(next.id, next.revision);
  const line = await office.exchange.prepare({ item, case: next });
  return office.cases.save(transition, stamp, "reason" in line ? {} : { line });
}
