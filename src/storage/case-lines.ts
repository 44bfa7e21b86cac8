import type { CaseId } from "../domain/ids.ts";
import type { CaseLine, CaseQuery } from "../workflow/ports/cases.ts";
import { caseLine, type LineRow } from "./case-row.ts";
import type { Cell } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";

// What the centre returned is past once the case has a newer revision.
const newestParcel = `(SELECT iif(state IN ('rejected-tech', 'recalled') AND revision < c.revision, NULL, state)
   FROM parcel WHERE case_id = c.id ORDER BY number DESC LIMIT 1)`;

// A message that was made later says the same, or better. A withdrawal that the ruling was ahead of, and that the centre
// will not take, is past once that ruling is here: what is told then is the contradiction.
const returned = `(SELECT group_concat(m.kind) FROM message AS m
   JOIN message_sending AS s ON s.item = m.item AND s.state = 'rejected-tech'
   WHERE m.case_id = c.id AND NOT EXISTS (SELECT 1 FROM message_told WHERE item = m.item) AND NOT EXISTS (
     SELECT 1 FROM message AS later WHERE later.case_id = c.id AND later.kind = m.kind AND later.number > m.number)
   AND (m.kind <> 'WDR' OR s.retryable = 1 OR NOT EXISTS (
     SELECT 1 FROM hold WHERE case_id = c.id AND reason = 'withdrawn-case')))`;

// Columns and indices only: no payload is read.
const lines = `
SELECT c.id, c.stage, c.kind, c.category, c.revision, c.application_day, c.due_on, c.due_on_strict, c.decision,
  c.approved_by, c.ruling, c.unfit,
  ${newestParcel} AS parcel,
  ${returned} AS returned,
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
    conditions.push(`((c.due_on <= ? OR ${asked} OR ${newestParcel} = 'rejected-tech')
      AND c.stage IN ('gathering', 'verified', 'decided') OR ${returned} IS NOT NULL)`);
    values.push(query.dueBy.toString(), query.dueBy.toString());
  }
  if (query.returned) conditions.push(`${returned} IS NOT NULL`);
  const where = conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
  const rows = db.all<LineRow>(`${lines} ${where} ORDER BY c.due_on, c.id LIMIT ?`, ...values, query.limit ?? -1);
  const found = rows.map((row) => caseLine(row, approval));
  return query.returned ? found.filter((line) => line.returned.length > 0) : found;
}

/** The lines of these cases, in their order; one that is not there is left out. */
export function linesOf({ db, approval }: DeskStore, ids: readonly CaseId[]): CaseLine[] {
  return ids.flatMap((id) => {
    const row = db.first<LineRow>(`${lines} WHERE c.id = ?`, id);
    return row === undefined ? [] : [caseLine(row, approval)];
  });
}
