import type { CaseId, Digest, ItemId } from "../domain/ids.ts";
import type { Selection, Waiting } from "../workflow/ports/batches.ts";
import type { DeskStore } from "./desk-store.ts";
import { keyedHash } from "./keyed-hash.ts";
import { givenElsewhere } from "./last-given.ts";
import { waitingMessages } from "./message-row.ts";
import { keptLine, type LineRow } from "./outgoing-lines.ts";

interface WaitingRow {
  readonly id: CaseId;
  readonly version: number;
  readonly revision: number;
}

// What the centre could not take as it was, or gave back, leaves again as another revision, never as it is. What is on a
// sheet is on its way already: by hand.
const isWaiting = `
c.stage = 'decided' AND c.decision IN ('forward', 'propose-refusal')
  AND (? = 0 OR c.approved_by IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM parcel WHERE case_id = c.id AND (
    state IN ('sealed', 'written', 'handed-over', 'received', 'accepted', 'already', 'answered', 'confirmed', 'unknown')
    OR (revision = c.revision AND state IN ('rejected-tech', 'recalled'))))
  AND NOT EXISTS (SELECT 1 FROM sheet WHERE case_id = c.id AND ended_at IS NULL)`;

/** The forwarded cases without a live parcel, in no order. */
export const waitingRows = ({ db, approval }: DeskStore): WaitingRow[] =>
  db.all(`SELECT c.id, c.version, c.revision FROM "case" AS c WHERE ${isWaiting}`, approval ? 1 : 0);

/** The number that the next batch must bear, and the digest that it must name. */
export function nextInChain(desk: DeskStore): Pick<Selection, "seq" | "previousDigest"> {
  const last = desk.db.first<{ seq: number; sha256: Digest }>(
    `SELECT seq, sha256 FROM batch JOIN batch_file ON batch_id = id ORDER BY seq DESC, position DESC LIMIT 1`,
  );
  const sent = last?.seq ?? 0;
  const elsewhere = givenElsewhere(desk);
  return {
    seq: Math.max(sent, elsewhere) + 1,
    // Of a batch that another store sent nothing is known here: the chain begins anew, and the number tells.
    previousDigest: elsewhere > sent ? null : (last?.sha256 ?? null),
  };
}

const waitingWithLines = `
SELECT c.id, c.version, c.revision, c.kind, c.pack_id, c.pack_digest, p.item AS again,
  o.item, o.digest, o.scans, length(o.line) AS bytes
FROM "case" AS c
LEFT JOIN parcel AS p ON p.state IN ('lost', 'superseded')
  AND p.number = (SELECT max(number) FROM parcel WHERE case_id = c.id)
LEFT JOIN outgoing_line AS o ON o.case_id = c.id
WHERE ${isWaiting}
ORDER BY c.due_on, c.id`;

/** What the next batch may carry, the most urgent first, and its place in the chain. */
export function selectionOf(desk: DeskStore): Selection {
  const found: Waiting[] = [];
  for (const row of desk.db.each<WaitingRow & LineRow & { again: ItemId | null }>(
    waitingWithLines,
    desk.approval ? 1 : 0,
  )) {
    const { id, version, revision, again } = row;
    const item = again ?? row.item ?? newItemOf(desk, id, revision);
    found.push({ case: id, version, revision, item, line: keptLine(desk.db, row, item) });
  }
  return { waiting: found, messages: waitingMessages(desk), ...nextInChain(desk) };
}

/** The item that a revision of a case leaves as: that of its newest parcel where that one is lost or superseded. */
export function itemOf(desk: DeskStore, id: CaseId, revision: number): ItemId {
  const newest = desk.db.first<{ item: ItemId; state: string }>(
    "SELECT item, state FROM parcel WHERE case_id = ? ORDER BY number DESC LIMIT 1",
    id,
  );
  const again = newest?.state === "lost" || newest?.state === "superseded";
  return again ? newest.item : newItemOf(desk, id, revision);
}

/**
 * The item of one revision of a case, as a UUID (RFC 9562, version 8). It is derived and not drawn: an office that is
 * brought back from a copy sends the same case under the same item, so that the centre sees that it knows it.
 */
function newItemOf({ indexKey }: DeskStore, id: CaseId, revision: number): ItemId {
  const hex = keyedHash(indexKey, `item ${id} ${revision}`);
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ItemId;
}
