import type { AnswerFile, Hold, Quarantined } from "../domain/answer.ts";
import type { CaseKind } from "../domain/application.ts";
import type { Batch, BatchFile, BatchState, BatchStep, Parcel, ParcelState } from "../domain/batch.ts";
import type { Case, CaseAt, PackRef, Remark, Stage, Stamp, Transition } from "../domain/case.ts";
import type { CategoryCode } from "../domain/category.ts";
import type { CentreLine } from "../domain/centre-line.ts";
import type { Day, DayText, Instant } from "../domain/day.ts";
import type { DecisionKind } from "../domain/decision.ts";
import type { AnswerFileId, BatchId, CaseId, Digest, DraftId, ItemId, LetterId, OfficeCode } from "../domain/ids.ts";
import type { LegalReference } from "../domain/legal-reference.ts";
import type { LetterFacts, LetterKind } from "../domain/letter.ts";
import type { LetterCheck } from "../domain/letter-parts.ts";
import type { Mark } from "../domain/mark.ts";
import type { Message, MessageState } from "../domain/message.ts";
import type { Notice } from "../domain/notice.ts";
import type { LetterRegister, OfficePage } from "../domain/office-page.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import type { Officer } from "../domain/officer.ts";
import type { RuleBook } from "../domain/rule-book.ts";
import type { Overlay, RulePack } from "../domain/rule-pack.ts";
import type { RulingOutcome } from "../domain/ruling.ts";
import type { Scan } from "../domain/scan.ts";
import type { Language } from "../domain/text.ts";
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
  readonly messages: MessageStore;
  readonly files: OfficeFiles;
  readonly answers: AnswerStore;
  readonly letters: LetterStore;
  readonly ledger: Ledger;
  readonly rules: Rules;
  readonly ruleFiles: RuleFiles;
  readonly exchange: Exchange;
  readonly transport: Transport;
  readonly press: Press;
  readonly seal: LetterSeal;
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
  save<S extends Stage>(transition: Transition<S>, stamp: Stamp, made?: readonly Message[]): Promise<CaseAt<S>>;
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

/**
 * A forwarded case without a live parcel. `item` is made of the case and its revision under the office's own key: a store
 * brought back from a copy makes the same one again. A lost or superseded parcel's is used again.
 */
export interface Waiting {
  readonly case: CaseId;
  readonly version: number;
  readonly revision: number;
  readonly item: ItemId;
}

export interface Selection {
  readonly waiting: readonly Waiting[];
  /** Messages that wait to leave, oldest first. */
  readonly messages: readonly Message[];
  /** The number that the next batch must bear. */
  readonly seq: number;
  readonly previousDigest: Digest | null;
}

/** Why something did not leave with a batch. */
export interface Left {
  readonly case: CaseId;
  readonly reason: string;
}

/** All that sealing a batch changes: saved in one transaction, or not at all. */
export interface Sealing {
  readonly batch: Batch;
  readonly parcels: readonly { readonly parcel: Parcel; readonly version: number }[];
  /** Messages that go along. */
  readonly sent: readonly { readonly item: ItemId; readonly digest: Digest }[];
  /** Messages that this batch makes necessary: scans that follow later. */
  readonly made: readonly Message[];
  readonly request: string | null;
  readonly left: readonly Left[];
}

/** What an export that was asked for under a request id has given: the same again, whenever it is asked. */
export interface ExportedRequest {
  /** Null where there was nothing to send. */
  readonly batch: BatchId | null;
  readonly left: readonly Left[];
}

/** A message, and where it stands. */
export interface MessageLine {
  readonly message: Message;
  readonly state: MessageState;
  /** The batch it left with, or last left with. */
  readonly batch: BatchId | null;
  readonly digest: Digest | null;
}

/** Why this store may not be the one that sent last: it lies elsewhere than it did, or more was sent than it knows. */
export type Doubt = "copied" | "behind";

export interface BatchStore {
  selection(): Promise<Selection>;
  /**
   * Checks in one transaction that number, chain and every case's version still stand, and saves batch, parcels,
   * messages and ledger line. The bytes of its parts are kept already; throws `store-damaged` where they are not. Throws
   * `sealed-meanwhile` (number or chain are taken) and `changed-meanwhile` (a case is not as it was read): then select
   * again.
   */
  seal(sealing: Sealing, stamp: Stamp): Promise<void>;
  /** What this request has given before; null when it is new. */
  request(id: string): Promise<ExportedRequest | null>;
  /** A request that sealed nothing: it finished an earlier batch, or found nothing to send. The same again is the same. */
  keepRequest(id: string, batch: BatchId | null, left: readonly Left[], stamp: Stamp): Promise<void>;
  /** Before anything leaves: from here to the outcome a sealed batch is `unknown`, so that a crash leaves the truth. */
  intend(id: BatchId, going: { readonly target: string; readonly attempt: number }, stamp: Stamp): Promise<void>;
  /**
   * What became known. `sealed`: nothing has left. Never takes back what is known further: a copy that fails puts a
   * batch in no doubt that was handed over before.
   */
  outcome(id: BatchId, state: BatchState, stamp: Stamp): Promise<void>;
  steps(id: BatchId): Promise<BatchStep[]>;
  /** Oldest first. */
  list(): Promise<Batch[]>;
  /** Throws `unknown-batch`. */
  load(id: BatchId): Promise<Batch>;
  byUuid(uuid: string): Promise<Batch | null>;
  parcels(of: { readonly batch: BatchId } | { readonly case: CaseId }): Promise<Parcel[]>;
  /** The newest parcel of an item: a lost case goes out again under the same one. */
  parcel(item: string): Promise<Parcel | null>;
  /** Runs the work while no other export of this office runs. Throws `export-running` at once when one does. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Null when this is the store that sent last, as far as it can be told. */
  doubt(): Promise<Doubt | null>;
  /** A person says that this store goes on; numbers up to `lastKnown` (0: none) are never given again. */
  resume(lastKnown: number, stamp: Stamp): Promise<void>;
}

/** What the office has to say to the centre beside its requests. */
export interface MessageStore {
  /** Waits for the next export. */
  add(message: Message, stamp: Stamp): Promise<void>;
  /** Oldest first. */
  list(of: { readonly batch: BatchId } | { readonly case: CaseId }): Promise<MessageLine[]>;
  /** By its item id; null when it is none of ours. */
  known(item: string): Promise<MessageLine | null>;
}

/** Large bytes of the office by their digest: sealed parts, scans. */
export interface OfficeFiles {
  /** Returns when the medium has the bytes. */
  keep(bytes: Uint8Array): Promise<Digest>;
  /** The bytes as they were; throws `store-damaged` when they are gone or differ from their digest. */
  read(digest: Digest): Promise<Uint8Array>;
}

// ---------------------------------------------------------------- answers

/** All that one answer file changes: saved in one transaction, or not at all. */
export interface Intake {
  readonly file: AnswerFile;
  readonly applied: readonly Transition<"ruled">[];
  readonly held: readonly Omit<Hold, "id" | "file" | "state" | "since" | "agreed">[];
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
  /** New states of messages by their item id. */
  readonly messages: ReadonlyMap<ItemId, "accepted" | "rejected-tech">;
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
  releaseLine(line: Quarantined, intake: Intake, stamp: Stamp): Promise<void>;
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
  readonly made: readonly Message[];
  readonly outcome:
    | { readonly applied: Transition<"ruled"> }
    | { readonly held: Omit<Hold, "id" | "file" | "state" | "since" | "item" | "agreed"> }
    | { readonly endedHolds: readonly Hold[] };
}

// ---------------------------------------------------------------- letters

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
  /** With the closing of its case, in one transaction. Throws `changed-meanwhile` where it is not issued any more. */
  served(id: LetterId, how: Service, transition: Transition<"closed"> | null, stamp: Stamp): Promise<void>;
  /** With what follows for its case, in one transaction. What was served stays recorded. */
  void(id: LetterId, reason: string, transition: Transition | null, stamp: Stamp): Promise<void>;
}

// ---------------------------------------------------------------- ledger

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
  append(
    code: string,
    subject: string,
    facts: Readonly<Record<string, string | number | null>>,
    stamp: Stamp,
  ): Promise<void>;
  /** The lines about a case and the batches it left in, as they stand, oldest first. */
  lines(of: CaseId): Promise<LedgerLine[]>;
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

/** A file of rules from outside, read and found in order. */
export type RulesFile =
  | { readonly kind: "pack"; readonly pack: RulePack }
  | { readonly kind: "overlay"; readonly overlay: Overlay };

/** Rules that come as files: an order that is newer than the program. */
export interface RuleFiles {
  /** Throws `bad-rules` with every fault as `LINE:COLUMN /place code`. */
  read(bytes: Uint8Array, path: string): Promise<RulesFile>;
  /** The digest of the file of a pack, shipped or taken in; null for an id that is not known. */
  known(id: string): Promise<Digest | null>;
  /**
   * The fingerprint of the pinned certificate that signed the bytes; null where there is no signature, in training.
   * Throws `rules-unsigned`, `rules-signature-invalid`, `rules-signature-unchecked`.
   */
  signedBy(file: {
    readonly content: Uint8Array;
    readonly signature: Uint8Array | null;
    readonly path: string;
  }): Promise<Digest | null>;
  /** Keeps a pack with its signature among the rules of this office, from now on; gives its path. */
  keep(id: string, bytes: Uint8Array, signature: Uint8Array | null): Promise<string>;
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
  /** What every pack speaks of: the kinds of papers and the treaties. */
  reference(): Promise<LegalReference>;
  calendars(): Promise<{ readonly kazakhstan: Calendar; readonly host: Calendar }>;
}

// ---------------------------------------------------------------- the centre

/** One forwarded case, and the item it leaves as. */
export interface Outgoing {
  readonly item: ItemId;
  readonly case: CaseAt<"decided">;
}

/** One line ready to leave. Made of the case or message alone, never of the batch: the same gives the same digest. */
export interface Prepared {
  readonly item: ItemId;
  readonly case: CaseId;
  /** Null in a message. */
  readonly kind: CaseKind | null;
  readonly revision: number | null;
  readonly pack: PackRef | null;
  /** Scans that the line names. */
  readonly scans: readonly Scan[];
  /** Canonical JSON. */
  readonly line: string;
  readonly digest: Digest;
}

/** One part of a batch before it is sealed: lines, or scans with the lines they belong to. */
export type PlannedPart =
  | { readonly holds: "items"; readonly items: readonly Prepared[] }
  | { readonly holds: "scans"; readonly items: readonly { readonly of: Prepared; readonly scans: readonly Scan[] }[] };

/** How a batch is cut into files: only between cases, each of them whole by itself. */
export interface BatchPlan {
  readonly parts: readonly PlannedPart[];
  /** Lines that are larger than a file may be. */
  readonly tooLarge: readonly Prepared[];
  /** Scans that are larger than a file may be; their line leaves and names them. */
  readonly scansTooLarge: readonly { readonly of: Prepared; readonly scans: readonly Scan[] }[];
}

export interface SealRequest {
  readonly id: BatchId;
  readonly uuid: string;
  readonly seq: number;
  readonly previousDigest: Digest | null;
  readonly createdAt: Instant;
  /** The clock was found to run behind the batch before. */
  readonly clockSuspect: boolean;
  readonly ledgerHead: LedgerHead;
  readonly parts: readonly PlannedPart[];
  /** The bytes of a scan. */
  readonly scan: (digest: Digest) => Promise<Uint8Array>;
  /** Takes each part as it is done, so that no more than one is held in memory. */
  readonly keep: (bytes: Uint8Array) => Promise<Digest>;
}

/** What an own batch file says, when it is whole. */
export interface VerifiedPart {
  readonly batch: string;
  readonly seq: number | null;
  readonly part: { readonly number: number; readonly of: number };
  readonly holds: "items" | "scans";
  readonly items: number;
  readonly scans: number;
  readonly sha256: Digest;
  readonly signedAt: Instant;
}

/** One line of an answer file, decoded as far as it could be. */
export interface AnswerLine {
  /** From 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  readonly message: CentreLine;
}

export interface OpenedAnswers {
  readonly uuid: string;
  readonly sha256: Digest;
  readonly seq: number;
  readonly previousDigest: Digest | null;
  readonly createdAt: Instant;
  /** The id of the batch it answers, and what the bytes of the part were as they arrived. */
  readonly inReplyTo: { readonly batch: string; readonly sha256: Digest } | null;
  readonly completeUpTo: number | null;
  readonly lines: readonly AnswerLine[];
}

/** The only way to and from the central system. */
export interface Exchange {
  /** The line as it leaves, or a code that says why it cannot (a character or a size that the format refuses). */
  prepare(outgoing: Outgoing | Message): Promise<Prepared | string>;
  /** Cuts lines and the scans that go along into parts whose files are at most `maxBytes`. */
  plan(
    items: readonly Prepared[],
    scans: readonly { readonly of: Prepared; readonly scans: readonly Scan[] }[],
    maxBytes: number,
  ): Promise<BatchPlan>;
  /**
   * Signs and encrypts part by part, and opens and verifies each of them as a stranger's before it is kept. Throws
   * `no-centre`, `keys-missing`.
   */
  seal(request: SealRequest): Promise<readonly BatchFile[]>;
  /** Opens a batch file of this office; throws what opening throws. */
  verify(bytes: Uint8Array, path: string): Promise<VerifiedPart>;
  /**
   * `path` names the file in a problem. Throws a problem of kind `untrusted` (not ours, not the centre's, altered) or
   * `invalid` (other office, version).
   */
  openAnswers(bytes: Uint8Array, path: string): Promise<OpenedAnswers>;
}

/** How a file ended that another program was to move. `unknown`: it gave no answer in time, or was cut off. */
export type Carried =
  | { readonly outcome: "done" }
  | { readonly outcome: "failed"; readonly attempts: number; readonly exit: number | null }
  | { readonly outcome: "unknown" };

/** The program that moves files for this office, if one is configured. */
export interface Transport {
  readonly configured: boolean;
  /** Where files wait for it: a folder of the office, made when it is first asked for. */
  outbox(): Promise<string>;
  /** Runs it for one file, again after a failure, never after a time-out. Throws `transport-missing`. */
  carry(path: string): Promise<Carried>;
}

// ---------------------------------------------------------------- letters on paper

/** A drawn page or letter. */
export interface Printed {
  readonly bytes: Uint8Array;
  readonly sha256: Digest;
}

/** One text of a letter: where it was read, and what is wrong with it. */
export interface TemplateState {
  readonly kind: LetterKind;
  readonly language: Language;
  readonly path: string;
  /** True where the office replaced the shipped text. */
  readonly own: boolean;
  readonly findings: readonly { readonly fault: string; readonly about: string }[];
}

export interface Press {
  /** The same facts give the same bytes. Throws `letter-incomplete`, `letter-cannot-print`, `template-invalid`. */
  print(facts: LetterFacts, mark: "draft" | "final"): Promise<Printed>;
  /** A page of the office itself: the hand-over page of a batch. Throws `letter-cannot-print`. */
  page(facts: OfficePage): Promise<Printed>;
  /** The register as CSV. */
  csv(register: LetterRegister): Promise<Uint8Array>;
  templates(): Promise<TemplateState[]>;
  /** A letter of the kind about nobody, in three languages, marked as a draft and for training. */
  preview(kind: LetterKind): Promise<Printed>;
  /** The check code that the file of a letter bears in its data; null where there is none. */
  codeIn(pdf: Uint8Array): Promise<string | null>;
}

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

// ---------------------------------------------------------------- folders of the world outside

/** What lies outside the office: the officer's files, a stick, a printer's tray. Every file is hostile. */
export interface Folders {
  /** Throws `no-such-file`, `file-too-large`. */
  read(path: string, maxBytes: number): Promise<Uint8Array>;
  /** The files of a folder whose name ends so, by name; the path itself when it is a file. Throws `no-such-file`. */
  list(path: string, ending: string): Promise<string[]>;
  /** Throws `no-such-folder` unless the folder is there: an unmounted stick must not fill the disk in silence. */
  mustExist(folder: string): Promise<void>;
  /** True for a folder on a stick or another medium that can be taken away, as far as the system tells. */
  isRemovable(folder: string): Promise<boolean>;
  /**
   * Temporary name beside, write, fsync, rename, fsync folder, read back and hash. The same bytes there already: done.
   * Throws `file-differs`, `disk-full`, `folder-not-writable`, `not-read-back`.
   */
  write(folder: string, name: string, bytes: Uint8Array): Promise<{ readonly path: string; readonly sha256: Digest }>;
  /** What lies under this name in a folder that exists. */
  compare(folder: string, name: string, sha256: Digest): Promise<"same" | "other" | "absent">;
  /** The path of a file in a folder. */
  pathOf(folder: string, name: string): string;
  /** The folder's own path, without links: the same for the same folder. */
  realPath(folder: string): Promise<string>;
  /** Takes a file away if it still has these bytes; says whether it did. */
  remove(path: string, sha256: Digest): Promise<boolean>;
}
