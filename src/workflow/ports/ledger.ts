import type { Stamp } from "../../domain/case.ts";
import type { CaseId, Digest } from "../../domain/ids.ts";
import type { LedgerCode, LedgerFacts } from "../../domain/ledger-line.ts";

export interface LedgerHead {
  readonly size: number;
  readonly hash: Digest;
}

/** One line of the ledger as it was hashed. */
export interface LedgerLine {
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

export interface Ledger {
  /** Size 0 and a hash of zeros when the ledger is empty. */
  head(): Promise<LedgerHead>;
  /** A line about the office itself (set up, officers, rules). Codes and dates only. */
  append(code: LedgerCode, subject: string, facts: LedgerFacts<string | number | null>, stamp: Stamp): Promise<void>;
  /** The lines about a case and the batches it left in, as they stand, oldest first. */
  lines(of: CaseId): Promise<LedgerLine[]>;
  /**
   * Every line, its hash and its link, and what the store holds against it: each case's version and contents, letters and
   * batches. `broken` is the first line that does not hold; one past the end where lines are missing there.
   */
  verify(): Promise<{ readonly size: number; readonly head: Digest; readonly broken: number | null }>;
}
