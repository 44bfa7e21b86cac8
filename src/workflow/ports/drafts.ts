import type { Stamp } from "../../domain/case.ts";
import type { Instant } from "../../domain/day.ts";
import type { DraftId } from "../../domain/ids.ts";

/** An interview that is not registered: no number, no term. `answers` are the fields of an application file so far. */
export interface Draft {
  readonly id: DraftId;
  readonly begun: Stamp;
  readonly changedAt: Instant;
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface DraftStore {
  save(draft: Draft): Promise<void>;
  /** Newest first. */
  list(): Promise<Draft[]>;
  load(id: DraftId): Promise<Draft | null>;
  discard(id: DraftId, stamp: Stamp): Promise<void>;
}
