import type { Application } from "../domain/application.ts";
import type { Case, CaseAt } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { amended, reopened } from "../domain/transition.ts";
import { caseAt, mustBeAllowed, mustBePast, stampOf } from "./act.ts";
import { liveParcel, mustNotBeRuled } from "./live-parcel.ts";
import type { Office } from "./office.ts";
import { mustNotBeOnSheet } from "./on-sheet.ts";
import { presented } from "./presented.ts";
import { takeInScans } from "./take-in-scans.ts";

/**
 * A case whose contents may still change: not ended, and nothing of it on its way. Throws `already-ruled`, `wrong-stage`,
 * `already-sent`, `letter-stands`.
 */
export async function openCaseOf(office: Office, id: CaseId): Promise<Case> {
  mustBeAllowed(office, "intake");
  mustNotBeRuled(await office.cases.load(id));
  const one = await caseAt(office, id, "gathering", "verified", "decided");
  await mustNotBeOnSheet(office, id);
  const parcel = await liveParcel(office, id);
  if (parcel !== null) throw new Problem("already-sent", { case: id, batch: parcel.batch, state: parcel.state });
  const letter = (await office.letters.list(id)).find(
    (row) => row.state !== "void" && row.kind === "refusal-to-accept",
  );
  if (letter !== undefined) throw new Problem("letter-stands", { case: id, letter: letter.id });
  return one;
}

/**
 * New contents for a case: the next revision, back to gathering. Papers that followed an earlier one are among those that
 * change. Throws also what `mustBePast` and `takeInScans` throw.
 */
export async function amendCase(
  office: Office,
  id: CaseId,
  change: (application: Application) => Application,
): Promise<CaseAt<"gathering">> {
  const one = await openCaseOf(office, id);
  const before = await presented(office, one);
  const application = change(before);
  mustBePast(office, application, one.applicationDay);
  const documents = await takeInScans(office, application.documents, before.documents);
  return office.cases.save(amended(one, { ...application, documents }, null, stampOf(office)), stampOf(office));
}

/** The same contents, looked at again, with the papers that followed them. */
export async function reopenCase(office: Office, id: CaseId, reason: string): Promise<CaseAt<"gathering">> {
  const one = await openCaseOf(office, id);
  const whole = { ...one, application: await presented(office, one) };
  return office.cases.save(reopened(whole, reason, stampOf(office)), stampOf(office));
}
