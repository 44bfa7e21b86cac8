import type { ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import type { Scan } from "../domain/scan.ts";
import { caseAt } from "./act.ts";
import type { Office } from "./office.ts";
import type { Left, Selection, Waiting } from "./ports/batches.ts";
import type { BatchPlan, NotPrepared, PlannedPart, Prepared } from "./ports/exchange.ts";

/** When the scans of a batch leave: with it, with the next one, or not at all. */
export const scanWishes = ["now", "later", "none"] as const;
export type ScanWish = (typeof scanWishes)[number];

export interface Gathering {
  readonly scans: ScanWish;
  /** At most this many cases, the most urgent first; null for all. */
  readonly limit: number | null;
  readonly maxBytes: number;
  readonly tell: (done: number, total: number) => void;
}

/** A case as it was read for its line. */
export interface ReadyCase {
  readonly prepared: Prepared;
  readonly version: number;
  readonly revision: number;
}

export interface Gathered {
  readonly parts: readonly PlannedPart[];
  readonly cases: readonly ReadyCase[];
  readonly sent: readonly Prepared[];
  /** Messages that carry later what does not leave now. */
  readonly made: readonly Message[];
  readonly left: readonly Left[];
}

/**
 * Reads what waits, makes its lines, and cuts them into parts. What cannot leave is left out and named; it stops none of
 * the others.
 */
export async function gatherBatch(office: Office, selection: Selection, how: Gathering): Promise<Gathered> {
  const left: Left[] = [];
  const cases = await readyCases(office, selection, how, left);
  const messages = await readyMessages(office, selection, how, left);
  const prepared = [...cases.map((one) => one.prepared), ...messages];
  const { plan, dropped } = await planned(office, prepared, how);
  const out = new Set([...plan.tooLarge, ...dropped].map(({ item }) => item));
  left.push(...plan.tooLarge.map((one) => ({ case: one.case, reason: "too-large" })));
  left.push(...dropped.map((one) => ({ case: one.case, reason: "scan-too-large" })));
  left.push(...plan.scansTooLarge.map(({ of }) => ({ case: of.case, reason: "scan-too-large" })));
  const leaving = (one: Prepared) => !out.has(one.item);
  const going = cases.filter(({ prepared: one }) => leaving(one));
  const behind =
    how.scans === "later" ? going.map(({ prepared: of }) => ({ of, scans: of.scans })) : plan.scansTooLarge;
  return {
    parts: plan.parts,
    cases: going,
    sent: messages.filter(leaving),
    made: behind.flatMap(({ of, scans }) => scansToFollow(office, of, scans)),
    left,
  };
}

async function readyCases(office: Office, selection: Selection, how: Gathering, left: Left[]): Promise<ReadyCase[]> {
  const ready: ReadyCase[] = [];
  for (const [at, waiting] of selection.waiting.entries()) {
    if (ready.length === how.limit) break;
    how.tell(at, selection.waiting.length);
    const line = waiting.line ?? (await madeNow(office, waiting));
    if ("reason" in line) left.push({ case: waiting.case, ...line });
    else if (how.scans === "now" && !(await haveScans(office, line))) {
      left.push({ case: waiting.case, reason: "scan-missing" });
    } else {
      const prepared = how.scans === "none" ? { ...line, scans: [] } : line;
      ready.push({ prepared, version: waiting.version, revision: waiting.revision });
    }
  }
  return ready;
}

/** Of a case whose line could not be made when it was forwarded, or was by a program that kept none. */
async function madeNow(office: Office, { case: id, item }: Waiting): Promise<Prepared | NotPrepared> {
  return office.exchange.prepare({ item, case: await caseAt(office, id, "decided") });
}

/** Messages that only bring scans wait for an export that takes scans along. */
async function readyMessages(office: Office, selection: Selection, how: Gathering, left: Left[]): Promise<Prepared[]> {
  const ready: Prepared[] = [];
  for (const message of selection.messages) {
    if (how.scans !== "now" && message.kind === "SUP" && message.scans.length > 0) continue;
    const line = await office.exchange.prepare(message);
    if ("reason" in line) left.push({ case: message.case, ...line });
    else if (await haveScans(office, line)) ready.push(line);
    else left.push({ case: message.case, reason: "scan-missing" });
  }
  return ready;
}

async function haveScans(office: Office, { scans }: Prepared): Promise<boolean> {
  for (const { sha256 } of scans) {
    try {
      await office.files.read(sha256);
    } catch (cause) {
      if (cause instanceof Problem && cause.code === "store-damaged") return false;
      throw cause;
    }
  }
  return true;
}

/** A message whose scans fit into no file waits for an export that allows larger ones. */
async function planned(
  office: Office,
  prepared: readonly Prepared[],
  { scans, maxBytes }: Gathering,
): Promise<{ readonly plan: BatchPlan; readonly dropped: readonly Prepared[] }> {
  const travelling = (some: readonly Prepared[]) =>
    scans === "now" ? some.flatMap((of) => (of.scans.length === 0 ? [] : [{ of, scans: of.scans }])) : [];
  const plan = await office.exchange.plan(prepared, travelling(prepared), maxBytes);
  const dropped = plan.scansTooLarge.map(({ of }) => of).filter(({ kind }) => kind === null);
  if (dropped.length === 0) return { plan, dropped };
  const rest = prepared.filter((one) => !dropped.includes(one));
  return { plan: await office.exchange.plan(rest, travelling(rest), maxBytes), dropped };
}

/** A supplement that brings scans later; a case without scans needs none. */
function scansToFollow(office: Office, of: Prepared, scans: readonly Scan[]): Message[] {
  if (scans.length === 0 || of.revision === null) return [];
  const once = scans.filter((scan, at) => scans.findIndex((one) => one.sha256 === scan.sha256) === at);
  const about = { item: office.clock.newId() as ItemId, case: of.case, of: of.item };
  return [{ kind: "SUP", ...about, revision: of.revision, documents: [], scans: once }];
}
