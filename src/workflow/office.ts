import type { AnswerFile, Hold, Quarantined, QuarantineReason } from "../domain/answer.ts";
import type { CaseKind } from "../domain/application.ts";
import type { Batch, BatchState, Parcel, ParcelState } from "../domain/batch.ts";
import type { Case, CaseAt, PackRef, Remark, Stage, Stamp, Transition } from "../domain/case.ts";
import type { CategoryCode } from "../domain/category.ts";
import type { Day, DayText, Instant } from "../domain/day.ts";
import type { DecisionKind } from "../domain/decision.ts";
import type { BatchId, CaseId, Digest, DraftId, ItemId, LetterId } from "../domain/ids.ts";
import type { LetterFacts, LetterKind } from "../domain/letter.ts";
import type { Mark } from "../domain/mark.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import type { Officer } from "../domain/officer.ts";
import type { RuleBook } from "../domain/rule-book.ts";
import type { RulePack } from "../domain/rule-pack.ts";
import type { Ruling, RulingOutcome } from "../domain/ruling.ts";
import type { Calendar } from "../domain/working-days.ts";

/**
 * The desk as the workflow sees it: who acts, what time it is, and the ports to the world. Every port answers with a
 * promise and one port call is one transaction, so that a store shared by many desks fits behind the same ports.
 */
export interface Office {
  readonly profile: OfficeProfile;
  readonly officer: Officer;
  readonly clock: Clock;
  readonly cases: CaseStore;
  readonly drafts: DraftStore;
  readonly batches: BatchStore;
  readonly answers: AnswerStore;
  readonly letters: LetterStore;
  readonly ledger: Ledger;
  readonly rules: Rules;
  readonly exchange: Exchange;
  readonly press: Press;
  readonly folders: Folders;
}

export interface Clock {
  now(): Instant;
  /** A new UUIDv7. */
  newId(): string;
}

// ---------------------------------------------------------------- cases

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
  /** A ruling of the centre waits for a person. */
  readonly held: boolean;
  /** The newest letter that ends the case (issuance, refusal, refusal to accept), if one was issued and not voided. */
  readonly letter: "issued" | "served" | null;
}

export interface CaseQuery {
  readonly stages?: readonly Stage[];
  /** Due on or before this day and not answered yet. */
  readonly dueBy?: Day;
  readonly limit?: number;
}

/** A case of this store that shares a mark with another. */
export interface MarkHit {
  readonly case: CaseId;
  readonly kind: Mark["kind"];
}

export interface HistoryLine extends Stamp {
  readonly seq: number;
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
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
  save<S extends Stage>(transition: Transition<S>, stamp: Stamp): Promise<CaseAt<S>>;
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

// ---------------------------------------------------------------- drafts

/** An interview that is not registered: no number, no term. `answers` are the fields of an application file so far. */
export interface Draft {
  readonly id: DraftId;
  readonly begun: Stamp;
  readonly changedAt: Instant;
  readonly answers: Readonly<Record<string, unknown>>;
}

export interface DraftStore {
  save(draft: Draft): Promise<void>;
  /** Newest first. */
  list(): Promise<Draft[]>;
  load(id: DraftId): Promise<Draft | null>;
  discard(id: DraftId, stamp: Stamp): Promise<void>;
}

// ---------------------------------------------------------------- batches

/** A forwarded case without a live parcel. `item` is the id of a lost or superseded parcel of it, to be used again. */
export interface Waiting {
  readonly case: CaseId;
  readonly version: number;
  readonly revision: number;
  readonly item: ItemId | null;
}

export interface Selection {
  readonly waiting: readonly Waiting[];
  /** The number that the next batch must bear. */
  readonly seq: number;
  readonly previousDigest: Digest | null;
}

export interface BatchStore {
  selection(): Promise<Selection>;
  /**
   * Keeps the bytes by digest, then checks in one transaction that number, chain and every case's version still stand,
   * and saves batch, parcels and ledger line. Throws `sealed-meanwhile` (number or chain are taken) and
   * `changed-meanwhile` (a case is not as it was read): then select again.
   */
  seal(
    batch: Batch,
    parcels: readonly { readonly parcel: Parcel; readonly version: number }[],
    bytes: ReadonlyMap<Digest, Uint8Array>,
    stamp: Stamp,
  ): Promise<void>;
  /** Before anything leaves: from here to the outcome a sealed batch is `unknown`, so that a crash leaves the truth. */
  intend(id: BatchId, stamp: Stamp): Promise<void>;
  /** After it was read back from the medium (`written`), or when that cannot be known (`unknown`). */
  outcome(id: BatchId, state: Exclude<BatchState, "sealed">, stamp: Stamp): Promise<void>;
  /** Oldest first. */
  list(): Promise<Batch[]>;
  /** Throws `unknown-batch`. */
  load(id: BatchId): Promise<Batch>;
  byUuid(uuid: string): Promise<Batch | null>;
  parcels(of: { readonly batch: BatchId } | { readonly case: CaseId }): Promise<Parcel[]>;
  /** The newest parcel of an item: a lost case goes out again under the same one. */
  parcel(item: string): Promise<Parcel | null>;
  /** The sealed bytes as they were; throws `store-damaged` when they are gone or differ from their digest. */
  bytes(digest: Digest): Promise<Uint8Array>;
}

// ---------------------------------------------------------------- answers

/** All that one answer file changes: saved in one transaction, or not at all. */
export interface Intake {
  readonly file: AnswerFile;
  readonly applied: readonly Transition<"ruled">[];
  readonly held: readonly Omit<Hold, "id" | "file" | "state" | "since">[];
  readonly quarantined: readonly (Omit<Quarantined, "file"> & { readonly bytes: Uint8Array })[];
  /** New states of parcels by their item id. */
  readonly parcels: ReadonlyMap<ItemId, ParcelState>;
  /** Held rulings that the centre took back itself. */
  readonly endedHolds: readonly Hold[];
}

export interface AnswerStore {
  /** By UUID; null when the file was never taken in. */
  known(uuid: string): Promise<AnswerFile | null>;
  lastSeq(): Promise<number>;
  takeIn(intake: Intake, stamp: Stamp): Promise<void>;
  held(state?: Hold["state"]): Promise<Hold[]>;
  quarantined(): Promise<Quarantined[]>;
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
  ): Promise<void>;
}

// ---------------------------------------------------------------- letters

export interface LetterRow {
  readonly id: LetterId;
  readonly case: CaseId;
  readonly kind: LetterKind;
  readonly state: "issued" | "served" | "void";
  readonly issued: Stamp;
  readonly sha256: Digest;
  readonly servedOn: Day | null;
}

export interface LetterStore {
  /** The number the next letter of this kind bears for the case, from 1. */
  nextNumber(of: CaseId, kind: LetterKind): Promise<number>;
  /** Facts frozen, bytes kept by digest, hash in the ledger. Throws `changed-meanwhile` when the id is taken. */
  issue(row: LetterRow, facts: LetterFacts, pdf: Uint8Array, stamp: Stamp): Promise<void>;
  list(of?: CaseId): Promise<LetterRow[]>;
  facts(id: LetterId): Promise<LetterFacts>;
  pdf(id: LetterId): Promise<Uint8Array>;
  reprinted(id: LetterId, stamp: Stamp): Promise<void>;
  /** With the closing of its case, in one transaction. */
  served(
    id: LetterId,
    how: { readonly on: Day; readonly to: "applicant" | "representative" },
    transition: Transition<"closed"> | null,
    stamp: Stamp,
  ): Promise<void>;
}

// ---------------------------------------------------------------- ledger

export interface LedgerHead {
  readonly size: number;
  readonly hash: Digest;
}

export interface Ledger {
  /** Size 0 and a hash of zeros when the ledger is empty. */
  head(): Promise<LedgerHead>;
  /** A line about the office itself (set up, officers, rules). Codes and dates only. */
  append(
    code: string,
    subject: string,
    facts: Readonly<Record<string, string | number | null>>,
    stamp: Stamp,
  ): Promise<void>;
  /**
   * Every line, its hash and its link, and what the store holds against it: each case's version and contents, letters and
   * batches. `broken` is the first line that does not hold; one past the end where lines are missing there.
   */
  verify(): Promise<{ readonly size: number; readonly head: Digest; readonly broken: number | null }>;
}

// ---------------------------------------------------------------- the law

/** The rules of one application: what runs, and the bytes by which a case keeps them. */
export interface PinnedRules {
  readonly book: RuleBook;
  readonly ref: PackRef;
  readonly bytes: Uint8Array;
}

export interface Rules {
  /**
   * The rules for an application of that day at this office. On a day that no order covers: throws `no-rules-that-day`,
   * unless an officer names the order that allows it; then the last known pack stands in.
   */
  forDay(day: Day, underOrder: string | null): Promise<PinnedRules>;
  /** The rules a case was registered under, whatever a release changed since. */
  ofCase(ref: PackRef): Promise<RuleBook>;
  /** Every pack that the program knows, by its days. */
  list(): Promise<readonly RulePack[]>;
  calendars(): Promise<{ readonly kazakhstan: Calendar; readonly host: Calendar }>;
}

// ---------------------------------------------------------------- the centre

/** One forwarded case made ready to leave, or why it cannot. */
export interface Outgoing {
  readonly item: ItemId;
  readonly case: CaseAt<"decided">;
}

export interface SealRequest {
  readonly id: BatchId;
  readonly uuid: string;
  readonly seq: number;
  readonly previousDigest: Digest | null;
  readonly createdAt: Instant;
  readonly items: readonly Outgoing[];
  readonly ledgerHead: LedgerHead;
}

export interface Sealed {
  readonly name: string;
  readonly sha256: Digest;
  readonly bytes: Uint8Array;
  /** SHA-256 over each item's canonical JSON. */
  readonly digests: ReadonlyMap<ItemId, Digest>;
}

/** One line of an answer file, decoded as far as it could be. */
export interface AnswerLine {
  /** From 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly message:
    | { readonly kind: "ruling"; readonly item: string; readonly digest: Digest | null; readonly ruling: Ruling }
    | {
        readonly kind: "acknowledgement";
        readonly item: string;
        readonly digest: Digest | null;
        readonly state: "accepted" | "already" | "rejected-tech";
      }
    | { readonly kind: "fault"; readonly item: string | null; readonly reason: QuarantineReason };
}

export interface OpenedAnswers {
  readonly uuid: string;
  readonly sha256: Digest;
  readonly seq: number;
  readonly previousDigest: Digest | null;
  readonly createdAt: Instant;
  /** The id of the batch it answers. */
  readonly inReplyTo: string | null;
  readonly completeUpTo: number | null;
  readonly lines: readonly AnswerLine[];
}

/** The only way to and from the central system. */
export interface Exchange {
  /** Null when the case can leave; else a code that says why not (a character or a size that the format refuses). */
  fault(outgoing: Outgoing): Promise<string | null>;
  /** Signs, encrypts, and opens and verifies its own work before it returns. Throws `no-centre`, `keys-missing`. */
  seal(request: SealRequest): Promise<Sealed>;
  /**
   * `path` names the file in a problem. Throws a problem of kind `untrusted` (not ours, not the centre's, altered) or
   * `invalid` (other office, version).
   */
  openAnswers(bytes: Uint8Array, path: string): Promise<OpenedAnswers>;
}

// ---------------------------------------------------------------- letters on paper

export interface Press {
  /** The same facts give the same bytes. Throws `letter-incomplete`, `letter-cannot-print`. */
  print(facts: LetterFacts, mark: "draft" | "final"): Promise<{ readonly bytes: Uint8Array; readonly sha256: Digest }>;
}

// ---------------------------------------------------------------- folders of the world outside

/** What lies outside the office: the officer's files, a stick, a printer's tray. Every file is hostile. */
export interface Folders {
  /** Throws `no-such-file`, `file-too-large`. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /** The files of a folder whose name ends so, by name; the path itself when it is a file. Throws `no-such-file`. */
  list(path: string, ending: string): Promise<string[]>;
  /** Throws `no-such-folder` unless the folder is there: an unmounted stick must not fill the disk in silence. */
  mustExist(folder: string): Promise<void>;
  /**
   * Temporary name beside, write, fsync, rename, fsync folder, read back and hash. The same bytes there already: done.
   * Throws `file-differs`, `disk-full`, `folder-not-writable`, `not-read-back`.
   */
  write(folder: string, name: string, bytes: Uint8Array): Promise<{ readonly path: string; readonly sha256: Digest }>;
}
