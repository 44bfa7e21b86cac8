import type { DeskStore } from "./desk-store.ts";

/** The last batch number that another store of this office is known to have given; 0 for none. */
export const givenElsewhere = ({ db }: DeskStore): number =>
  db.first<{ until: number }>("SELECT coalesce(max(until), 0) AS until FROM batch_gap")?.until ?? 0;

/** The last batch number that was sealed here; 0 for none. */
export const givenHere = ({ db }: DeskStore): number =>
  db.first<{ seq: number }>("SELECT coalesce(max(seq), 0) AS seq FROM batch")?.seq ?? 0;

/** What a person entered, and no batch was sealed since: it can still be put right. Null where nothing is. */
export const enteredLast = (desk: DeskStore): number | null => {
  const entered = givenElsewhere(desk);
  return entered > givenHere(desk) ? entered : null;
};

/** Takes back what no batch follows yet; to be called inside a transaction. */
export function takeBackEntered(desk: DeskStore): void {
  desk.db.run("DELETE FROM batch_gap WHERE until > ?", givenHere(desk));
}

/** The last batch number that was given, here or elsewhere; 0 for none. */
export const lastGiven = (desk: DeskStore): number => Math.max(givenHere(desk), givenElsewhere(desk));
