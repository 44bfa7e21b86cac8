import type { Quarantined } from "../domain/answer.ts";
import type { Stamp } from "../domain/case.ts";
import type { AnswerFileId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Intake } from "../workflow/ports/answers.ts";
import type { DeskStore } from "./desk-store.ts";
import { digestOfText, record } from "./ledger-line.ts";
import { encodePayload } from "./records.ts";

/** Keeps lines as they came, byte for byte; to be called inside a transaction. */
export function insertQuarantined({ db }: DeskStore, { file, quarantined }: Intake, stamp: Stamp): void {
  for (const { line, item, reason, bytes } of quarantined) {
    const insert = "INSERT INTO quarantine (file_id, line, item, reason, payload) VALUES (?, ?, ?, ?, ?)";
    db.run(insert, file.id, line, item, reason, bytes);
    record(db, { code: "line-quarantined", subject: file.id, facts: { line, reason } }, stamp);
  }
}

/** Ends what waits; to be called inside a transaction. Throws `changed-meanwhile` when it has ended already. */
export function endQuarantine(
  desk: DeskStore,
  { file, line, reason }: Quarantined,
  state: "released" | "dropped",
  note: string,
  stamp: Stamp,
): void {
  const salt = Buffer.from(desk.newSalt()).toString("hex");
  const ended = desk.db.run(
    `UPDATE quarantine SET state = ?, ended_at = ?, ended_by = ?, note = ?
     WHERE file_id = ? AND line = ? AND state = 'open'`,
    state,
    stamp.at.toString(),
    stamp.by,
    encodePayload({ salt, note }),
    file satisfies AnswerFileId,
    line,
  );
  if (ended === 0) throw new Problem("changed-meanwhile", { case: file });
  const facts = { line, reason, note: digestOfText(salt, note) };
  record(desk.db, { code: `line-${state}`, subject: file, facts }, stamp);
}
