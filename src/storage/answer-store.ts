import type { AnswerStore } from "../workflow/ports/answers.ts";
import {
  type AnswerFileRow,
  answerFileOf,
  type HoldRow,
  holdOf,
  type QuarantineRow,
  quarantinedOf,
} from "./answer-row.ts";
import type { DeskStore } from "./desk-store.ts";
import type { NoticeRow } from "./notice-rows.ts";

// What reads and writes payloads is loaded when first needed.
const taking = () => import("./take-in.ts");
const ending = () => import("./end-hold.ts");
const notices = () => import("./notice-rows.ts");
const quarantine = () => import("./quarantine-rows.ts");
const writing = () => import("./message-row.ts");
const payloads = () => Promise.all([import("./payload.ts"), import("./records.ts")]);

/** What came back from the centre to one desk, as the port says. */
export function answerStore(desk: DeskStore): AnswerStore {
  const { db } = desk;
  return {
    async known(uuid) {
      const row = db.first<AnswerFileRow>("SELECT * FROM answer_file WHERE uuid = ?", uuid);
      return row === undefined ? null : answerFileOf(row);
    },
    async lastSeq() {
      return db.first<{ last: number }>("SELECT coalesce(max(seq), 0) AS last FROM answer_file")?.last ?? 0;
    },
    async takeIn(intake, stamp) {
      const { takeIn } = await taking();
      db.write(() => takeIn(desk, intake, stamp));
    },
    async held(state) {
      const rows =
        state === undefined
          ? db.all<HoldRow>("SELECT * FROM hold ORDER BY id")
          : db.all<HoldRow>("SELECT * FROM hold WHERE state = ? ORDER BY id", state);
      if (rows.length === 0) return [];
      const [{ holdPayloadSchema }, { decodePayload, payloadFormat }] = await payloads();
      return rows.map((row) => {
        const form = { format: payloadFormat, payload: row.payload };
        return holdOf(row, decodePayload(row.case_id, form, holdPayloadSchema).ruling);
      });
    },
    async files() {
      return db.all<AnswerFileRow>("SELECT * FROM answer_file ORDER BY seq").map(answerFileOf);
    },
    async notices(of) {
      const { noticeOf } = await notices();
      const rows =
        of === "all"
          ? db.all<NoticeRow>("SELECT * FROM notice ORDER BY number")
          : db.all<NoticeRow>("SELECT * FROM notice WHERE case_id IS ? ORDER BY number", of.case);
      return rows.map(noticeOf);
    },
    async receipts(of) {
      const rows = db.all<{ part: number }>("SELECT part FROM receipt WHERE batch_id = ?", of);
      return new Set(rows.map(({ part }) => part));
    },
    async quarantined(which) {
      const where = which === "all" ? "" : "WHERE state = 'open'";
      return db.all<QuarantineRow>(`SELECT * FROM quarantine ${where} ORDER BY file_id, line`).map(quarantinedOf);
    },
    async quarantinedLine(file, line) {
      const find = "SELECT * FROM quarantine WHERE file_id = ? AND line = ?";
      const row = db.first<QuarantineRow & { readonly payload: Uint8Array }>(find, file, line);
      return row === undefined ? null : { ...quarantinedOf(row), bytes: row.payload };
    },
    async releaseLine(line, reason, intake, stamp) {
      const [{ applyIntake }, { endQuarantine }] = await Promise.all([taking(), quarantine()]);
      db.write(() => {
        endQuarantine(desk, line, "released", reason, stamp);
        applyIntake(desk, intake, stamp);
      });
    },
    async dropLine(line, reason, stamp) {
      const { endQuarantine } = await quarantine();
      db.write(() => endQuarantine(desk, line, "dropped", reason, stamp));
    },
    async recordByHand(recorded, stamp) {
      const { takeInByHand } = await taking();
      db.write(() => takeInByHand(desk, recorded, stamp));
    },
    async agree(hold, remark, stamp) {
      const { agreeToHold, noteOnCase } = await ending();
      db.write(() => {
        agreeToHold(desk, hold, remark, stamp);
        noteOnCase(desk, hold, remark, null, stamp);
      });
    },
    async endHold(hold, state, remark, transition, stamp, made = []) {
      const [{ endHold, noteOnCase }, { insertMessage }] = await Promise.all([ending(), writing()]);
      db.write(() => {
        endHold(desk, hold, state, remark, stamp);
        noteOnCase(desk, hold, remark, transition, stamp);
        for (const message of made) insertMessage(desk, message, stamp);
      });
    },
  };
}
