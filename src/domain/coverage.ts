import type { AnswerFile } from "./answer.ts";
import type { Batch, BatchState, ParcelState } from "./batch.ts";
import type { ItemState } from "./centre-line.ts";
import type { Instant } from "./day.ts";
import { type AnswerFileId, answerFileSeq, type BatchId, type CaseId, type ItemId } from "./ids.ts";
import type { MessageKind, MessageState } from "./message.ts";
import type { Notice } from "./notice.ts";

/**
 * How far the centre has answered one thing that was sent. `answered`: ruled. `returned`: it cannot take it as it is, has
 * given it back, or knows that it is withdrawn. `asked`: it wants a supplement. `received`: it has it, and its ruling is not
 * here. `silent`: it calls itself complete up to here and has not answered. `waiting`: it has said nothing yet. `again`:
 * lost, goes out with another batch; of a message also: made again since, or told by another way.
 */
export const itemWords = ["answered", "returned", "asked", "received", "silent", "waiting", "again"] as const;
export type ItemWord = (typeof itemWords)[number];

/** What the centre and the office said about a case beside rulings. */
export interface Heard {
  readonly notices: readonly { readonly content: Pick<Notice["content"], "kind">; readonly state: Notice["state"] }[];
  /** The centre, asked, said that it has the item. */
  readonly inWork: boolean;
  /** Numbers of the batches that took along what the centre is to answer with it; null for one that waits to leave. */
  readonly later: readonly (number | null)[];
  /** What has become of the case though nothing was said of the item itself; null where it waits. */
  readonly ended: "answered" | "returned" | null;
}

/** The highest batch number up to which the centre says to have answered everything; 0 where it has not said so. */
export const coveredUpTo = (files: readonly Pick<AnswerFile, "completeUpTo">[]): number =>
  Math.max(0, ...files.map(({ completeUpTo }) => completeUpTo ?? 0));

/** Numbers of answer files that must exist, for a later one has come, and were not taken in. Ascending. */
export function missingNumbers(files: readonly Pick<AnswerFile, "seq">[]): number[] {
  const known = new Set(files.map(({ seq }) => seq));
  const last = Math.max(0, ...known);
  return Array.from({ length: last }, (_, at) => at + 1).filter((seq) => !known.has(seq));
}

/** Answer files that name another file before them than the one that was taken in under that number. */
export function unchained(
  files: readonly Pick<AnswerFile, "id" | "seq" | "sha256" | "previousDigest">[],
): AnswerFileId[] {
  const digests = new Map(files.map(({ seq, sha256 }) => [seq, sha256]));
  return files
    .filter(({ seq, previousDigest }) => {
      const before = digests.get(seq - 1);
      return previousDigest !== null && before !== undefined && before !== previousDigest;
    })
    .map(({ id }) => id);
}

/** Where an item stands; `seq` is the number of its batch. `heard` matters only for what is neither ruled nor returned. */
export function itemWord(state: ParcelState, seq: number, upTo: number, heard: Heard | null): ItemWord {
  switch (state) {
    case "answered":
    case "confirmed":
      return "answered";
    case "rejected-tech":
    case "recalled":
      return "returned";
    case "lost":
    case "superseded":
      return "again";
    default:
  }
  if (heard !== null && heard.ended !== null) return heard.ended;
  if (heard?.notices.some((one) => one.content.kind === "supplement-request" && one.state === "open")) return "asked";
  // What was asked for, or said of it, arrives with a later batch: the answer is due when that one is covered.
  const due = Math.max(seq, ...(heard?.later ?? []).map((sent) => sent ?? Number.POSITIVE_INFINITY));
  if (due <= upTo && !heard?.inWork) return "silent";
  const arrived = state === "received" || state === "accepted" || state === "already" || heard?.inWork === true;
  return arrived ? "received" : "waiting";
}

/** The same of a message: it is answered by its acknowledgement. */
export function messageWord(state: MessageState, seq: number, upTo: number): ItemWord {
  if (state === "accepted") return "answered";
  if (state === "rejected-tech") return "returned";
  if (state === "lost" || state === "told-otherwise") return "again";
  if (seq <= upTo) return "silent";
  return state === "received" ? "received" : "waiting";
}

const there: readonly string[] = ["received", "accepted", "in-work", "ruled"] satisfies ItemState[];

/**
 * True where the centre, asked, said of this item that it has it, and no ruling on it has come to a person since. `holds`:
 * the files that brought those. A notice of an earlier program names no item: it counts where it came after `since`.
 */
export function saidInWork(
  notices: readonly Pick<Notice, "content" | "file">[],
  { item, since }: { readonly item: ItemId; readonly since: Instant },
  files: ReadonlyMap<AnswerFileId, Pick<AnswerFile, "importedAt">>,
  holds: readonly (AnswerFileId | null)[],
): boolean {
  const last = Math.max(0, ...holds.map((file) => (file === null ? 0 : answerFileSeq(file))));
  return notices.some(({ content, file }) => {
    if (content.kind !== "state" || !there.includes(content.state) || answerFileSeq(file) < last) return false;
    if (content.item !== undefined) return content.item === item;
    const heard = files.get(file)?.importedAt;
    return heard !== undefined && heard.epochMilliseconds >= since.epochMilliseconds;
  });
}

export interface CoveredItem {
  readonly case: CaseId;
  /** Null for the request itself. */
  readonly message: MessageKind | null;
  readonly word: ItemWord;
}

/** One batch, and how far the centre has answered it. */
export interface BatchCoverage {
  readonly batch: BatchId;
  readonly seq: number;
  readonly state: BatchState;
  /** The centre says that everything up to this batch is answered. */
  readonly covered: boolean;
  /** The first of these that fits any of its items; `answered` where nothing is open. */
  readonly word: "lost" | "silent" | "asked" | "received" | "waiting" | "returned" | "answered";
  readonly items: readonly CoveredItem[];
  readonly parts: { readonly of: number; readonly received: readonly number[]; readonly missing: readonly number[] };
}

/** Puts together what is known of one batch; `receipts` are the parts that the centre says to have. */
export function batchCoverage(
  batch: Pick<Batch, "id" | "seq" | "state" | "files">,
  items: readonly CoveredItem[],
  receipts: ReadonlySet<number>,
  upTo: number,
): BatchCoverage {
  const covered = batch.seq <= upTo;
  const numbers = batch.files.map((_, at) => at + 1);
  const received = numbers.filter((part) => receipts.has(part));
  // A part is missed where others have arrived; who has answered everything has every part.
  const missed = received.length > 0 && !covered ? numbers.filter((part) => !receipts.has(part)) : [];
  const open = (["silent", "asked", "received", "waiting", "returned"] as const).find((word) =>
    items.some((item) => item.word === word),
  );
  return {
    batch: batch.id,
    seq: batch.seq,
    state: batch.state,
    covered,
    word: open ?? (batch.state === "lost" ? "lost" : "answered"),
    items,
    parts: { of: batch.files.length, received, missing: missed },
  };
}
