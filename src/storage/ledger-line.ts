import type { Stamp } from "../domain/case.ts";
import type { Digest } from "../domain/ids.ts";
import type { LedgerCode, LedgerFacts } from "../domain/ledger-line.ts";
import type { LedgerHead } from "../workflow/ports/ledger.ts";
import { canonicalJson, type Plain } from "./canonical-json.ts";
import type { Database } from "./database.ts";
import { keyedHash, sha256 } from "./keyed-hash.ts";

/** What the first line is chained to. */
export const beginning = "0".repeat(64) as Digest;

export interface LedgerRow {
  readonly seq: number;
  readonly at: string;
  readonly officer: string;
  readonly code: string;
  readonly subject: string;
  /** Canonical JSON. */
  readonly facts: string;
  readonly previous: Digest;
  readonly hash: Digest;
}

/** The hash of a line: SHA-256 over the canonical JSON of seq, at, officer, code, subject, facts, previous hash. */
export function hashOf(line: Omit<LedgerRow, "hash">): Digest {
  const text = (value: string) => JSON.stringify(value);
  const { seq, at, officer, code, subject, facts, previous } = line;
  return sha256(`[${seq},${text(at)},${text(officer)},${text(code)},${text(subject)},${facts},${text(previous)}]`);
}

/** Where the ledger ends: how many lines, and the hash of the last. */
export function headOf(db: Database): LedgerHead {
  const last = db.first<LedgerRow>("SELECT * FROM ledger ORDER BY seq DESC LIMIT 1");
  return last === undefined ? { size: 0, hash: beginning } : { size: last.seq, hash: last.hash as Digest };
}

/** One line to be written. `facts`: codes, dates, numbers and digests; never a name, never free text. */
export interface Entry {
  readonly code: LedgerCode;
  readonly subject: string;
  readonly facts: LedgerFacts<Plain>;
}

/** Appends a line; to be called inside the transaction of what it records. */
export const record = (db: Database, entry: Entry, stamp: Stamp): void => recordAll(db, [entry], stamp);

/** Appends lines, one after the other; to be called inside the transaction of what they record. */
export function recordAll(db: Database, entries: Iterable<Entry>, stamp: Stamp): void {
  let { size, hash: previous } = headOf(db);
  const [at, officer] = [stamp.at.toString(), stamp.by];
  for (const { code, subject, facts } of entries) {
    size += 1;
    const text = canonicalJson(facts as Readonly<Record<string, Plain>>);
    const hash = hashOf({ seq: size, at, officer, code, subject, facts: text, previous });
    const insert =
      "INSERT INTO ledger (seq, at, officer, code, subject, facts, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
    db.run(insert, size, at, officer, code, subject, text, previous, hash);
    previous = hash;
  }
}

const digestMark = "hmac-sha256:";

/** What the ledger says of a text: a digest under the salt of its case, which stands in the payload. */
export const digestOfText = (salt: string, text: string): string => `${digestMark}${keyedHash(salt, text)}`;

/** The free texts of a step as the ledger keeps them. */
export const digestsOf = (salt: string, texts: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, digestOfText(salt, text)]));
