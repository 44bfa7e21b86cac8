import type { Batch, Parcel } from "../domain/batch.ts";
import type { Stamp } from "../domain/case.ts";
import { Temporal } from "../domain/day.ts";
import { type BatchId, batchId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, stampOf, today } from "./act.ts";
import { clearOutbox } from "./clear-outbox.ts";
import { type Gathered, gatherBatch, type ScanWish } from "./gather-batch.ts";
import type { Office } from "./office.ts";
import type { Left, Selection } from "./ports/batches.ts";
import { mustBeSameOffice } from "./same-office.ts";
import { type Destination, destinationOf, type WrittenFile, writeBatch } from "./write-batch.ts";

/** Where an export stands, for those who watch it. */
export interface Progress {
  readonly phase: "reading" | "sealing" | "writing";
  readonly done: number;
  readonly total: number;
}

export interface ExportRequest {
  /** A folder that exists: a stick, a mounted share, a tray of another program; null: the configured program moves it. */
  readonly to: string | null;
  /** Say what would leave, change nothing. */
  readonly dryRun: boolean;
  /** Seal nothing when any item cannot leave. */
  readonly strict: boolean;
  /** At most this many cases. */
  readonly limit?: number | null;
  /** The largest file that may be made, in bytes. */
  readonly maxBytes?: number | null;
  readonly scans?: ScanWish;
  /** The same id gives the same result, and nothing new leaves. */
  readonly requestId?: string | null;
  /** A file that must lie in the folder; else the one that office.json demands. */
  readonly marker?: string | null;
  readonly tell?: (progress: Progress) => void;
}

export interface Exported {
  /** Null when there was nothing to send. */
  readonly batch: BatchId | null;
  readonly seq: number | null;
  /** Lines: cases and messages. */
  readonly items: number;
  /** How many of them are messages about what was sent before. */
  readonly messages: number;
  readonly left: readonly Left[];
  readonly files: readonly WrittenFile[];
  /** Batches sealed before and written now. */
  readonly finished: readonly BatchId[];
  /** Batches of which nobody knows whether they left: a person settles them. */
  readonly unsettled: readonly BatchId[];
  /** This request was answered before: the same again. */
  readonly again: boolean;
}

/** The largest file where nothing else is said: what a person still copies in one go. */
const usualMaxBytes = 64 * 1024 * 1024;

/**
 * Sends every forwarded case that has no live parcel: sealed and kept first, then written and read back. A batch that
 * was sealed and did not leave is finished first, with the same bytes. One whose outcome is unknown is finished only
 * where it was begun: there the same bytes under the same name are what lies there already. Anywhere else it stays
 * unknown until a person settles it, and the others go on.
 */
export async function exportBatch(office: Office, request: ExportRequest): Promise<Exported> {
  mustBeAllowed(office, "export");
  // Told before there is anything to send: a timer that runs into nothing for weeks would hide it.
  if (office.profile.centre === null) throw new Problem("no-centre", { path: "office.json" });
  const to = await destinationOf(office, request.to, request.marker ?? null);
  if (request.dryRun) return new Exporting(office, request, to).plan();
  return office.batches.exclusively(() => new Exporting(office, request, to).run());
}

class Exporting {
  readonly #office: Office;
  readonly #request: ExportRequest;
  readonly #to: Destination;

  constructor(office: Office, request: ExportRequest, to: Destination) {
    this.#office = office;
    this.#request = request;
    this.#to = to;
  }

  async plan(): Promise<Exported> {
    const selection = await this.#selection();
    const gathered = await this.#gather(selection);
    const { unsettled, finishing } = await this.#pending();
    const last = finishing.at(-1) ?? null;
    const result = { left: gathered.left, files: [], finished: [], unsettled: ids(unsettled), again: false };
    if (isEmpty(gathered)) return { ...result, ...(await this.#named(last)) };
    const id = batchId(this.#office.profile.code, today(this.#office).year, selection.seq);
    return { ...result, batch: id, seq: selection.seq, items: countOf(gathered), messages: gathered.sent.length };
  }

  async run(): Promise<Exported> {
    const { requestId = null } = this.#request;
    const selection = await this.#selection();
    const before = requestId === null ? null : await this.#office.batches.request(requestId);
    if (before !== null) return this.#repeat(before.batch, before.left);
    const gathered = await this.#gather(selection);
    const { unsettled, finishing } = await this.#pending();
    // An answer of the centre, too, may have said what became of one that waits there.
    if (this.#to.kind === "transport") await clearOutbox(this.#office, await this.#office.batches.list());
    const files: WrittenFile[] = [];
    for (const batch of finishing) files.push(...(await this.#write(batch)));
    const result = { left: gathered.left, finished: ids(finishing), unsettled: ids(unsettled), again: false };
    if (isEmpty(gathered)) {
      const last = finishing.at(-1) ?? null;
      if (requestId !== null) {
        await this.#office.batches.keepRequest(requestId, last?.id ?? null, gathered.left, stampOf(this.#office));
      }
      return { ...result, ...(await this.#named(last)), files };
    }
    const batch = await this.#seal(selection, gathered);
    files.push(...(await this.#write(batch)));
    return { ...result, ...(await this.#named(batch)), files };
  }

  async #selection(): Promise<Selection> {
    const selection = await this.#office.batches.selection();
    await mustBeSameOffice(this.#office, this.#to, selection.seq);
    return selection;
  }

  async #gather(selection: Selection): Promise<Gathered> {
    const { scans = "now", limit = null, maxBytes, strict } = this.#request;
    const tell = (done: number, total: number) => this.#request.tell?.({ phase: "reading", done, total });
    const how = { scans, limit, maxBytes: maxBytes ?? usualMaxBytes, tell };
    const gathered = await gatherBatch(this.#office, selection, how);
    if (gathered.left.length > 0 && strict) {
      throw new Problem("items-left", { cases: gathered.left.map((one) => one.case) });
    }
    return gathered;
  }

  /** What was sealed before and has not arrived anywhere, as far as is known. */
  async #pending(): Promise<{ readonly finishing: readonly Batch[]; readonly unsettled: readonly Batch[] }> {
    const finishing: Batch[] = [];
    const unsettled: Batch[] = [];
    for (const batch of await this.#office.batches.list()) {
      if (batch.state === "sealed" || (batch.state === "unknown" && (await this.#wasBegunHere(batch)))) {
        finishing.push(batch);
      } else if (batch.state === "unknown") unsettled.push(batch);
    }
    return { finishing, unsettled };
  }

  async #wasBegunHere(batch: Batch): Promise<boolean> {
    if (this.#to.kind !== "folder") return false;
    const intents = (await this.#office.batches.steps(batch.id)).filter(({ step }) => step === "intent");
    return intents.every(({ target }) => target === this.#to.target);
  }

  async #seal(selection: Selection, gathered: Gathered): Promise<Batch> {
    const office = this.#office;
    const stamp: Stamp = stampOf(office);
    const id = batchId(office.profile.code, today(office).year, selection.seq);
    const uuid = office.clock.newId();
    const { seq, previousDigest } = selection;
    this.#request.tell?.({ phase: "sealing", done: 0, total: gathered.parts.length });
    let done = 0;
    const files = await office.exchange.seal({
      id,
      uuid,
      seq,
      previousDigest,
      createdAt: stamp.at,
      clockSuspect: await this.#clockRunsBack(stamp),
      ledgerHead: await office.ledger.head(),
      parts: gathered.parts,
      scan: (digest) => office.files.read(digest),
      keep: async (bytes) => {
        done += 1;
        this.#request.tell?.({ phase: "sealing", done, total: gathered.parts.length });
        return office.files.keep(bytes);
      },
    });
    const items = countOf(gathered);
    const batch: Batch = {
      id,
      seq,
      uuid,
      previousDigest,
      createdAt: stamp.at,
      by: stamp.by,
      items,
      state: "sealed",
      files,
    };
    const parcels = gathered.cases.map(({ prepared, version, revision }) => {
      const { item, digest } = prepared;
      const parcel: Parcel = { item, case: prepared.case, revision, batch: id, digest, state: "sealed" };
      return { parcel, version };
    });
    const { sent, made, left } = gathered;
    await office.batches.seal({ batch, parcels, sent, made, left, request: this.#request.requestId ?? null }, stamp);
    return batch;
  }

  async #clockRunsBack({ at }: Stamp): Promise<boolean> {
    const last = (await this.#office.batches.list()).at(-1);
    return last !== undefined && Temporal.Instant.compare(at, last.createdAt) < 0;
  }

  #write(batch: Batch): Promise<WrittenFile[]> {
    const tell = (done: number, total: number) => this.#request.tell?.({ phase: "writing", done, total });
    return writeBatch(this.#office, batch, this.#to, { attempt: 1, tell });
  }

  /** The same request again: what it gave, finished where it was cut off. */
  async #repeat(id: BatchId | null, left: readonly Left[]): Promise<Exported> {
    const result = { left, again: true };
    if (id === null) return { ...result, ...(await this.#named(null)), files: [], finished: [], unsettled: [] };
    const { finishing, unsettled } = await this.#pending();
    const batch = await this.#office.batches.load(id);
    const open = finishing.find((one) => one.id === id);
    if (open !== undefined) {
      return {
        ...result,
        ...(await this.#named(batch)),
        files: await this.#write(open),
        finished: [id],
        unsettled: [],
      };
    }
    const here = unsettled.filter((one) => one.id === id);
    return {
      ...result,
      ...(await this.#named(batch)),
      files: await this.#filesOf(batch),
      finished: [],
      unsettled: ids(here),
    };
  }

  async #named(batch: Batch | null) {
    if (batch === null) return { batch: null, seq: null, items: 0, messages: 0 };
    const { id, seq, items } = batch;
    return { batch: id, seq, items, messages: (await this.#office.messages.list({ batch: id })).length };
  }

  /** Where the parts of a batch were written first. */
  async #filesOf(batch: Batch): Promise<WrittenFile[]> {
    const steps = await this.#office.batches.steps(batch.id);
    const target = steps.find(({ step, attempt }) => step === "intent" && attempt === 1)?.target ?? this.#to.target;
    const { folders, transport } = this.#office;
    const carried = target === "transport";
    const folder = carried ? await transport.outbox() : target === this.#to.target ? this.#to.path : target;
    const files: WrittenFile[] = [];
    for (const { name, sha256, bytes } of batch.files) {
      const isGone = carried && (await folders.compare(folder, name, sha256)) !== "same";
      files.push({ name, path: isGone ? null : folders.pathOf(folder, name), sha256, bytes });
    }
    return files;
  }
}

const ids = (batches: readonly Batch[]) => batches.map(({ id }) => id);
const countOf = ({ cases, sent }: Gathered) => cases.length + sent.length;
const isEmpty = (gathered: Gathered) => countOf(gathered) === 0;
