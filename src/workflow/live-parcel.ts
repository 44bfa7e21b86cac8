import { liveParcelStates, type Parcel } from "../domain/batch.ts";
import type { Case, CaseAt } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { caseAt } from "./act.ts";
import type { Office } from "./office.ts";

/** The parcel of the case whose outcome is open or final; null when nothing of it is on its way. */
export async function liveParcel(office: Office, id: CaseId): Promise<Parcel | null> {
  const parcels = await office.batches.parcels({ case: id });
  return parcels.find((parcel) => liveParcelStates.includes(parcel.state)) ?? null;
}

/** Throws `already-ruled` where a ruling of the centre was applied to the case. */
export function mustNotBeRuled(one: Case): void {
  if ("ruling" in one && one.ruling !== null) throw new Problem("already-ruled", { case: one.id });
}

/**
 * A case that left and waits for its ruling, with its parcel. Throws `already-ruled`, `ruling-held`, `wrong-stage` for one
 * that ended otherwise, and `nothing-on-its-way`.
 */
export async function awaitingRuling(
  office: Office,
  id: CaseId,
): Promise<{ readonly case: CaseAt<"decided">; readonly parcel: Parcel }> {
  mustNotBeRuled(await office.cases.load(id));
  const [{ held }, parcel] = await Promise.all([office.cases.line(id), liveParcel(office, id)]);
  if (held) throw new Problem("ruling-held", { case: id });
  const one = await caseAt(office, id, "gathering", "verified", "decided");
  if (parcel === null || one.stage !== "decided") throw new Problem("nothing-on-its-way", { case: id });
  return { case: one, parcel };
}
