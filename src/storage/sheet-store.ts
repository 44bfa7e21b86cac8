import type { Stamp } from "../domain/case.ts";
import { Temporal } from "../domain/day.ts";
import type { CaseId, OfficerId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { OnSheet, ReadForSheet, SheetStore } from "../workflow/ports/sheets.ts";
import type { Database } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";
import { record } from "./ledger-line.ts";

interface SheetRow {
  readonly case_id: CaseId;
  readonly revision: number;
  readonly copies: number;
  readonly since: string;
  readonly officer: OfficerId;
}

const onSheet = (row: SheetRow): OnSheet => ({
  case: row.case_id,
  revision: row.revision,
  copies: row.copies,
  since: { by: row.officer, at: Temporal.Instant.from(row.since) },
});

const open = "SELECT * FROM sheet WHERE ended_at IS NULL";

/** The cases of one desk that are typed by hand, as the port says. */
export function sheetStore({ db }: DeskStore): SheetStore {
  const find = (id: CaseId): OnSheet | null => {
    const row = db.first<SheetRow>(`${open} AND case_id = ?`, id);
    return row === undefined ? null : onSheet(row);
  };
  return {
    list: async () => db.all<SheetRow>(`${open} ORDER BY number`).map(onSheet),
    of: async (id) => find(id),
    put: async (read, stamp) =>
      db.write(() => {
        mustStand(db, read, find(read.case));
        writeCopy(db, read, stamp);
        const { revision, copies } = read;
        record(db, { code: "sheet-printed", subject: read.case, facts: { revision, copy: copies + 1 } }, stamp);
        const put = find(read.case);
        if (put === null) throw new Error("a case that was put on a sheet is on none");
        return put;
      }),
    takeBack: async (id, stamp) =>
      db.write(() => {
        const end = "UPDATE sheet SET ended_at = ?, ended_by = ? WHERE case_id = ? AND ended_at IS NULL";
        if (db.run(end, stamp.at.toString(), stamp.by, id) === 0) throw new Problem("changed-meanwhile", { case: id });
        record(db, { code: "sheet-taken-back", subject: id, facts: {} }, stamp);
      }),
  };
}

/** The case is in the central system without a sheet of ours: it is on its way by hand; to be called inside a transaction. */
export function noteTyped(db: Database, id: CaseId | null, { at, by }: Stamp): void {
  db.run(
    `INSERT INTO sheet (case_id, revision, copies, since, officer) SELECT id, revision, 1, ?, ? FROM "case" AS c
     WHERE id = ? AND NOT EXISTS (SELECT 1 FROM sheet WHERE case_id = c.id AND ended_at IS NULL)`,
    at.toString(),
    by,
    id,
  );
}

function mustStand(db: Database, read: ReadForSheet, before: OnSheet | null): void {
  const stored = db.first<{ version: number; revision: number; parcel: string | null }>(
    `SELECT version, revision, (SELECT state FROM parcel WHERE case_id = c.id ORDER BY number DESC LIMIT 1) AS parcel
     FROM "case" AS c WHERE id = ? AND stage = 'decided'`,
    read.case,
  );
  const stands =
    stored?.version === read.version &&
    stored.revision === read.revision &&
    stored.parcel === read.parcel &&
    (before?.copies ?? 0) === read.copies;
  if (!stands) throw new Problem("changed-meanwhile", { case: read.case });
}

function writeCopy(db: Database, { case: id, revision, copies }: ReadForSheet, stamp: Stamp): void {
  if (copies > 0) {
    db.run("UPDATE sheet SET copies = copies + 1 WHERE case_id = ? AND ended_at IS NULL", id);
    return;
  }
  const insert = "INSERT INTO sheet (case_id, revision, copies, since, officer) VALUES (?, ?, 1, ?, ?)";
  db.run(insert, id, revision, stamp.at.toString(), stamp.by);
}
