import type { Hold } from "../domain/answer.ts";
import type { Case, Remark, Stamp, Transition } from "../domain/case.ts";
import { answerFileSeq, type LetterId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Database } from "./database.ts";
import type { DeskStore } from "./desk-store.ts";
import { digestsOf, record } from "./ledger-line.ts";
import { voidLetter } from "./letter-step.ts";
import { decodeCase, encodePayload } from "./records.ts";
import { saltOf, storedCase, updateCase } from "./write-case.ts";

/**
 * The first of two words that release a hold; to be called inside a transaction. Throws `changed-meanwhile` when it has
 * ended already, or somebody agreed before.
 */
export function agreeToHold({ db }: DeskStore, hold: Hold, remark: Remark, stamp: Stamp): void {
  const agreed = db.run(
    "UPDATE hold SET agreed_at = ?, agreed_by = ?, payload = ? WHERE id = ? AND state = 'open' AND agreed_by IS NULL",
    stamp.at.toString(),
    stamp.by,
    encodePayload({ ruling: hold.ruling, remark }),
    hold.id,
  );
  if (agreed === 0) throw new Problem("changed-meanwhile", { case: hold.case });
  const salt = saltOf(hold.case, storedCase(db, hold.case).revision);
  const facts = {
    hold: hold.id,
    reason: hold.reason,
    outcome: hold.ruling.outcome,
    ...digestsOf(salt, { remark: remark.text }),
  };
  record(db, { code: "hold-agreed", subject: hold.case, facts }, stamp);
}

/** Where every decision is approved, a ruling is released by another officer than the one who agreed first. */
function mustBeSecond({ db, approval }: DeskStore, hold: Hold, stamp: Stamp): void {
  if (!approval) return;
  const first = db.first<{ agreed_by: string | null }>("SELECT agreed_by FROM hold WHERE id = ?", hold.id)?.agreed_by;
  if (first === undefined || first === null || first === stamp.by)
    throw new Problem("not-allowed", { case: hold.case, officer: stamp.by, right: "approve" });
}

/**
 * Ends an open hold; to be called inside a transaction. Throws `changed-meanwhile` when it has ended already, and
 * `not-allowed` where two officers must release it and this is not the second.
 */
export function endHold(
  desk: DeskStore,
  hold: Hold,
  state: Exclude<Hold["state"], "open">,
  remark: Remark | null,
  stamp: Stamp,
): void {
  const { db } = desk;
  if (state === "released") mustBeSecond(desk, hold, stamp);
  const ended = db.run(
    "UPDATE hold SET state = ?, ended_at = ?, ended_by = ?, payload = ? WHERE id = ? AND state = 'open'",
    state,
    stamp.at.toString(),
    stamp.by,
    encodePayload({ ruling: hold.ruling, remark }),
    hold.id,
  );
  if (ended === 0) throw new Problem("changed-meanwhile", { case: hold.case });
  const { row, revision } = storedCase(db, hold.case);
  const counts = state === "released" && hold.ruling.outcome !== "annulled";
  if (!counts && row.stage === "decided") awaitAgain(db, hold);
  const salt = saltOf(hold.case, revision);
  const texts = remark === null ? {} : digestsOf(salt, { remark: remark.text });
  const facts = { hold: hold.id, reason: hold.reason, outcome: hold.ruling.outcome, ...texts };
  record(db, { code: `hold-${state}`, subject: hold.case, facts }, stamp);
}

/** The ruling counts now: what it answers waits for nothing any more. Where another revision is on its way, that one does. */
function answered(db: Database, { item, file }: Hold): void {
  if (item === null) return;
  const seq = file === null ? 0 : answerFileSeq(file);
  db.run(
    `UPDATE parcel SET state = 'answered', answer_seq = ? WHERE number = (SELECT max(number) FROM parcel WHERE item = ?)
       AND state <> 'confirmed' AND NOT EXISTS (
         SELECT 1 FROM parcel AS other WHERE other.case_id = parcel.case_id AND other.number <> parcel.number
           AND other.state IN ('sealed', 'written', 'handed-over', 'received', 'accepted', 'already', 'answered',
             'confirmed', 'unknown'))`,
    seq,
    item,
  );
}

/** What was answered by a ruling that does not count waits for the next one. */
function awaitAgain(db: Database, { item }: Hold): void {
  if (item === null) return;
  const newest = "(SELECT max(number) FROM parcel WHERE item = ?)";
  const answered = "state IN ('answered', 'confirmed')";
  db.run(`UPDATE parcel SET state = 'accepted' WHERE number = ${newest} AND ${answered}`, item);
}

/** The case after its hold ended: what follows, or the same as it stands; with the remark in either. */
export function noteOnCase(
  desk: DeskStore,
  hold: Hold,
  remark: Remark,
  transition: Transition | null,
  stamp: Stamp,
): void {
  if (transition !== null) {
    const { next } = transition;
    voidLetters(desk, hold, remark.text, stamp);
    if (next.stage === "decided") awaitAgain(desk.db, hold);
    if (next.stage === "ruled") answered(desk.db, hold);
    updateCase(desk, { ...transition, next: { ...next, remarks: [...next.remarks, remark] } }, stamp);
    return;
  }
  const { row, revision } = storedCase(desk.db, hold.case);
  const one: Case = decodeCase(row, revision);
  const event = { code: "case-noted", facts: { about: remark.about, hold: hold.id }, texts: {} } as const;
  updateCase(desk, { next: { ...one, remarks: [...one.remarks, remark] }, event }, stamp);
}

/** What was written on the ruling that falls is void: the ruling that follows gets a letter of its own. */
function voidLetters(desk: DeskStore, hold: Hold, reason: string, stamp: Stamp): void {
  const standing = "SELECT id FROM letter WHERE case_id = ? AND kind IN ('issuance', 'refusal') AND state <> 'void'";
  for (const { id } of desk.db.all<{ id: LetterId }>(standing, hold.case)) {
    voidLetter(desk, { id, case: hold.case }, reason, { hold: hold.id }, stamp);
  }
}
