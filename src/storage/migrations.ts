import type { Instant } from "../domain/day.ts";
import { Problem } from "../domain/problem.ts";
import { backUp } from "./backup.ts";
import { applicationId, type Database } from "./database.ts";
import { sha256 } from "./keyed-hash.ts";
import { cases } from "./schema/0001-cases.ts";
import { batches } from "./schema/0002-batches.ts";
import { answers } from "./schema/0003-answers.ts";
import { letters } from "./schema/0004-letters.ts";
import { messages } from "./schema/0005-messages.ts";
import { secondWord } from "./schema/0006-second-word.ts";
import { notices } from "./schema/0007-notices.ts";
import { answeredBy } from "./schema/0008-answered-by.ts";
import { sheets } from "./schema/0009-sheets.ts";
import { unfit } from "./schema/0010-unfit.ts";
import { outgoingLines } from "./schema/0011-outgoing-lines.ts";
import { retryable } from "./schema/0012-retryable.ts";
import { toldOtherwise } from "./schema/0013-told-otherwise.ts";

/** One numbered change of the schema. Once it has left this desk its text is never changed: write the next one. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  /** Of `sql`, written down so that opening a store compares texts without hashing them. */
  readonly sha256: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  cases,
  batches,
  answers,
  letters,
  messages,
  secondWord,
  notices,
  answeredBy,
  sheets,
  unfit,
  outgoingLines,
  retryable,
  toldOtherwise,
];

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly sha256: string;
}

const register = `
CREATE TABLE migration (
  number     INTEGER PRIMARY KEY NOT NULL,
  name       TEXT NOT NULL,
  sha256     TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT`;

/**
 * Brings the store to the schema of this program: each missing migration in one transaction with its own record, after a
 * verified backup where there is something to lose. Throws `store-newer` where a later program has been here, and
 * `store-damaged` where the record is not the one that this program writes.
 */
export function migrate(db: Database, now: () => Instant, known: readonly Migration[] = migrations): void {
  const applied = db.read(() => appliedTo(db, known));
  if (applied === known.length) return;
  if (applied > 0) backUp(db, `before-${String(applied + 1).padStart(4, "0")}`);
  for (const next of known.slice(applied)) {
    if (sha256(next.sql) !== next.sha256) throw new Error(`migration ${next.number} is not the text it was`);
    db.write(() => {
      // Another program may have been here between the two transactions.
      if (appliedTo(db, known) >= next.number) return;
      if (next.number === 1) db.script(`${register}; PRAGMA application_id = ${applicationId}`);
      db.script(next.sql);
      const record = "INSERT INTO migration (number, name, sha256, applied_at) VALUES (?, ?, ?, ?)";
      db.run(record, next.number, next.name, next.sha256, now().toString());
      db.script(`PRAGMA user_version = ${next.number}`);
    });
  }
}

/** How many migrations the store has, all of them as known here. */
function appliedTo(db: Database, known: readonly Migration[]): number {
  if (db.pragma("application_id") === 0) return 0;
  const version = db.pragma("user_version");
  const rows = db.all<Applied>("SELECT number, name, sha256 FROM migration ORDER BY number");
  const newest = rows.at(-1)?.number ?? 0;
  if (newest > known.length) throw new Problem("store-newer", { found: newest, known: known.length });
  const whole = rows.every((row, place) => {
    const expected = known[place];
    return row.number === place + 1 && row.name === expected?.name && row.sha256 === expected.sha256;
  });
  if (!whole || version !== newest || newest === 0) throw new Problem("store-damaged", { path: db.folder });
  return newest;
}
