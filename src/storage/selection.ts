import type { CaseId, Digest, ItemId } from "../domain/ids.ts";
import type { Selection } from "../workflow/office.ts";
import type { DeskStore } from "./desk-store.ts";

interface WaitingRow {
  readonly id: CaseId;
  readonly version: number;
  readonly revision: number;
  readonly item: ItemId | null;
}

// What the centre could not take as it was, or gave back, leaves again as another revision, never as it is.
const waiting = `
SELECT c.id, c.version, c.revision, iif(p.state IN ('lost', 'superseded'), p.item, NULL) AS item
FROM "case" AS c
LEFT JOIN parcel AS p ON p.number = (SELECT max(number) FROM parcel WHERE case_id = c.id)
WHERE c.stage = 'decided' AND c.decision IN ('forward', 'propose-refusal')
  AND (? = 0 OR c.approved_by IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM parcel WHERE case_id = c.id AND (
    state IN ('sealed', 'written', 'handed-over', 'received', 'accepted', 'already', 'answered', 'confirmed', 'unknown')
    OR (revision = c.revision AND state IN ('rejected-tech', 'recalled'))))
ORDER BY c.due_on, c.id`;

/** What the next batch may carry, the number it must bear and the digest it must name. */
export function selectionOf({ db, approval }: DeskStore): Selection {
  const last = db.first<{ seq: number; sha256: Digest }>(
    `SELECT seq, sha256 FROM batch JOIN batch_file ON batch_id = id ORDER BY seq DESC, position DESC LIMIT 1`,
  );
  const rows = db.all<WaitingRow>(waiting, approval ? 1 : 0);
  return {
    waiting: rows.map(({ id, version, revision, item }) => ({ case: id, version, revision, item })),
    seq: (last?.seq ?? 0) + 1,
    previousDigest: last?.sha256 ?? null,
  };
}
