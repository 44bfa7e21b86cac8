import type { CaseId, Digest, ItemId } from "../domain/ids.ts";
import type { Selection } from "../workflow/ports/batches.ts";
import type { DeskStore } from "./desk-store.ts";
import { keyedHash } from "./keyed-hash.ts";
import { givenElsewhere } from "./last-given.ts";
import { waitingMessages } from "./message-row.ts";

interface WaitingRow {
  readonly id: CaseId;
  readonly version: number;
  readonly revision: number;
  readonly item: ItemId | null;
}

// What the centre could not take as it was, or gave back, leaves again as another revision, never as it is. What is on a
// sheet is on its way already: by hand.
const waiting = `
SELECT c.id, c.version, c.revision, iif(p.state IN ('lost', 'superseded'), p.item, NULL) AS item
FROM "case" AS c
LEFT JOIN parcel AS p ON p.number = (SELECT max(number) FROM parcel WHERE case_id = c.id)
WHERE c.stage = 'decided' AND c.decision IN ('forward', 'propose-refusal')
  AND (? = 0 OR c.approved_by IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM parcel WHERE case_id = c.id AND (
    state IN ('sealed', 'written', 'handed-over', 'received', 'accepted', 'already', 'answered', 'confirmed', 'unknown')
    OR (revision = c.revision AND state IN ('rejected-tech', 'recalled'))))
  AND NOT EXISTS (SELECT 1 FROM sheet WHERE case_id = c.id AND ended_at IS NULL)
ORDER BY c.due_on, c.id`;

/** What the next batch may carry, the number it must bear and the digest it must name. */
export function selectionOf(desk: DeskStore): Selection {
  const { db, approval } = desk;
  const last = db.first<{ seq: number; sha256: Digest }>(
    `SELECT seq, sha256 FROM batch JOIN batch_file ON batch_id = id ORDER BY seq DESC, position DESC LIMIT 1`,
  );
  const rows = db.all<WaitingRow>(waiting, approval ? 1 : 0);
  const sent = last?.seq ?? 0;
  const elsewhere = givenElsewhere(desk);
  return {
    waiting: rows.map(({ id, version, revision, item }) => ({
      case: id,
      version,
      revision,
      item: item ?? itemOf(desk, id, revision),
    })),
    messages: waitingMessages(desk),
    seq: Math.max(sent, elsewhere) + 1,
    // Of a batch that another store sent nothing is known here: the chain begins anew, and the number tells.
    previousDigest: elsewhere > sent ? null : (last?.sha256 ?? null),
  };
}

/**
 * The item of one revision of a case, as a UUID (RFC 9562, version 8). It is derived and not drawn: an office that is
 * brought back from a copy sends the same case under the same item, so that the centre sees that it knows it.
 */
function itemOf({ indexKey }: DeskStore, id: CaseId, revision: number): ItemId {
  const hex = keyedHash(indexKey, `item ${id} ${revision}`);
  const variant = "89ab"[Number.parseInt(hex[16] ?? "0", 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}` as ItemId;
}
