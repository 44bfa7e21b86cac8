import type { Batch, BatchState, BatchStep, Parcel } from "../../domain/batch.ts";
import type { Stamp } from "../../domain/case.ts";
import type { BatchId, CaseId, Digest, ItemId } from "../../domain/ids.ts";
import type { Message } from "../../domain/message.ts";
import type { Unfit } from "../../domain/repertoire.ts";
import type { Prepared } from "./exchange.ts";

/**
 * A forwarded case without a live parcel. `item` is made of the case and its revision under the office's own key: a store
 * brought back from a copy makes the same one again. A lost or superseded parcel's is used again.
 */
export interface Waiting {
  readonly case: CaseId;
  readonly version: number;
  readonly revision: number;
  readonly item: ItemId;
  /** The line that was kept when the case was forwarded; null where it must be made. */
  readonly line: Prepared | null;
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
  /** Of letters that the exchange does not carry: where they stand. */
  readonly fields?: readonly Unfit[];
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

/** Why this store may not be the one that sent last: it lies elsewhere than it did, or more was sent than it knows. */
export type Doubt = "copied" | "behind";

export interface KnownNumbers {
  /** The last number that was given, here or by another store; 0 for none. What `entered` says does not count here. */
  readonly last: number;
  /** What a person entered as the last number of another store, and no batch was sealed since; null where nothing is. */
  readonly entered: number | null;
}

export interface BatchStore {
  selection(): Promise<Selection>;
  /** The item that a revision of a case leaves as; that of a lost or superseded parcel is used again. */
  itemOf(id: CaseId, revision: number): Promise<ItemId>;
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
  /** Batches up to this number in which something that was sent is neither ruled, returned nor acknowledged. By number. */
  unanswered(upTo: number): Promise<BatchId[]>;
  /** The newest parcel of an item: a lost case goes out again under the same one. */
  parcel(item: string): Promise<Parcel | null>;
  /** Runs the work while no other export of this office runs. Throws `export-running` at once when one does. */
  exclusively<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Null when this is the store that sent last, as far as it can be told. */
  doubt(): Promise<Doubt | null>;
  /** What is known of the numbers that were given. */
  known(): Promise<KnownNumbers>;
  /** A batch with this number was seen that this store has not given: it is in doubt until a person says how it goes on. */
  noticed(seq: number): Promise<void>;
  /**
   * A person says that this store goes on; numbers up to `lastKnown` (0: none) are never given again. It takes the place
   * of what was entered before, as long as no batch was sealed since.
   */
  resume(lastKnown: number, stamp: Stamp): Promise<void>;
}
