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

/** Throws why nothing can be said to the centre about a case of which no parcel is on its way: `on-sheet`, `nothing-on-its-way`. */
export async function mustHaveParcel(office: Office, id: CaseId, parcel: Parcel | null): Promise<Parcel> {
  if (parcel !== null) return parcel;
  const sheet = await office.sheets.of(id);
  // By hand it is on its way all the same: no message follows it, and its papers are not changed here.
  if (sheet !== null) throw new Problem("on-sheet", { case: id, copies: sheet.copies });
  throw new Problem("nothing-on-its-way", { case: id });
}

/** Throws `already-ruled` where a ruling of the centre was applied to the case. */
export function mustNotBeRuled(one: Case): void {
  if ("ruling" in one && one.ruling !== null) throw new Problem("already-ruled", { case: one.id });
}

/**
 * A case that left and waits for its ruling, with its parcel. Throws `already-ruled`, `ruling-held`, `wrong-stage` for one
 * that ended otherwise, `on-sheet`, and `nothing-on-its-way`.
 */
export async function awaitingRuling(
  office: Office,
  id: CaseId,
): Promise<{ readonly case: CaseAt<"decided">; readonly parcel: Parcel }> {
  mustNotBeRuled(await office.cases.load(id));
  const [{ held }, parcel] = await Promise.all([office.cases.line(id), liveParcel(office, id)]);
  if (held) throw new Problem("ruling-held", { case: id });
  const one = await caseAt(office, id, "gathering", "verified", "decided");
  const live = await mustHaveParcel(office, id, parcel);
  if (one.stage !== "decided") throw new Problem("nothing-on-its-way", { case: id });
  return { case: one, parcel: live };
}
