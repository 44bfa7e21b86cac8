import type { AnswerFile } from "../domain/answer.ts";
import type { Batch } from "../domain/batch.ts";
import {
  type BatchCoverage,
  batchCoverage,
  type CoveredItem,
  coveredUpTo,
  type Heard,
  itemWord,
  messageWord,
  missingNumbers,
  saidInWork,
  unchained,
} from "../domain/coverage.ts";
import { type AnswerFileId, type BatchId, batchSeq, type CaseId, type ItemId } from "../domain/ids.ts";
import type { Office } from "./office.ts";

/** What the centre has said so far, held against what was sent. */
export interface AnswerStatus {
  /** The centre says to have answered every batch up to this number; 0 where it has not said so. */
  readonly upTo: number;
  readonly batches: readonly BatchCoverage[];
  /** Numbers of answer files that never came. */
  readonly missing: readonly number[];
  /** Answer files whose predecessor was another one than the one taken in. */
  readonly unchained: readonly AnswerFileId[];
}

/** What must not wait until somebody looks. */
export interface Alarm {
  /** Cases that the centre should have answered and has not. */
  readonly silent: readonly CaseId[];
  readonly missing: readonly number[];
  /** Lines of answer files that wait for a person. */
  readonly aside: number;
}

/** How far the centre has answered every batch, or one. Throws `unknown-batch`. */
export async function answerStatus(office: Office, only: BatchId | null): Promise<AnswerStatus> {
  const batches = only === null ? await office.batches.list() : [await office.batches.load(only)];
  const files = await office.answers.files();
  const coverages: BatchCoverage[] = [];
  for (const batch of batches) coverages.push(await coverageOf(office, batch, files));
  return {
    upTo: coveredUpTo(files),
    batches: coverages,
    missing: missingNumbers(files),
    unchained: unchained(files),
  };
}

/** The alarm alone: of the batches, only those with something unanswered are read. */
export async function alarmOf(office: Office): Promise<Alarm> {
  const files = await office.answers.files();
  const silent = new Set<CaseId>();
  for (const id of await office.batches.unanswered(coveredUpTo(files))) {
    const { items } = await coverageOf(office, await office.batches.load(id), files);
    for (const item of items) if (item.word === "silent") silent.add(item.case);
  }
  const aside = (await office.answers.quarantined()).length;
  return { silent: [...silent].sort(), missing: missingNumbers(files), aside };
}

/** How far the centre has answered one batch, by the answer files that were taken in. */
export async function coverageOf(office: Office, batch: Batch, files: readonly AnswerFile[]): Promise<BatchCoverage> {
  const upTo = coveredUpTo(files);
  const byId = new Map(files.map((file) => [file.id, file]));
  const items: CoveredItem[] = [];
  for (const { case: id, item, state } of await office.batches.parcels({ batch: batch.id })) {
    const open = itemWord(state, batch.seq, 0, null);
    const isOpen = open === "received" || open === "waiting";
    const heard = isOpen ? await heardOf(office, { id, item, batch }, byId) : null;
    items.push({ case: id, message: null, word: itemWord(state, batch.seq, upTo, heard) });
  }
  for (const { message, state } of await office.messages.list({ batch: batch.id })) {
    items.push({ case: message.case, message: message.kind, word: messageWord(state, batch.seq, upTo) });
  }
  return batchCoverage(batch, items, await office.answers.receipts(batch.id), upTo);
}

/** What was said about an open item, by both sides. */
async function heardOf(
  office: Office,
  { id, item, batch }: { readonly id: CaseId; readonly item: ItemId; readonly batch: Batch },
  files: ReadonlyMap<AnswerFileId, AnswerFile>,
): Promise<Heard> {
  const notices = await office.answers.notices({ case: id });
  const supplements: (number | null)[] = [];
  for (const { message, state, batch: carrier } of await office.messages.list({ case: id })) {
    if (message.kind !== "SUP" || message.of !== item || state === "rejected-tech") continue;
    supplements.push(state === "waiting" || carrier === null ? null : batchSeq(carrier));
  }
  return { notices, inWork: saidInWork(notices, batch.createdAt, files), supplements };
}
