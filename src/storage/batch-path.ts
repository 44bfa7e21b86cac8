import type { BatchState, BatchStep, ParcelState } from "../domain/batch.ts";
import type { Stamp } from "../domain/case.ts";
import { Temporal } from "../domain/day.ts";
import type { BatchId, OfficerId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { BatchRow } from "./batch-row.ts";
import type { Database } from "./database.ts";

/** Throws `unknown-batch`. */
export function rowOf(db: Database, id: BatchId): BatchRow {
  const row = db.first<BatchRow>("SELECT * FROM batch WHERE id = ?", id);
  if (row === undefined) throw new Problem("unknown-batch", { batch: id });
  return row;
}

/** From which states a batch, and every parcel and message of it, moves on to the next. What is known further stays. */
const from: Readonly<Record<BatchState, readonly ParcelState[]>> = {
  sealed: ["unknown"],
  unknown: ["sealed"],
  written: ["sealed", "unknown"],
  "handed-over": ["sealed", "unknown", "written"],
  received: ["sealed", "unknown", "written", "handed-over"],
  lost: ["sealed", "unknown", "written", "handed-over"],
};

/** Moves a batch with its parcels and messages; to be called inside a transaction. Throws `unknown-batch`. */
export function moveBatch(db: Database, id: BatchId, state: BatchState): void {
  rowOf(db, id);
  const places = from[state].map(() => "?").join(", ");
  for (const [table, column] of [
    ["batch", "id"] as const,
    ["parcel", "batch_id"] as const,
    ["message_sending", "batch_id"] as const,
  ]) {
    db.run(`UPDATE ${table} SET state = ? WHERE ${column} = ? AND state IN (${places})`, state, id, ...from[state]);
  }
}

/** Notes an intent or an outcome; to be called inside a transaction. */
export function writeStep(
  db: Database,
  id: BatchId,
  step: Omit<BatchStep, "at" | "by" | "state"> & { readonly state: string },
  stamp: Stamp,
): void {
  db.run(
    "INSERT INTO batch_step (batch_id, step, state, at, officer, target, attempt) VALUES (?, ?, ?, ?, ?, ?, ?)",
    id,
    step.step,
    step.state,
    stamp.at.toString(),
    stamp.by,
    step.target,
    step.attempt,
  );
}

interface StepRow {
  readonly step: string;
  readonly state: string;
  readonly at: string;
  readonly officer: string;
  readonly target: string | null;
  readonly attempt: number | null;
}

/** Every intent and outcome of a batch, oldest first. */
export const stepsOf = (db: Database, id: BatchId): BatchStep[] =>
  db.all<StepRow>("SELECT * FROM batch_step WHERE batch_id = ? ORDER BY number", id).map((row) => ({
    step: row.step as BatchStep["step"],
    state: row.state as BatchState,
    at: Temporal.Instant.from(row.at),
    by: row.officer as OfficerId,
    target: row.target,
    attempt: row.attempt,
  }));
