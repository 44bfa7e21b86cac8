import type { Stamp, Transition } from "../../domain/case.ts";
import type { Day } from "../../domain/day.ts";
import type { CaseId, Digest, LetterId } from "../../domain/ids.ts";
import type { LetterFacts, LetterKind } from "../../domain/letter.ts";
import type { Message } from "../../domain/message.ts";

export const serviceWays = ["in-person", "post", "courier", "e-mail"] as const;

export type ServiceWay = (typeof serviceWays)[number];

/** How a letter came to the person. `identitySeen`: the identity document of whoever took it was looked at. */
export interface Service {
  readonly on: Day;
  readonly to: "applicant" | "representative";
  readonly how: ServiceWay;
  readonly identitySeen: boolean;
}

export interface LetterRow {
  readonly id: LetterId;
  readonly case: CaseId;
  readonly kind: LetterKind;
  readonly state: "issued" | "served" | "void";
  /** The outgoing number; null on a paper that is not ours. */
  readonly number: string | null;
  readonly issued: Stamp;
  readonly sha256: Digest;
  /** An officer held the paper in hand. */
  readonly printed: Stamp | null;
  /** How often its file was written again. */
  readonly reprints: number;
  readonly served: Service | null;
  /** The reason is null where the letter fell with the ruling it rested on and nobody gave one. */
  readonly voided: (Stamp & { readonly reason: string | null }) | null;
  /** The letter that took the place of a void one. */
  readonly supersededBy: LetterId | null;
}

/** A letter as it begins. */
export type NewLetter = Pick<LetterRow, "id" | "case" | "kind" | "number" | "issued" | "sha256">;

export interface LetterStore {
  /** The number the next letter of this kind bears for the case, from 1. */
  nextNumber(of: CaseId, kind: LetterKind): Promise<number>;
  /**
   * Facts frozen, bytes kept by digest, hash in the ledger. Throws `changed-meanwhile` when the id is taken,
   * `number-taken` where another letter of the same year bears the outgoing number.
   */
  issue(letter: NewLetter, facts: LetterFacts, pdf: Uint8Array, stamp: Stamp): Promise<void>;
  /** Oldest first. */
  list(of?: CaseId): Promise<LetterRow[]>;
  /** Throws `unknown-letter`. */
  load(id: LetterId): Promise<LetterRow>;
  /** The letter whose file has exactly these bytes; null when no letter of this office has. */
  byBytes(pdf: Uint8Array): Promise<LetterRow | null>;
  facts(id: LetterId): Promise<LetterFacts>;
  pdf(id: LetterId): Promise<Uint8Array>;
  /** The paper was printed and is in hand. */
  printed(id: LetterId, stamp: Stamp): Promise<void>;
  reprinted(id: LetterId, stamp: Stamp): Promise<void>;
  /**
   * With the closing of its case, and what the centre is told of it, in one transaction. Throws `changed-meanwhile` where
   * it is not issued any more.
   */
  served(
    id: LetterId,
    how: Service,
    transition: Transition<"closed"> | null,
    stamp: Stamp,
    made?: readonly Message[],
  ): Promise<void>;
  /** With what follows for its case, in one transaction. What was served stays recorded. */
  void(id: LetterId, reason: string, transition: Transition | null, stamp: Stamp): Promise<void>;
}
