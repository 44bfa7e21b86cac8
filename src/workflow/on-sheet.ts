import type { CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, mustBePerson, stampOf } from "./act.ts";
import { mustNotBeRuled } from "./live-parcel.ts";
import type { Office } from "./office.ts";

/** Throws `on-sheet` where the case is on its way by hand: what may have been typed keeps its contents. */
export async function mustNotBeOnSheet(office: Office, id: CaseId): Promise<void> {
  const sheet = await office.sheets.of(id);
  if (sheet !== null) throw new Problem("on-sheet", { case: id, copies: sheet.copies });
}

/**
 * A person says that the central system does not have these cases: they were never typed, or were taken out again there.
 * They may be changed and sent another way. Before anything is changed it throws `not-on-sheet`, and, for a ruling tells
 * otherwise, `already-ruled` and `ruling-held`; also `not-allowed`.
 */
export async function takeBackSheets(office: Office, ids: readonly CaseId[]): Promise<void> {
  mustBeAllowed(office, "export");
  mustBePerson(office);
  for (const id of ids) {
    if ((await office.cases.line(id)).held) throw new Problem("ruling-held", { case: id });
    mustNotBeRuled(await office.cases.load(id));
    if ((await office.sheets.of(id)) === null) throw new Problem("not-on-sheet", { case: id });
  }
  for (const id of ids) await office.sheets.takeBack(id, stampOf(office));
}
