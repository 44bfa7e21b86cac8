import type { CaseAt } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { withdrawn } from "../domain/transition.ts";
import { caseAt, mustBeAllowed, stampOf, today } from "./act.ts";
import { liveParcel } from "./live-parcel.ts";
import type { Office } from "./office.ts";

/** Ends a case at the applicant's wish. What has left for the centre cannot be withdrawn here alone. */
export async function withdrawCase(office: Office, id: CaseId, reason: string): Promise<CaseAt<"withdrawn">> {
  mustBeAllowed(office, "intake");
  const one = await caseAt(office, id, "gathering", "verified", "decided");
  const parcel = await liveParcel(office, id);
  if (parcel !== null) throw new Problem("already-sent", { case: id, batch: parcel.batch, state: parcel.state });
  return office.cases.save(withdrawn(one, today(office), reason, stampOf(office)), stampOf(office));
}
