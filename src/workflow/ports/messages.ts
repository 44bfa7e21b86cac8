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
