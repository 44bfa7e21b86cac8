import type { AnswerFile, QuarantineReason } from "../domain/answer.ts";
import type { Batch, Parcel, ParcelState } from "../domain/batch.ts";
import type { Case, Transition } from "../domain/case.ts";
import type { CentreLine, ItemState } from "../domain/centre-line.ts";
import type { Instant } from "../domain/day.ts";
import type { CaseId, ItemId } from "../domain/ids.ts";
import { judge } from "../domain/judge.ts";
import type { Message } from "../domain/message.ts";
import type { NoticeContent } from "../domain/notice.ts";
import { ruled } from "../domain/transition.ts";
import { stampOf } from "./act.ts";
import { confirmation } from "./confirm-ruling.ts";
import { contradictionOfServed } from "./contradict-ruling.ts";
import { FileHolds } from "./file-holds.ts";
import { FileNotices } from "./file-notices.ts";
import { type Sorted, told } from "./import-answers.ts";
import { isElsewhere, latestToday, numberIn } from "./known-number.ts";
import type { Office } from "./office.ts";
import type { Intake, MessageNews } from "./ports/answers.ts";
import type { AnswerLine } from "./ports/exchange.ts";

type Lists = { -readonly [Name in keyof Sorted]: Sorted[Name][number][] };
type Line<Kind extends CentreLine["kind"]> = Extract<CentreLine, { kind: Kind }>;

/** What the centre says of an item, as the state of its parcel; what says nothing of it is left out. */
const arrivals: Readonly<Partial<Record<ItemState, ParcelState>>> = {
  received: "received",
  accepted: "accepted",
  "in-work": "accepted",
  recalled: "recalled",
};

/** Of one file about one item. */
const mostLines = 100;

/** Sorts the lines of one file, each seen against the store and against the lines before it. */
export class Sorting {
  readonly #office: Office;
  readonly #file: AnswerFile;
  readonly #applied: Transition<"ruled">[] = [];
  readonly #holds: FileHolds;
  readonly #notices: FileNotices;
  readonly #quarantined: Intake["quarantined"][number][] = [];
  readonly #receipts: Intake["receipts"][number][] = [];
  readonly #made: Message[] = [];
  readonly #parcels = new Map<ItemId, ParcelState>();
  readonly #messages = new Map<ItemId, MessageNews>();
  readonly #cases = new Map<CaseId, Case>();
  /** Cases by the number that this file has given them. */
  readonly #issued = new Map<string, CaseId[]>();
  /** How many lines of this file spoke of an item. */
  readonly #lines = new Map<string, number>();
  readonly #told: Pick<Lists, "repeated" | "rejected" | "supplements" | "states" | "warnings" | "received"> = {
    repeated: [],
    rejected: [],
    supplements: [],
    states: [],
    warnings: [],
    received: [],
  };

  constructor(office: Office, file: AnswerFile) {
    this.#office = office;
    this.#file = file;
    this.#holds = new FileHolds(office, file);
    this.#notices = new FileNotices(office);
  }

  async take(line: AnswerLine): Promise<void> {
    const { message } = line;
    if (message.kind === "fault") return this.#setAside(line, message.reason);
    if (message.kind === "receipt") return this.#receipt(line, message);
    if (message.kind === "warning" && message.item === null) return this.#warn(line, null, message);
    const item = message.item ?? "";
    if (this.#isOneTooMany(item)) return this.#setAside(line, "too-many-lines");
    const parcel = await this.#office.batches.parcel(item);
    if (parcel === null) return this.#aboutMessage(line, message);
    if (message.digest !== null && message.digest !== parcel.digest) return this.#setAside(line, "digest-differs");
    switch (message.kind) {
      case "ruling":
        return this.#rule(line, message, parcel);
      case "acknowledgement":
        this.#parcels.set(parcel.item, message.state);
        return;
      case "rejection":
        return this.#reject(line, message, parcel.case, () => this.#parcels.set(parcel.item, "rejected-tech"));
      case "supplement-request":
        return this.#askForSupplement(line, message, parcel);
      case "state":
        return this.#hearState(line, message, parcel);
      case "warning":
        return this.#warn(line, parcel.case, message);
    }
  }

  async #rule(line: AnswerLine, message: Line<"ruling">, parcel: Parcel): Promise<void> {
    // Without the digest nobody knows which contents were ruled on.
    if (message.digest === null) return this.#setAside(line, "digest-differs");
    const { ruling } = message;
    const one = await this.#case(parcel.case);
    const iin = numberIn(ruling);
    const judgement = judge(ruling, {
      case: one,
      parcel,
      openHolds: await this.#holds.open(one.id),
      endedHolds: await this.#holds.past(one.id),
      file: this.#file.id,
      iinElsewhere: iin !== null && (await this.#isElsewhere(iin, one)),
      today: latestToday(this.#office),
    });
    switch (judgement.do) {
      case "quarantine":
        return this.#setAside(line, judgement.reason);
      case "repeat":
        this.#told.repeated.push(told(one.id, ruling));
        return;
      case "hold": {
        const { reason } = judgement;
        this.#made.push(
          ...(await contradictionOfServed(this.#office, { case: one.id, item: parcel.item, ruling, reason })),
        );
        this.#holds.add({ case: one.id, item: parcel.item, ruling, reason });
        if (one.stage === "decided" && ruling.outcome !== "annulled") this.#parcels.set(parcel.item, "answered");
        return;
      }
      case "end-holds":
        if (!(await this.#holds.takeBack(parcel, ruling))) this.#told.repeated.push(told(one.id, ruling));
        // The case waits again.
        this.#parcels.set(parcel.item, "accepted");
        return;
      case "apply": {
        if (one.stage !== "decided") return this.#setAside(line, "not-sent");
        const stamp = stampOf(this.#office);
        const transition = ruled(one, { ruling: judgement.ruling, via: "file", item: parcel.item, ...stamp });
        this.#applied.push(transition);
        this.#made.push(confirmation(this.#office, one.id, parcel.item, ruling.reference));
        this.#cases.set(one.id, transition.next);
        if (ruling.outcome === "issued") {
          this.#issued.set(ruling.iin, [...(this.#issued.get(ruling.iin) ?? []), one.id]);
        }
        this.#parcels.set(parcel.item, "answered");
      }
    }
  }

  async #askForSupplement(line: AnswerLine, { dueOn, demands }: Line<"supplement-request">, parcel: Parcel) {
    const content: NoticeContent = { kind: "supplement-request", dueOn, demands: [...demands] };
    const one = await this.#case(parcel.case);
    const waits = one.stage === "decided" && parcel.revision === one.revision;
    if (!(await this.#notices.note(line.line, parcel.case, content, waits ? "open" : "noted"))) return;
    // Who asks for more has accepted what there is.
    this.#parcels.set(parcel.item, "accepted");
    this.#told.supplements.push({ case: parcel.case, dueOn, demands: demands.map(({ code }) => code) });
  }

  async #hearState(line: AnswerLine, { item, state, on, reference }: Line<"state">, parcel: Parcel): Promise<void> {
    const next = arrivals[state];
    // Said before, it still is the newest that is known.
    if (next !== undefined) this.#parcels.set(parcel.item, next);
    const content: NoticeContent = { kind: "state", item, state, on, reference };
    if (!(await this.#notices.note(line.line, parcel.case, content, "noted"))) return;
    this.#told.states.push({ case: parcel.case, state });
  }

  async #warn(line: AnswerLine, id: CaseId | null, message: Line<"warning">): Promise<void> {
    const { code, field, refusedFrom, texts } = message;
    const content: NoticeContent = { kind: "warning", code, field, refusedFrom, texts };
    if (!(await this.#notices.note(line.line, id, content, "noted"))) return;
    this.#told.warnings.push({ case: id, code, refusedFrom });
  }

  async #reject(line: AnswerLine, message: Line<"rejection">, id: CaseId, move: () => void, of: Message | null = null) {
    const { code, field, retryable } = message;
    const said = { code, field, retryable, message: of?.kind ?? null };
    const content: NoticeContent = { kind: "rejection", item: message.item, ...said };
    move();
    if (!(await this.#notices.note(line.line, id, content, "noted"))) return;
    this.#told.rejected.push({ case: id, ...said });
  }

  /** Lines about what the office said beside requests. */
  async #aboutMessage(line: AnswerLine, message: Exclude<CentreLine, Line<"fault" | "receipt">>): Promise<void> {
    const known = await this.#office.messages.known(message.item ?? "");
    if (known === null) return this.#setAside(line, "unknown-item");
    const { message: ours, digest } = known;
    if (message.digest !== null && message.digest !== digest) return this.#setAside(line, "digest-differs");
    if (message.kind === "acknowledgement") {
      this.#messages.set(ours.item, { state: "accepted", retryable: false });
      // The centre knows that its ruling stands here: nothing about this item is open any more.
      if (ours.kind === "CNF") this.#parcels.set(ours.of, "confirmed");
      // The acknowledgement of a recall is its outcome.
      if (ours.kind === "RCL") this.#parcels.set(ours.of, "recalled");
      return;
    }
    if (message.kind === "warning") return this.#warn(line, ours.case, message);
    if (message.kind !== "rejection") return this.#setAside(line, "not-sent");
    const news = { state: "rejected-tech", retryable: message.retryable } as const;
    return this.#reject(line, message, ours.case, () => this.#messages.set(ours.item, news), ours);
  }

  async #receipt(line: AnswerLine, { batch: uuid, parts, receivedAt }: Line<"receipt">): Promise<void> {
    const batch = await this.#office.batches.byUuid(uuid);
    if (batch === null) return this.#setAside(line, "unknown-batch");
    const fits = parts.every(({ part, sha256 }) => batch.files[part - 1]?.sha256 === sha256);
    if (!fits) return this.#setAside(line, "digest-differs");
    const numbers = parts.map(({ part }) => part);
    await this.arrived(batch, numbers, receivedAt);
    const known = new Set([...(await this.#office.answers.receipts(batch.id)), ...numbers]);
    this.#told.received.push({ batch: batch.id, parts: known.size, of: batch.files.length });
  }

  /** The centre has these parts of a batch. */
  async arrived(batch: Batch, parts: readonly number[], receivedAt: Instant): Promise<void> {
    const before = await this.#office.answers.receipts(batch.id);
    for (const part of parts) if (!before.has(part)) this.#receipts.push({ batch: batch.id, part, receivedAt });
  }

  /** A few lines speak of an item; hundreds make a file that nobody could work through, and no sense. */
  #isOneTooMany(item: string): boolean {
    const count = (this.#lines.get(item) ?? 0) + 1;
    this.#lines.set(item, count);
    return count > mostLines;
  }

  #setAside(line: AnswerLine, reason: QuarantineReason): void {
    const item = "item" in line.message ? line.message.item : null;
    this.#quarantined.push({ line: line.line, item, reason, bytes: line.bytes });
  }

  async #case(id: CaseId): Promise<Case> {
    return this.#cases.get(id) ?? this.#office.cases.load(id);
  }

  async #isElsewhere(iin: string, one: Case): Promise<boolean> {
    const others = [...(await this.#holds.casesGiven(iin)), ...(this.#issued.get(iin) ?? [])];
    return isElsewhere(this.#office, iin, one, others);
  }

  intake(): Intake {
    return {
      file: this.#file,
      applied: this.#applied,
      ...this.#holds.intake(),
      ...this.#notices.intake(),
      quarantined: this.#quarantined,
      receipts: this.#receipts,
      parcels: this.#parcels,
      messages: this.#messages,
      made: this.#made,
    };
  }

  result(): Sorted {
    return {
      ...this.#told,
      applied: this.#applied.map(({ next }) => told(next.id, next.ruling.ruling)),
      held: this.#holds
        .intake()
        .held.map(({ case: id, ruling, reason }) => ({ case: id, ruling: ruling.outcome, reason })),
      quarantined: this.#quarantined.map(({ item, line, reason }) => ({ item: item ?? `line ${line}`, line, reason })),
    };
  }
}
