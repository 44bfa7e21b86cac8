import type { AnswerFile, Hold } from "../domain/answer.ts";
import type { Batch } from "../domain/batch.ts";
import {
  type BatchCoverage,
  batchCoverage,
  type CoveredItem,
  coveredUpTo,
  type Heard,
  type ItemWord,
  itemWord,
  messageWord,
  missingNumbers,
  saidInWork,
  unchained,
} from "../domain/coverage.ts";
import { type AnswerFileId, type BatchId, batchSeq, type CaseId, type ItemId } from "../domain/ids.ts";
import type { Message, MessageKind } from "../domain/message.ts";
import { stillMatters } from "../domain/still-matters.ts";
import type { Office } from "./office.ts";
import type { CaseLine } from "./ports/cases.ts";
import type { MessageLine } from "./ports/messages.ts";

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
  let held: readonly Hold[] | null = null;
  for (const { case: id, item, state } of await office.batches.parcels({ batch: batch.id })) {
    const open = itemWord(state, batch.seq, 0, null);
    const isOpen = open === "received" || open === "waiting";
    if (isOpen) held ??= await office.answers.held();
    const heard = isOpen ? await heardOf(office, { id, item, batch }, byId, held ?? []) : null;
    items.push({ case: id, message: null, word: itemWord(state, batch.seq, upTo, heard) });
  }
  for (const { message, state } of await office.messages.list({ batch: batch.id })) {
    const word = messageWord(state, batch.seq, upTo);
    const past = word === "silent" || word === "returned" ? await pastWord(office, message, word) : null;
    items.push({ case: message.case, message: message.kind, word: past ?? word });
  }
  return batchCoverage(batch, items, await office.answers.receipts(batch.id), upTo);
}

/** What was made again needs no answer any more; nor does an unanswered message that no longer matters. Null for others. */
async function pastWord(office: Office, message: Message, word: "silent" | "returned"): Promise<ItemWord | null> {
  const said = await office.messages.list({ case: message.case });
  const newest = said.findLast((line) => line.message.kind === message.kind);
  if (newest?.message.item !== message.item) return "again";
  const matters = word === "returned" || stillMatters(message.kind, await office.cases.line(message.case));
  return matters ? null : "answered";
}

/** What was said about an open item, by both sides, and what has become of its case. */
async function heardOf(
  office: Office,
  { id, item, batch }: { readonly id: CaseId; readonly item: ItemId; readonly batch: Batch },
  files: ReadonlyMap<AnswerFileId, AnswerFile>,
  held: readonly Hold[],
): Promise<Heard> {
  const [notices, line, messages] = await Promise.all([
    office.answers.notices({ case: id }),
    office.cases.line(id),
    office.messages.list({ case: id }),
  ]);
  const said = messages.filter(({ message }) => message.of === item);
  // What was typed by hand names no item.
  const holds = held.filter((hold) => hold.case === id && (hold.item === null || hold.item === item));
  return {
    notices,
    inWork: saidInWork(
      notices,
      { item, since: batch.createdAt },
      files,
      holds.map(({ file }) => file),
    ),
    later: said.flatMap(({ message, state, batch: carrier }) => {
      if (!answered.includes(message.kind) || state === "rejected-tech" || state === "told-otherwise") return [];
      return [state === "waiting" || carrier === null ? null : batchSeq(carrier)];
    }),
    ended: endOf(line, said, holds),
  };
}

/** What the centre answers with more than an acknowledgement. */
const answered: readonly MessageKind[] = ["SUP", "WDR", "CFL"];

/**
 * Of an item whose parcel is open: `answered` where a ruling on it waits for a person, or the case is ruled by another
 * revision or from the screen; `returned` where the centre knows that it is withdrawn. Null where the case waits.
 */
function endOf(line: CaseLine, said: readonly MessageLine[], holds: readonly Hold[]): Heard["ended"] {
  if (line.ruling !== null || holds.some(({ state }) => state === "open")) return "answered";
  if (line.stage !== "withdrawn") return null;
  if (holds.some(({ reason }) => reason === "withdrawn-case")) return "answered";
  const isKnown = said.some(
    ({ message, state }) => message.kind === "WDR" && (state === "accepted" || state === "told-otherwise"),
  );
  return isKnown ? "returned" : null;
}
