import type { Stamp } from "../domain/case.ts";
import type { BatchId, Digest } from "../domain/ids.ts";
import { type Message, type MessageState, messageSchema } from "../domain/message.ts";
import type { MessageLine } from "../workflow/ports/messages.ts";
import type { DeskStore } from "./desk-store.ts";
import { sha256 } from "./keyed-hash.ts";
import { digestOfText, record } from "./ledger-line.ts";
import { answerNotices } from "./notice-rows.ts";
import { decodePayload, encodePayload, payloadFormat } from "./records.ts";
import { saltOf, storedCase } from "./write-case.ts";

export interface MessageRow {
  readonly item: string;
  readonly payload: Uint8Array;
  readonly batch_id: string | null;
  readonly digest: string | null;
  readonly state: string | null;
  readonly retryable: number | null;
  /** Since when an officer says that it was told by another way. */
  readonly told: string | null;
}

/** Messages with the newest batch that each left with: it says where the message stands. */
export const messageLines = `
SELECT m.item, m.payload, s.batch_id, s.digest, s.state, s.retryable, t.at AS told FROM message AS m
LEFT JOIN message_sending AS s ON s.number = (SELECT max(number) FROM message_sending WHERE item = m.item)
LEFT JOIN message_told AS t ON t.item = m.item`;

/** What brings papers, or takes the application back, answers what the centre has asked for. */
const answers = (message: Message): boolean =>
  message.kind === "WDR" || (message.kind === "SUP" && message.documents.length > 0);

/** Saves a message that is to leave, and settles what it answers; to be called inside a transaction. */
export function insertMessage(desk: DeskStore, message: Message, stamp: Stamp): void {
  const { db } = desk;
  const { item, kind } = message;
  const payload = encodePayload(message);
  db.run(
    "INSERT INTO message (item, kind, case_id, payload, at, officer) VALUES (?, ?, ?, ?, ?, ?)",
    item,
    kind,
    message.case,
    payload,
    stamp.at.toString(),
    stamp.by,
  );
  const facts = { item, kind, of: message.of, ...papersDigest(desk, message, payload) };
  record(db, { code: "message-made", subject: message.case, facts }, stamp);
  if (answers(message)) answerNotices(desk, message.case, item);
}

/** An officer says that the centre was told by another way, or needs it no more; to be called inside a transaction. */
export function endMessage(desk: DeskStore, { item, kind, case: id, ...more }: Message, stamp: Stamp): void {
  desk.db.run("INSERT INTO message_told (item, at, officer) VALUES (?, ?, ?)", item, stamp.at.toString(), stamp.by);
  record(desk.db, { code: "message-told-otherwise", subject: id, facts: { item, kind, of: more.of } }, stamp);
  if (kind === "SUP") answerNotices(desk, id, item);
}

/** Papers of a supplement are part of the record of their case: the ledger vouches for them. */
function papersDigest({ db }: DeskStore, message: Message, payload: Uint8Array): { papersDigest?: string } {
  if (message.kind !== "SUP" || message.documents.length === 0) return {};
  const salt = saltOf(message.case, storedCase(db, message.case).revision);
  return { papersDigest: digestOfText(salt, sha256(payload)) };
}

/** Messages that no batch carries, or only a lost one. */
export function waitingMessages({ db }: DeskStore): Message[] {
  const rows = db.all<MessageRow>(
    `${messageLines} WHERE (s.state IS NULL OR s.state = 'lost') AND t.item IS NULL ORDER BY m.number`,
  );
  return rows.map((row) => messageLineOf(row).message);
}

/** A message as it stands: with a lost batch it waits again. */
export function messageLineOf(row: MessageRow): MessageLine {
  return messageIn(row.state === "lost" ? { ...row, state: null } : row);
}

/** A message as it stands in one batch, which may be lost. */
export function messageIn(row: MessageRow): MessageLine {
  const stands = (row.state ?? "waiting") as MessageState;
  return {
    message: decodePayload(row.item, { format: payloadFormat, payload: row.payload }, messageSchema),
    // What the centre has accepted after all was told.
    state: row.told !== null && stands !== "accepted" ? "told-otherwise" : stands,
    batch: row.batch_id as BatchId | null,
    digest: row.digest as Digest | null,
    retryable: row.retryable === 1,
  };
}
