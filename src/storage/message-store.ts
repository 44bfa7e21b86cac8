import type { BatchId } from "../domain/ids.ts";
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
      const { insertMessage } = await rows();
      db.write(() => insertMessage(desk, message, stamp));
    },
    async toldOtherwise(messages, stamp) {
      const { endMessage } = await rows();
      db.write(() => {
        for (const message of messages) endMessage(desk, message, stamp);
      });
    },
    async list(of) {
      const { messageIn, messageLineOf, messageLines } = await rows();
      if ("case" in of) {
        return db.all<MessageRow>(`${messageLines} WHERE m.case_id = ? ORDER BY m.number`, of.case).map(messageLineOf);
      }
      const inBatch = `SELECT m.item, m.payload, s.batch_id, s.digest, s.state, s.retryable, t.at AS told
        FROM message_sending AS s JOIN message AS m ON m.item = s.item LEFT JOIN message_told AS t ON t.item = m.item
        WHERE s.batch_id = ? ORDER BY m.number`;
      return db.all<MessageRow>(inBatch, of.batch).map(messageIn);
    },
    async counts() {
      const rows = db.all<{ batch_id: BatchId; count: number }>(
        "SELECT batch_id, count(*) AS count FROM message_sending GROUP BY batch_id",
      );
      return new Map(rows.map((row) => [row.batch_id, row.count]));
    },
    async known(item) {
      const { messageLineOf, messageLines } = await rows();
      const row = db.first<MessageRow>(`${messageLines} WHERE m.item = ?`, item);
      return row === undefined ? null : messageLineOf(row);
    },
  };
}
