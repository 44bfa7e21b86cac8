import type { AnswerStore } from "../workflow/office.ts";
import {
  type AnswerFileRow,
  answerFileOf,
  type HoldRow,
  holdOf,
  type QuarantineRow,
  quarantinedOf,
} from "./answer-row.ts";
import type { DeskStore } from "./desk-store.ts";

// What reads and writes payloads is loaded when first needed.
const taking = () => import("./take-in.ts");
const ending = () => import("./end-hold.ts");
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
    async quarantined() {
      return db.all<QuarantineRow>("SELECT * FROM quarantine ORDER BY file_id, line").map(quarantinedOf);
    },
    async agree(hold, remark, stamp) {
      const { agreeToHold, noteOnCase } = await ending();
      db.write(() => {
        agreeToHold(desk, hold, remark, stamp);
        noteOnCase(desk, hold, remark, null, stamp);
      });
    },
    async endHold(hold, state, remark, transition, stamp) {
      const { endHold, noteOnCase } = await ending();
      db.write(() => {
        endHold(desk, hold, state, remark, stamp);
        noteOnCase(desk, hold, remark, transition, stamp);
      });
    },
  };
}
