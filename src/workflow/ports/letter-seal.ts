import type { Day } from "../../domain/day.ts";
import type { LetterId, OfficeCode } from "../../domain/ids.ts";
import type { LetterFacts } from "../../domain/letter.ts";
import type { LetterCheck } from "../../domain/letter-parts.ts";

/** What a check code says of its letter, and whether the office's key signed it. */
export interface OpenedCode {
  readonly letter: LetterId;
  readonly on: Day;
  readonly office: OfficeCode;
  /** Typed with the letter's id where the code itself cannot be read. */
  readonly group: string;
  /** `unknown-key`: signed, if at all, with a key that this office does not have. */
  readonly signature: "valid" | "invalid" | "unknown-key";
}

/** The office's mark on a letter, by which it is told from a made-up one without a network. */
export interface LetterSeal {
  /** Made of the facts of a letter and signed with the office's key. Throws `keys-missing`, `keys-unreadable`. */
  seal(facts: LetterFacts): Promise<LetterCheck>;
  /** Null for a text that is no check code. */
  open(code: string): Promise<OpenedCode | null>;
  /** Whether the check code in these facts was made of them. */
  covers(facts: LetterFacts): Promise<boolean>;
}
