import type { Instant } from "../../domain/day.ts";
import type { Digest } from "../../domain/ids.ts";

/** A file that the simulator wrote. */
export interface CentreFile {
  readonly path: string;
  readonly sha256: Digest;
}

/** The simulator of the centre, in training offices only: every call throws `not-training` elsewhere. */
export interface Centre {
  /** Notes that the files arrived and writes receipts. */
  receive(files: readonly string[], to: string, at: Instant): Promise<readonly CentreFile[]>;
  /** Reads batch files and writes the answer files, honest ones or those of a scenario. */
  answer(
    files: readonly string[],
    to: string,
    asked: {
      readonly seed: number;
      /** Outcomes by case. Throws `bad-value` for one that the simulator does not know. */
      readonly rulings: ReadonlyMap<string, string>;
      readonly at: Instant;
      readonly scenario: string | null;
    },
  ): Promise<readonly CentreFile[]>;
  status(): Promise<CentreStatus>;
  /** Takes in an office's request to be known and writes the answer. */
  enrol(file: string, to: string, at: Instant): Promise<CentreFile>;
}

/** What the simulator knows: for whoever trains, and for tests that compare two registers. */
export interface CentreStatus {
  readonly offices: readonly {
    readonly office: string;
    /** Up to this batch every item was answered. */
    readonly completeUpTo: number;
    readonly answersSent: number;
    readonly batches: readonly {
      readonly seq: number;
      readonly parts: number;
      readonly of: number;
      readonly answered: number;
    }[];
    readonly items: readonly {
      readonly item: string;
      readonly case: string;
      readonly digest: Digest;
      readonly state: string;
      readonly outcome: string | null;
      readonly iin: string | null;
      readonly confirmed: boolean;
      /** The day on which the office handed its letter over. */
      readonly servedOn: string | null;
      readonly supplements: number;
    }[];
  }[];
}
