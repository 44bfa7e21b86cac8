import type { CaseKind } from "../../domain/application.ts";
import type { ParcelState } from "../../domain/batch.ts";
import type { Case, CaseAt, PackRef, Stage, Stamp, Transition } from "../../domain/case.ts";
import type { CategoryCode } from "../../domain/category.ts";
import type { Day, DayText } from "../../domain/day.ts";
import type { DecisionKind } from "../../domain/decision.ts";
import type { CaseId, Digest, DraftId } from "../../domain/ids.ts";
import type { LedgerCode, LedgerFacts } from "../../domain/ledger-line.ts";
import type { Mark } from "../../domain/mark.ts";
import type { Message, MessageKind } from "../../domain/message.ts";
import type { RulingOutcome } from "../../domain/ruling.ts";
import type { Prepared } from "./exchange.ts";

/** What a list shows of a case: columns only, no payload is read. */
export interface CaseLine {
  readonly id: CaseId;
  readonly stage: Stage;
  readonly kind: CaseKind;
  readonly category: CategoryCode;
  readonly revision: number;
  readonly applicationDay: DayText;
  readonly dueOn: DayText;
  readonly dueOnStrict: DayText;
  readonly decision: DecisionKind | null;
  readonly awaitsApproval: boolean;
  readonly ruling: RulingOutcome | null;
  /** The newest parcel's state. */
  readonly parcel: ParcelState | null;
  /** On a sheet, to be typed into the central system. */
  readonly byHand: boolean;
  /** It has letters that the exchange does not carry. */
  readonly unfit: boolean;
  /** The day until which the centre waits for a supplement that it asked for and nobody has made. */
  readonly supplementDue: DayText | null;
  /** Messages that the centre returned, that still matter, and were neither made again nor told by another way. */
  readonly returned: readonly MessageKind[];
  /** A ruling of the centre waits for a person. */
  readonly held: boolean;
  /** The newest letter that ends the case (issuance, refusal, refusal to accept), if one was issued and not voided. */
  readonly letter: "issued" | "served" | null;
}

export interface CaseQuery {
  readonly stages?: readonly Stage[];
  /** Due on or before this day and not answered yet, or with returned messages. */
  readonly dueBy?: Day;
  /** Those with returned messages only. */
  readonly returned?: true;
  readonly limit?: number;
}

/** A case of this store that shares a mark with another. */
export interface MarkHit {
  readonly case: CaseId;
  readonly kind: Mark["kind"];
}

export interface HistoryLine extends Stamp {
  readonly seq: number;
  readonly code: LedgerCode;
  readonly facts: LedgerFacts<unknown>;
}

/** What is saved with a case, in the same transaction. */
export interface Along {
  /** Messages to the centre that follow from it. */
  readonly made?: readonly Message[];
  /** The line that it leaves as: it stands until the case is saved again, or sealed. */
  readonly line?: Prepared;
}

export interface CaseStore {
  /**
   * Gives the next number of the year, saves what `make` returns for it with its ledger line, and ends the draft it
   * came from. `pack` keeps the bytes of the rules by digest. The case begins as version 1. Throws `draft-gone` where
   * the draft was registered or thrown away meanwhile.
   */
  register(
    year: number,
    make: (id: CaseId) => Transition<"gathering">,
    stamp: Stamp,
    from: { readonly draft: DraftId | null; readonly pack: { readonly ref: PackRef; readonly bytes: Uint8Array } },
  ): Promise<CaseAt<"gathering">>;
  /** Throws `unknown-case`. */
  load(id: CaseId): Promise<Case>;
  /**
   * The stored version then is one more, and stands in what is returned. Throws `changed-meanwhile` where
   * `transition.next.version` is not the stored one, or where a new revision is saved of what is on its way;
   * `not-allowed` where the officer who decided approves.
   */
  save<S extends Stage>(transition: Transition<S>, stamp: Stamp, along?: Along): Promise<CaseAt<S>>;
  list(query: CaseQuery): Promise<CaseLine[]>;
  /** Throws `unknown-case`. */
  line(id: CaseId): Promise<CaseLine>;
  /** Reads payloads: cases whose number, names or document numbers contain the text, letters folded. */
  find(text: string): Promise<CaseLine[]>;
  history(id: CaseId): Promise<HistoryLine[]>;
  sharing(marks: readonly Mark[], except: CaseId | null): Promise<MarkHit[]>;
  /** The bytes of rules that a case was registered under; null when no case ever was. */
  packBytes(digest: Digest): Promise<Uint8Array | null>;
}
