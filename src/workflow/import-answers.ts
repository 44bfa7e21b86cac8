import type { AnswerFile, Hold, HoldReason, QuarantineReason } from "../domain/answer.ts";
import type { ParcelState } from "../domain/batch.ts";
import type { Case, Transition } from "../domain/case.ts";
import { answerFileId, type CaseId, type ItemId } from "../domain/ids.ts";
import { judge } from "../domain/judge.ts";
import { Problem } from "../domain/problem.ts";
import type { Ruling, RulingOutcome } from "../domain/ruling.ts";
import { ruled } from "../domain/transition.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import { isElsewhere, latestToday, numberIn } from "./known-number.ts";
import type { AnswerLine, Intake, Office, OpenedAnswers } from "./office.ts";

/** The largest answer file that is read at all, in bytes. */
export const answerFileLimit = 200 * 1024 * 1024;

export interface TakenIn {
  readonly file: AnswerFile;
  /** The whole file was taken in before; nothing changed. */
  readonly again: boolean;
  readonly applied: readonly { readonly case: CaseId; readonly ruling: RulingOutcome; readonly iin?: string }[];
  readonly repeated: readonly { readonly case: CaseId; readonly ruling: RulingOutcome; readonly iin?: string }[];
  readonly held: readonly { readonly case: CaseId; readonly ruling: RulingOutcome; readonly reason: HoldReason }[];
  readonly quarantined: readonly { readonly item: string; readonly reason: QuarantineReason }[];
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
  if (known !== null) {
    const repeated = await rulingsIn(office, opened.lines);
    return { file: known, again: true, applied: [], repeated, held: [], quarantined: [] };
  }
  const sorting = new Sorting(office, file);
  for (const line of opened.lines) await sorting.take(line);
  await office.answers.takeIn(sorting.intake(), stampOf(office));
  return sorting.result();
}

function recordOf(office: Office, opened: OpenedAnswers): AnswerFile {
  const { uuid, sha256, seq, previousDigest, inReplyTo, completeUpTo, createdAt } = opened;
  const year = createdAt.toZonedDateTimeISO(office.profile.timeZone).year;
  const id = answerFileId(office.profile.code, year, seq);
  return { id, uuid, sha256, seq, previousDigest, inReplyTo, completeUpTo, importedAt: office.clock.now() };
}

/** What a file that was taken in before says about cases of ours; what became of it then stands in the store. */
async function rulingsIn(office: Office, lines: readonly AnswerLine[]): Promise<TakenIn["repeated"]> {
  const rulings: TakenIn["repeated"][number][] = [];
  for (const { message } of lines) {
    if (message.kind !== "ruling") continue;
    const parcel = await office.batches.parcel(message.item);
    if (parcel !== null) rulings.push(told(parcel.case, message.ruling));
  }
  return rulings;
}

function told(id: CaseId, ruling: Ruling): TakenIn["repeated"][number] {
  const iin = numberIn(ruling);
  return { case: id, ruling: ruling.outcome, ...(iin === null ? {} : { iin }) };
}

/** After these nothing that the centre says about the mere arrival of an item is news. */
const answered: readonly ParcelState[] = ["answered", "confirmed"];

/** Sorts the lines of one file, each seen against the store and against the lines before it. */
class Sorting {
  readonly #office: Office;
  readonly #file: AnswerFile;
  readonly #applied: Transition<"ruled">[] = [];
  #held: Intake["held"][number][] = [];
  readonly #quarantined: Intake["quarantined"][number][] = [];
  readonly #repeated: TakenIn["repeated"][number][] = [];
  readonly #parcels = new Map<ItemId, ParcelState>();
  readonly #messages = new Map<ItemId, "accepted" | "rejected-tech">();
  readonly #cases = new Map<CaseId, Case>();
  readonly #endedHolds: Hold[] = [];
  #stored: Hold[] | null = null;

  constructor(office: Office, file: AnswerFile) {
    this.#office = office;
    this.#file = file;
  }

  async take(line: AnswerLine): Promise<void> {
    const { message } = line;
    if (message.kind === "fault") return this.#setAside(line, message.reason);
    const parcel = await this.#office.batches.parcel(message.item);
    if (parcel === null) return this.#takeAboutMessage(line);
    if (message.digest !== null && message.digest !== parcel.digest) return this.#setAside(line, "digest-differs");
    if (message.kind === "acknowledgement") {
      const state = this.#parcels.get(parcel.item) ?? parcel.state;
      if (!answered.includes(state)) this.#parcels.set(parcel.item, message.state);
      return;
    }
    const one = this.#cases.get(parcel.case) ?? (await this.#office.cases.load(parcel.case));
    const iin = numberIn(message.ruling);
    const judgement = judge(message.ruling, {
      case: one,
      parcel,
      openHolds: await this.#holdsOn(one.id),
      iinElsewhere: iin !== null && (await this.#isElsewhere(iin, one)),
      today: latestToday(this.#office),
    });
    switch (judgement.do) {
      case "quarantine":
        return this.#setAside(line, judgement.reason);
      case "repeat":
        this.#repeated.push(told(one.id, message.ruling));
        return;
      case "hold":
        this.#held.push({ case: one.id, item: parcel.item, ruling: message.ruling, reason: judgement.reason });
        this.#parcels.set(parcel.item, "answered");
        return;
      case "end-holds":
        return this.#endHoldsOn(one.id);
      case "apply": {
        if (one.stage !== "decided") return this.#setAside(line, "not-sent");
        const applied = { ruling: judgement.ruling, via: "file", item: parcel.item, ...stampOf(this.#office) } as const;
        const transition = ruled(one, applied);
        this.#applied.push(transition);
        this.#cases.set(one.id, transition.next);
        this.#parcels.set(parcel.item, "answered");
      }
    }
  }

  /** A line about a message of ours: its form was looked at. A recall that is accepted gives the case back. */
  async #takeAboutMessage(line: AnswerLine): Promise<void> {
    const { message: said } = line;
    const known = said.item === null ? null : await this.#office.messages.known(said.item);
    if (known === null || said.kind !== "acknowledgement") return this.#setAside(line, "unknown-item");
    if (said.digest !== null && said.digest !== known.digest) return this.#setAside(line, "digest-differs");
    const { message } = known;
    this.#messages.set(message.item, said.state === "rejected-tech" ? "rejected-tech" : "accepted");
    if (message.kind !== "RCL" || said.state === "rejected-tech") return;
    const recalled = await this.#office.batches.parcel(message.of);
    if (recalled === null || answered.includes(this.#parcels.get(message.of) ?? recalled.state)) return;
    this.#parcels.set(message.of, "recalled");
  }

  #setAside(line: AnswerLine, reason: QuarantineReason): void {
    this.#quarantined.push({ line: line.line, item: line.message.item, reason, bytes: line.bytes });
  }

  /** Rulings that wait for a person: those of this file too, without those that it takes back. */
  async #openHolds(): Promise<Hold[]> {
    const here = this.#held.map(
      (hold): Hold => ({
        ...hold,
        id: 0,
        file: this.#file.id,
        state: "open",
        since: this.#file.importedAt,
        agreed: null,
      }),
    );
    return [...(await this.#storedHolds()), ...here];
  }

  async #holdsOn(id: CaseId): Promise<Hold[]> {
    return (await this.#openHolds()).filter((hold) => hold.case === id);
  }

  async #storedHolds(): Promise<Hold[]> {
    this.#stored ??= await this.#office.answers.held("open");
    return this.#stored.filter((hold) => !this.#endedHolds.some((ended) => ended.id === hold.id));
  }

  /** A doubtful ruling that the same file takes back never came to a person. */
  async #endHoldsOn(id: CaseId): Promise<void> {
    this.#endedHolds.push(...(await this.#storedHolds()).filter((hold) => hold.case === id));
    this.#held = this.#held.filter((hold) => hold.case !== id);
  }

  async #isElsewhere(iin: string, one: Case): Promise<boolean> {
    const ruledHere = this.#applied.map(({ next }) => next);
    return isElsewhere(this.#office, iin, one, { ruledHere, openHolds: await this.#openHolds() });
  }

  intake(): Intake {
    return {
      file: this.#file,
      applied: this.#applied,
      held: this.#held,
      quarantined: this.#quarantined,
      parcels: this.#parcels,
      messages: this.#messages,
      endedHolds: this.#endedHolds,
    };
  }

  result(): TakenIn {
    return {
      file: this.#file,
      again: false,
      applied: this.#applied.map(({ next }) => told(next.id, next.ruling.ruling)),
      repeated: this.#repeated,
      held: this.#held.map(({ case: id, ruling, reason }) => ({ case: id, ruling: ruling.outcome, reason })),
      quarantined: this.#quarantined.map(({ item, line, reason }) => ({ item: item ?? `line ${line}`, reason })),
    };
  }
}
