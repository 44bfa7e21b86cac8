import type { Stamp } from "../../domain/case.ts";
import type { BatchId, CaseId, Digest } from "../../domain/ids.ts";
import type { Message, MessageState } from "../../domain/message.ts";

/** A message, and where it stands. */
export interface MessageLine {
  readonly message: Message;
  readonly state: MessageState;
  /** The batch it left with, or last left with. */
  readonly batch: BatchId | null;
  readonly digest: Digest | null;
  /** The centre returned it, and would take the same another time. */
  readonly retryable: boolean;
}

/** What the office has to say to the centre beside its requests. */
export interface MessageStore {
  /** Waits for the next export. A supplement or a withdrawal answers what the centre has asked for, in the same step. */
  add(message: Message, stamp: Stamp): Promise<void>;
  /** An officer says that the centre was told these by another way, or needs them no more: none leaves again. */
  toldOtherwise(messages: readonly Message[], stamp: Stamp): Promise<void>;
  /** Oldest first. Of a case: as each stands now. Of a batch: as each stood with it, also when it left again since. */
  list(of: { readonly batch: BatchId } | { readonly case: CaseId }): Promise<MessageLine[]>;
  /** How many went with each batch; a batch without any is left out. */
  counts(): Promise<ReadonlyMap<BatchId, number>>;
  /** By its item id; null when it is none of ours. */
  known(item: string): Promise<MessageLine | null>;
}
