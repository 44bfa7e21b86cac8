import type { Stamp } from "../domain/case.ts";
import type { LetterId } from "../domain/ids.ts";
import type { LetterRow } from "../workflow/ports/letters.ts";
import type { Database } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";
import { digestsOf, record } from "./ledger-line.ts";
import { saltOf, storedCase } from "./write-case.ts";

export type LetterStep = "issued" | "printed" | "reprinted" | "served" | "voided";

/** Adds a step of a letter; to be called inside a transaction. */
export function addStep(
  db: Database,
  id: LetterId,
  step: LetterStep,
  stamp: Stamp,
  reason: string | null = null,
): void {
  const insert = "INSERT INTO letter_step (letter_id, step, at, officer, reason) VALUES (?, ?, ?, ?, ?)";
  db.run(insert, id, step, stamp.at.toString(), stamp.by, reason);
}

/**
 * Makes a letter void; to be called inside a transaction. The ledger gets the salted digest of the reason, and `more`.
 * What was served stays recorded.
 */
export function voidLetter(
  { db }: DeskStore,
  row: Pick<LetterRow, "id" | "case">,
  reason: string | null,
  more: Readonly<Record<string, string | number>>,
  stamp: Stamp,
): void {
  db.run("UPDATE letter SET state = 'void' WHERE id = ?", row.id);
  addStep(db, row.id, "voided", stamp, reason);
  const salt = saltOf(row.case, storedCase(db, row.case).revision);
  const facts = { letter: row.id, ...more, ...(reason === null ? {} : digestsOf(salt, { reason })) };
  record(db, { code: "letter-voided", subject: row.case, facts }, stamp);
}
