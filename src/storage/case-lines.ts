import type { CaseId } from "../domain/ids.ts";
import type { CaseLine, CaseQuery } from "../workflow/ports/cases.ts";
import { caseLine, type LineRow } from "./case-row.ts";
import type { Cell } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";

// What the centre returned is past once the case has a newer revision.
const newestParcel = `(SELECT iif(state IN ('rejected-tech', 'recalled') AND revision < c.revision, NULL, state)
   FROM parcel WHERE case_id = c.id ORDER BY number DESC LIMIT 1)`;

// Columns and indices only: no payload is read.
const lines = `
SELECT c.id, c.stage, c.kind, c.category, c.revision, c.application_day, c.due_on, c.due_on_strict, c.decision,
  c.approved_by, c.ruling, c.unfit,
  ${newestParcel} AS parcel,
  (SELECT min(due_on) FROM notice WHERE case_id = c.id AND state = 'open') AS supplement_due,
  EXISTS (SELECT 1 FROM sheet WHERE case_id = c.id AND ended_at IS NULL) AS by_hand,
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
    const asked = "EXISTS (SELECT 1 FROM notice WHERE case_id = c.id AND state = 'open' AND due_on <= ?)";
    conditions.push(`(c.due_on <= ? OR ${asked} OR ${newestParcel} = 'rejected-tech')
      AND c.stage IN ('gathering', 'verified', 'decided')`);
    values.push(query.dueBy.toString(), query.dueBy.toString());
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
