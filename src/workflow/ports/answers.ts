import type { AnswerFile, Hold, Quarantined } from "../../domain/answer.ts";
import type { ParcelState } from "../../domain/batch.ts";
import type { Remark, Stamp, Transition } from "../../domain/case.ts";
import type { Instant } from "../../domain/day.ts";
import type { AnswerFileId, BatchId, CaseId, ItemId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import type { Notice } from "../../domain/notice.ts";

/** What became of a message; one that is `retryable` may be told again as it is. */
export interface MessageNews {
  readonly state: "accepted" | "rejected-tech";
  readonly retryable: boolean;
}

/** All that one answer file changes: saved in one transaction, or not at all. */
export interface Intake {
  readonly file: AnswerFile;
  readonly applied: readonly Transition<"ruled">[];
  readonly held: readonly Omit<Hold, "id" | "file" | "state" | "since" | "agreed">[];
  /** Annulments that need nobody: what they take back never counted here. Kept, so that it never will. */
  readonly annulments?: readonly Omit<Hold, "id" | "file" | "state" | "since" | "agreed">[];
  readonly quarantined: readonly (Omit<Quarantined, "file" | "state"> & { readonly bytes: Uint8Array })[];
  readonly notices: readonly Omit<Notice, "file">[];
  /** Parts of batches that the centre says to have. */
  readonly receipts: readonly { readonly batch: BatchId; readonly part: number; readonly receivedAt: Instant }[];
  /** What goes back to the centre in consequence. */
  readonly made: readonly Message[];
  /**
   * New states of parcels by their item id. What a file says of mere arrival never takes back an answer, nor what a later
   * file has said.
   */
  readonly parcels: ReadonlyMap<ItemId, ParcelState>;
  /** What became of messages, by their item id. */
  readonly messages: ReadonlyMap<ItemId, MessageNews>;
  /** Held rulings that the centre took back itself. */
  readonly endedHolds: readonly Hold[];
}

export interface AnswerStore {
  /** By UUID; null when the file was never taken in. */
  known(uuid: string): Promise<AnswerFile | null>;
  lastSeq(): Promise<number>;
  takeIn(intake: Intake, stamp: Stamp): Promise<void>;
  held(state?: Hold["state"]): Promise<Hold[]>;
  /** Every file that was taken in, by its number. */
  files(): Promise<AnswerFile[]>;
  /** What the centre said of one case; of every case (`null`) where a case is null. Oldest first. */
  notices(of: { readonly case: CaseId | null } | "all"): Promise<Notice[]>;
  /** The parts of a batch that the centre says to have. */
  receipts(of: BatchId): Promise<ReadonlySet<number>>;
  /** Lines that were set aside and wait for a person, or all there ever were. */
  quarantined(which?: "all"): Promise<Quarantined[]>;
  /** One of them with its bytes; null when there is none. */
  quarantinedLine(file: AnswerFileId, line: number): Promise<(Quarantined & { readonly bytes: Uint8Array }) | null>;
  /** Takes a line in after all: what follows from it, in one transaction. Throws `changed-meanwhile`. */
  releaseLine(line: Quarantined, reason: string, intake: Intake, stamp: Stamp): Promise<void>;
  /** The line stays out. Throws `changed-meanwhile`. */
  dropLine(line: Quarantined, reason: string, stamp: Stamp): Promise<void>;
  /** A ruling that an officer read from a screen: applied, or held. */
  recordByHand(recorded: ByHand, stamp: Stamp): Promise<void>;
  /**
   * The first officer's word that a hold be released, where two must; the store adds the remark to the case. Throws
   * `changed-meanwhile` where the hold has ended, or somebody agreed before.
   */
  agree(hold: Hold, remark: Remark, stamp: Stamp): Promise<void>;
  /**
   * Ends the hold; `transition` is what follows for the case, if anything. The store adds the remark to the case, either
   * way. Throws `changed-meanwhile` where the hold has ended already.
   */
  endHold(
    hold: Hold,
    state: Exclude<Hold["state"], "open">,
    remark: Remark,
    transition: Transition | null,
    stamp: Stamp,
    made?: readonly Message[],
  ): Promise<void>;
}

/** What one ruling read from a screen changes. `item` is what it answers, if the case was sent as a file too. */
export interface ByHand {
  readonly item: ItemId | null;
  /** It left as no file: that it has a ruling shows that it was typed, and it is on its way by hand from here on. */
  readonly typed: boolean;
  readonly made: readonly Message[];
  readonly outcome:
    | { readonly applied: Transition<"ruled"> }
    | { readonly held: Omit<Hold, "id" | "file" | "state" | "since" | "item" | "agreed"> }
    | { readonly endedHolds: readonly Hold[] };
}
