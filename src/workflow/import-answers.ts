import type { AnswerFile, HoldReason, QuarantineReason } from "../domain/answer.ts";
import type { Batch } from "../domain/batch.ts";
import type { ItemState } from "../domain/centre-line.ts";
import type { Day } from "../domain/day.ts";
import { answerFileId, type BatchId, type CaseId } from "../domain/ids.ts";
import type { MessageKind } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import type { Ruling, RulingOutcome } from "../domain/ruling.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import { numberIn } from "./known-number.ts";
import type { Office } from "./office.ts";
import type { AnswerLine, OpenedAnswers } from "./ports/exchange.ts";
import { Sorting } from "./sort-lines.ts";

/** The largest answer file that is read at all, in bytes. */
export const answerFileLimit = 200 * 1024 * 1024;

/** A ruling as it is told; the number where it has one. */
export interface ToldRuling {
  readonly case: CaseId;
  readonly ruling: RulingOutcome;
  readonly iin?: string;
}

/** What became of the lines of one answer file. */
export interface Sorted {
  readonly applied: readonly ToldRuling[];
  readonly repeated: readonly ToldRuling[];
  readonly held: readonly { readonly case: CaseId; readonly ruling: RulingOutcome; readonly reason: HoldReason }[];
  /** `line` is its number in the file. */
  readonly quarantined: readonly {
    readonly item: string;
    readonly line: number;
    readonly reason: QuarantineReason;
  }[];
  /** What the centre cannot take as it is: a request, or the message of that kind about it. */
  readonly rejected: readonly {
    readonly case: CaseId;
    readonly code: string;
    readonly field: string | null;
    readonly retryable: boolean;
    readonly message: MessageKind | null;
  }[];
  readonly supplements: readonly { readonly case: CaseId; readonly dueOn: Day; readonly demands: readonly string[] }[];
  readonly states: readonly { readonly case: CaseId; readonly state: ItemState }[];
  readonly warnings: readonly { readonly case: CaseId | null; readonly code: string; readonly refusedFrom: Day }[];
  /** Of how many parts of a batch the centre has given a receipt by now. */
  readonly received: readonly { readonly batch: BatchId; readonly parts: number; readonly of: number }[];
}

export interface TakenIn extends Sorted {
  readonly file: AnswerFile;
  /** The whole file was taken in before; nothing changed. */
  readonly again: boolean;
}

/**
 * Takes in one answer file of the centre: all its good lines in one transaction, the doubtful ones held, the unusable
 * ones set aside. Throws when the file as a whole cannot be trusted or read; then nothing has changed.
 */
export async function importAnswers(office: Office, path: string): Promise<TakenIn> {
  mustBeAllowed(office, "import");
  const opened = await office.exchange.openAnswers(await office.folders.read(path, answerFileLimit), path);
  const file = recordOf(office, opened);
  const known = await office.answers.known(file.uuid);
  if (known !== null && known.sha256 !== file.sha256) throw new Problem("answers-differ", { file: known.id });
  if (known !== null)
    return { ...nothing, file: known, again: true, repeated: await rulingsIn(office, opened.lines()) };
  const sorting = new Sorting(office, file);
  const answered = await partAnswered(office, opened, path);
  if (answered !== null) await sorting.arrived(answered.batch, [answered.part], opened.createdAt);
  for await (const line of opened.lines()) await sorting.take(line);
  await office.answers.takeIn(sorting.intake(), stampOf(office));
  return { ...sorting.result(), file, again: false };
}

const nothing: Sorted = {
  applied: [],
  repeated: [],
  held: [],
  quarantined: [],
  rejected: [],
  supplements: [],
  states: [],
  warnings: [],
  received: [],
};

function recordOf(office: Office, opened: OpenedAnswers): AnswerFile {
  const { uuid, sha256, seq, previousDigest, inReplyTo, completeUpTo, createdAt } = opened;
  const year = createdAt.toZonedDateTimeISO(office.profile.timeZone).year;
  const id = answerFileId(office.profile.code, year, seq);
  const batch = inReplyTo?.batch ?? null;
  return { id, uuid, sha256, seq, previousDigest, inReplyTo: batch, completeUpTo, importedAt: office.clock.now() };
}

/** Whoever answers a part has it. Throws `reply-differs`: a batch of ours, but other bytes than were sealed here. */
async function partAnswered(
  office: Office,
  { inReplyTo }: OpenedAnswers,
  path: string,
): Promise<{ readonly batch: Batch; readonly part: number } | null> {
  const batch = inReplyTo === null ? null : await office.batches.byUuid(inReplyTo.batch);
  if (batch === null) return null;
  const at = batch.files.findIndex(({ sha256 }) => sha256 === inReplyTo?.sha256);
  if (at < 0) throw new Problem("reply-differs", { path, batch: batch.id });
  return { batch, part: at + 1 };
}

/** What a file that was taken in before says about cases of ours; what became of it then stands in the store. */
async function rulingsIn(office: Office, lines: AsyncIterable<AnswerLine>): Promise<ToldRuling[]> {
  const rulings: ToldRuling[] = [];
  for await (const { message } of lines) {
    if (message.kind !== "ruling") continue;
    const parcel = await office.batches.parcel(message.item);
    if (parcel !== null) rulings.push(told(parcel.case, message.ruling));
  }
  return rulings;
}

export function told(id: CaseId, ruling: Ruling): ToldRuling {
  const iin = numberIn(ruling);
  return { case: id, ruling: ruling.outcome, ...(iin === null ? {} : { iin }) };
}
