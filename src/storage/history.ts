import { Temporal } from "../domain/day.ts";
import type { CaseId, OfficerId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { HistoryLine } from "../workflow/ports/cases.ts";
import type { Database } from "./database.ts";
import type { LedgerRow } from "./ledger-line.ts";

/** The lines of the ledger about a case and the batches that it, or a message about it, left in, as they were hashed. Throws `unknown-case`. */
export function linesAbout(db: Database, id: CaseId): LedgerRow[] {
  const rows = db.all<LedgerRow>(
    `SELECT * FROM ledger
     WHERE subject = ? OR subject IN (
       SELECT batch_id FROM parcel WHERE case_id = ?
       UNION SELECT s.batch_id FROM message_sending AS s JOIN message AS m ON m.item = s.item WHERE m.case_id = ?
     ) ORDER BY seq`,
    id,
    id,
    id,
  );
  if (!rows.some((row) => row.subject === id)) throw new Problem("unknown-case", { case: id });
  return rows;
}

/** The same as people read them, oldest first. Throws `unknown-case`. */
export const historyOf = (db: Database, id: CaseId): HistoryLine[] =>
  linesAbout(db, id).map((row) => ({
    seq: row.seq,
    code: row.code as HistoryLine["code"],
    facts: JSON.parse(row.facts) as HistoryLine["facts"],
    by: row.officer as OfficerId,
    at: Temporal.Instant.from(row.at),
  }));
