import { liveParcelStates, type ParcelState } from "../domain/batch.ts";
import type { Stamp } from "../domain/case.ts";
import type { AnswerFileId, CaseId, ItemId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { ByHand, Intake, MessageNews } from "../workflow/ports/answers.ts";
import type { ParcelRow } from "./batch-row.ts";
import type { DeskStore } from "./desk-store.ts";
import { endHold } from "./end-hold.ts";
import { record } from "./ledger-line.ts";
import { insertMessage } from "./message-row.ts";
import { answerNotices, insertNotices, insertReceipts, reopenNotices } from "./notice-rows.ts";
import { insertQuarantined } from "./quarantine-rows.ts";
import { encodePayload } from "./records.ts";
import { noteTyped } from "./sheet-store.ts";
import { storedCase, updateCase } from "./write-case.ts";

/**
 * Saves all that one answer file changes; to be called inside a transaction. Throws `answers-differ` when another file
 * bears its number, `changed-meanwhile` when a case or a hold is not as it was read.
 */
export function takeIn(desk: DeskStore, intake: Intake, stamp: Stamp): void {
  insertFile(desk, intake, stamp);
  insertQuarantined(desk, intake, stamp);
  applyIntake(desk, intake, stamp);
}

/** What the lines of a file change; to be called inside a transaction, in which the file itself is known. */
export function applyIntake(desk: DeskStore, intake: Intake, stamp: Stamp): void {
  insertReceipts(desk, intake, stamp);
  insertNotices(desk, intake, stamp);
  for (const transition of intake.applied) {
    updateCase(desk, transition, stamp);
    answerNotices(desk, transition.next.id, null);
  }
  for (const hold of intake.endedHolds) endHold(desk, hold, "annulled", null, stamp);
  const since = intake.file.importedAt.toString();
  const came = { file: intake.file.id, since };
  for (const held of intake.held) insertHold(desk, { ...held, ...came }, stamp);
  for (const ended of intake.annulments ?? []) insertHold(desk, { ...ended, ...came }, stamp, "annulled");
  for (const [item, state] of intake.parcels) moveParcel(desk, item, state, intake.file.seq, stamp);
  for (const [item, news] of intake.messages) moveMessage(desk, item, news, intake.file.seq, stamp);
  for (const message of intake.made) insertMessage(desk, message, stamp);
}

/** Saves a ruling that an officer read from a screen; to be called inside a transaction. Throws as `takeIn`. */
export function takeInByHand(desk: DeskStore, { item, typed, made, outcome }: ByHand, stamp: Stamp): void {
  // What is ruled, or withdrawn, stays as it stands while another ruling waits.
  const answers =
    "applied" in outcome || ("held" in outcome && storedCase(desk.db, outcome.held.case).row.stage === "decided");
  if ("applied" in outcome) {
    updateCase(desk, outcome.applied, stamp);
    answerNotices(desk, outcome.applied.next.id, null);
  } else if ("held" in outcome) {
    insertHold(desk, { ...outcome.held, item, file: null, since: stamp.at.toString() }, stamp);
  } else {
    for (const hold of outcome.endedHolds) endHold(desk, hold, "annulled", null, stamp);
  }
  if (item !== null && answers) moveParcel(desk, item, "answered", 0, stamp);
  if (typed) noteTyped(desk.db, caseOf(outcome), stamp);
  for (const message of made) insertMessage(desk, message, stamp);
}

function caseOf(outcome: ByHand["outcome"]): CaseId | null {
  if ("applied" in outcome) return outcome.applied.next.id;
  return "held" in outcome ? outcome.held.case : (outcome.endedHolds[0]?.case ?? null);
}

function insertFile({ db }: DeskStore, { file, applied, held, quarantined }: Intake, stamp: Stamp): void {
  const taken = db.first<{ id: string }>("SELECT id FROM answer_file WHERE id = ? OR uuid = ?", file.id, file.uuid);
  if (taken !== undefined) throw new Problem("answers-differ", { file: taken.id });
  db.run(
    `INSERT INTO answer_file
       (id, uuid, sha256, seq, previous_digest, in_reply_to, complete_up_to, imported_at, imported_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    file.id,
    file.uuid,
    file.sha256,
    file.seq,
    file.previousDigest,
    file.inReplyTo,
    file.completeUpTo,
    file.importedAt.toString(),
    stamp.by,
  );
  const counts = { applied: applied.length, held: held.length, quarantined: quarantined.length };
  const facts = { seq: file.seq, sha256: file.sha256, inReplyTo: file.inReplyTo, ...counts };
  record(db, { code: "answers-taken-in", subject: file.id, facts }, stamp);
}

type NewHold = Intake["held"][number] & { readonly file: AnswerFileId | null; readonly since: string };

function insertHold({ db }: DeskStore, held: NewHold, stamp: Stamp, state: "open" | "annulled" = "open"): void {
  const { item, file, ruling, reason, since } = held;
  const [endedAt, endedBy] = state === "open" ? [null, null] : [stamp.at.toString(), stamp.by];
  db.run(
    `INSERT INTO hold (case_id, item, file_id, reason, state, since, ended_at, ended_by, payload)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    held.case,
    item,
    file,
    reason,
    state,
    since,
    endedAt,
    endedBy,
    encodePayload({ ruling, remark: null }),
  );
  const via = file === null ? "by-hand" : "file";
  const facts = { reason, outcome: ruling.outcome, item, file, via };
  const code = state === "open" ? "ruling-held" : "hold-annulled";
  record(db, { code, subject: held.case, facts }, stamp);
}

/**
 * Moves the newest parcel of an item. News of arrival count when no later file has spoken and no answer is there; an
 * answer is confirmed once it is there.
 */
function moveParcel({ db }: DeskStore, item: ItemId, state: ParcelState, seq: number, stamp: Stamp): void {
  const parcel = db.first<ParcelRow>("SELECT * FROM parcel WHERE item = ? ORDER BY number DESC LIMIT 1", item);
  if (parcel === undefined) throw new Error("an answer moves a parcel that is not there");
  const isAnswered = parcel.state === "answered" || parcel.state === "confirmed";
  if (state === "confirmed" && parcel.state !== "answered") return;
  if (state !== "answered" && state !== "confirmed" && (isAnswered || seq < parcel.answer_seq)) return;
  if (isLive(state) && !isLive(parcel.state as ParcelState) && !mayLiveAgain(db, parcel)) return;
  // What is answered remembers the file that brought its ruling, whatever came before and however late it was.
  const spoke =
    { answered: seq, confirmed: parcel.answer_seq }[state as "answered"] ?? Math.max(parcel.answer_seq, seq);
  db.run("UPDATE parcel SET state = ?, answer_seq = ? WHERE number = ?", state, spoke, parcel.number);
  if (parcel.state === state) return;
  record(db, { code: "parcel-moved", subject: parcel.case_id, facts: { item, state, batch: parcel.batch_id } }, stamp);
}

const isLive = (state: ParcelState): boolean => liveParcelStates.includes(state);

/** What was lost or given back is on its way again, unless the case has left by another parcel, or is another by now. */
const mayLiveAgain = (db: DeskStore["db"], { case_id: id, revision }: ParcelRow): boolean =>
  db.first('SELECT 1 FROM "case" WHERE id = ? AND revision = ?', id, revision) !== undefined &&
  db.all<ParcelRow>("SELECT * FROM parcel WHERE case_id = ?", id).every((other) => !isLive(other.state as ParcelState));

interface Sending {
  readonly number: number;
  readonly state: string;
  readonly batch_id: string;
  readonly kind: string;
  readonly case_id: CaseId;
}

/** Moves a message where no later file has spoken. A supplement that is not fit leaves the request for it open. */
function moveMessage(
  { db }: DeskStore,
  item: ItemId,
  { state, retryable }: MessageNews,
  seq: number,
  stamp: Stamp,
): void {
  const sending = db.first<Sending>(
    `SELECT s.number, s.state, s.batch_id, m.kind, m.case_id FROM message_sending AS s JOIN message AS m ON m.item = s.item
     WHERE s.item = ? AND s.state <> 'lost' AND s.answer_seq <= ?`,
    item,
    seq,
  );
  if (sending === undefined) return;
  const { number, kind, case_id: id, batch_id: batch } = sending;
  const move = "UPDATE message_sending SET state = ?, retryable = ?, answer_seq = ? WHERE number = ?";
  db.run(move, state, retryable ? 1 : 0, seq, number);
  if (sending.state === state) return;
  record(db, { code: "message-moved", subject: id, facts: { item, kind, state, batch } }, stamp);
  if (state === "rejected-tech") reopenNotices({ db }, item);
}
