import type { Stamp } from "../domain/case.ts";
import type { BatchId, Digest } from "../domain/ids.ts";
import { type Message, type MessageState, messageSchema } from "../domain/message.ts";
import type { MessageLine } from "../workflow/ports/messages.ts";
import type { DeskStore } from "./desk-store.ts";
import { record } from "./ledger-line.ts";
import { decodePayload, encodePayload, payloadFormat } from "./records.ts";

export interface MessageRow {
  readonly item: string;
  readonly payload: Uint8Array;
  readonly batch_id: string | null;
  readonly digest: string | null;
  readonly state: string | null;
}

/** Messages with the newest batch that each left with: it says where the message stands. */
export const messageLines = `
SELECT m.item, m.payload, s.batch_id, s.digest, s.state FROM message AS m
LEFT JOIN message_sending AS s ON s.number = (SELECT max(number) FROM message_sending WHERE item = m.item)`;

/** Saves a message that is to leave; to be called inside a transaction. */
export function insertMessage({ db }: DeskStore, message: Message, stamp: Stamp): void {
  const { item, kind } = message;
  db.run(
    "INSERT INTO message (item, kind, case_id, payload, at, officer) VALUES (?, ?, ?, ?, ?, ?)",
    item,
    kind,
    message.case,
    encodePayload(message),
    stamp.at.toString(),
    stamp.by,
  );
  record(db, { code: "message-made", subject: message.case, facts: { item, kind, of: message.of } }, stamp);
}

/** Messages that no batch carries, or only a lost one. */
export function waitingMessages({ db }: DeskStore): Message[] {
  const rows = db.all<MessageRow>(`${messageLines} WHERE s.state IS NULL OR s.state = 'lost' ORDER BY m.number`);
  return rows.map((row) => messageLineOf(row).message);
}

/** A message as it stands. */
export function messageLineOf(row: MessageRow): MessageLine {
  const lost = row.state === null || row.state === "lost";
  return {
    message: decodePayload(row.item, { format: payloadFormat, payload: row.payload }, messageSchema),
    state: lost ? "waiting" : (row.state as MessageState),
    batch: row.batch_id as BatchId | null,
    digest: row.digest as Digest | null,
  };
}
