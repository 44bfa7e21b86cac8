import type { MessageStore } from "../workflow/ports/messages.ts";
import type { DeskStore } from "./desk-store.ts";
import type { MessageRow } from "./message-row.ts";

// What reads and writes payloads is loaded when first needed.
const rows = () => import("./message-row.ts");

/** The messages of one desk, as the port says. */
export function messageStore(desk: DeskStore): MessageStore {
  const { db } = desk;
  return {
    async add(message, stamp) {
      const [{ insertMessage }, { answerNotices }] = await Promise.all([rows(), import("./notice-rows.ts")]);
      db.write(() => {
        insertMessage(desk, message, stamp);
        if (message.kind === "SUP") answerNotices(desk, message.case);
      });
    },
    async list(of) {
      const { messageLineOf, messageLines } = await rows();
      const found =
        "case" in of
          ? db.all<MessageRow>(`${messageLines} WHERE m.case_id = ? ORDER BY m.number`, of.case)
          : db.all<MessageRow>(
              `SELECT m.item, m.payload, s.batch_id, s.digest, s.state FROM message_sending AS s
               JOIN message AS m ON m.item = s.item WHERE s.batch_id = ? ORDER BY m.number`,
              of.batch,
            );
      return found.map(messageLineOf);
    },
    async known(item) {
      const { messageLineOf, messageLines } = await rows();
      const row = db.first<MessageRow>(`${messageLines} WHERE m.item = ?`, item);
      return row === undefined ? null : messageLineOf(row);
    },
  };
}
