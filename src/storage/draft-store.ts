import { type Instant, Temporal } from "../domain/day.ts";
import type { DraftId, OfficerId } from "../domain/ids.ts";
import type { Draft, DraftStore } from "../workflow/ports/drafts.ts";
import type { DeskStore } from "./desk-store.ts";
import { record } from "./ledger-line.ts";

interface DraftRow {
  readonly id: string;
  readonly begun_by: string;
  readonly begun_at: string;
  readonly changed_at: string;
  readonly payload: Uint8Array;
}

// What reads and writes payloads is loaded when first needed.
const payloads = () => import("./records.ts");

// Always nine digits: so that texts sort as instants do.
const sortable = (at: Instant): string => at.toString({ fractionalSecondDigits: 9 });

/**
 * The interviews that are not registered. The ledger says when one begins and ends; the answers between are saved one by
 * one without a line: until the term starts they have no weight in law.
 */
export function draftStore({ db }: DeskStore): DraftStore {
  return {
    async save(draft) {
      const payload = (await payloads()).encodePayload(draft.answers);
      db.write(() => {
        const known = db.run(
          "UPDATE draft SET changed_at = ?, payload = ? WHERE id = ?",
          sortable(draft.changedAt),
          payload,
          draft.id,
        );
        if (known === 1) return;
        const { by, at } = draft.begun;
        db.run(
          "INSERT INTO draft (id, begun_by, begun_at, changed_at, payload) VALUES (?, ?, ?, ?, ?)",
          draft.id,
          by,
          at.toString(),
          sortable(draft.changedAt),
          payload,
        );
        record(db, { code: "draft-begun", subject: draft.id, facts: {} }, draft.begun);
      });
    },
    async list() {
      const rows = db.all<DraftRow>("SELECT * FROM draft ORDER BY changed_at DESC, id DESC");
      return Promise.all(rows.map(decodeDraft));
    },
    async load(id) {
      const row = db.first<DraftRow>("SELECT * FROM draft WHERE id = ?", id);
      return row === undefined ? null : decodeDraft(row);
    },
    async discard(id, stamp) {
      db.write(() => {
        if (db.run("DELETE FROM draft WHERE id = ?", id) === 0) return;
        record(db, { code: "draft-discarded", subject: id, facts: {} }, stamp);
      });
    },
  };
}

async function decodeDraft(row: DraftRow): Promise<Draft> {
  const { decodeAnswers } = await payloads();
  return {
    id: row.id as DraftId,
    begun: { by: row.begun_by as OfficerId, at: Temporal.Instant.from(row.begun_at) },
    changedAt: Temporal.Instant.from(row.changed_at),
    answers: decodeAnswers(row.id, row.payload),
  };
}
