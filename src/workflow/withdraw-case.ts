import type { CaseAt } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import { withdrawn } from "../domain/transition.ts";
import { stampOf, today } from "./act.ts";
import { openCaseOf } from "./amend-case.ts";
import type { Office } from "./office.ts";

/** Ends a case at the applicant's wish. What has left this office, for the centre or as a letter, is not undone here. */
export async function withdrawCase(office: Office, id: CaseId, reason: string): Promise<CaseAt<"withdrawn">> {
  const one = await openCaseOf(office, id);
  return office.cases.save(withdrawn(one, today(office), reason, stampOf(office)), stampOf(office));
}
