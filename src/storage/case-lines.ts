import type { CaseId } from "../domain/ids.ts";
import type { CaseLine, CaseQuery } from "../workflow/ports/cases.ts";
import { caseLine, type LineRow } from "./case-row.ts";
import type { Cell } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";

// Columns and indices only: no payload is read.
const lines = `
SELECT c.id, c.stage, c.kind, c.category, c.revision, c.application_day, c.due_on, c.due_on_strict, c.decision,
  c.approved_by, c.ruling,
  (SELECT state FROM parcel WHERE case_id = c.id ORDER BY number DESC LIMIT 1) AS parcel,
  EXISTS (SELECT 1 FROM hold WHERE case_id = c.id AND state = 'open') AS held,
  (SELECT state FROM letter WHERE case_id = c.id AND kind IN ('issuance', 'refusal', 'refusal-to-accept')
     AND state <> 'void' ORDER BY number DESC LIMIT 1) AS letter
FROM "case" AS c`;

/** The lines of a list, by due day and number. */
export function listCases({ db, approval }: DeskStore, query: CaseQuery): CaseLine[] {
  const conditions: string[] = [];
  const values: Cell[] = [];
  if (query.stages !== undefined) {
    conditions.push(`c.stage IN (${query.stages.map(() => "?").join(", ")})`);
    values.push(...query.stages);
  }
  if (query.dueBy !== undefined) {
    conditions.push("c.due_on <= ? AND c.stage IN ('gathering', 'verified', 'decided')");
    values.push(query.dueBy.toString());
  }
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
  const rows = db.all<LineRow>(`${lines} ${where} ORDER BY c.due_on, c.id LIMIT ?`, ...values, query.limit ?? -1);
  return rows.map((row) => caseLine(row, approval));
}

/** The lines of these cases, in their order; one that is not there is left out. */
export function linesOf({ db, approval }: DeskStore, ids: readonly CaseId[]): CaseLine[] {
  return ids.flatMap((id) => {
    const row = db.first<LineRow>(`${lines} WHERE c.id = ?`, id);
    return row === undefined ? [] : [caseLine(row, approval)];
  });
}
