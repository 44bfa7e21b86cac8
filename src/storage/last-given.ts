import type { DeskStore } from "./desk-store.ts";

/** The last batch number that another store of this office is known to have given; 0 for none. */
export const givenElsewhere = ({ db }: DeskStore): number =>
  db.first<{ until: number }>("SELECT coalesce(max(until), 0) AS until FROM batch_gap")?.until ?? 0;

/** The last batch number that was given, here or elsewhere; 0 for none. */
export function lastGiven(desk: DeskStore): number {
  const here = desk.db.first<{ seq: number }>("SELECT coalesce(max(seq), 0) AS seq FROM batch");
  return Math.max(here?.seq ?? 0, givenElsewhere(desk));
}
