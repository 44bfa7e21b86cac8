import type { Batch, Parcel } from "../domain/batch.ts";
import type { Stamp } from "../domain/case.ts";
import { type BatchId, batchId, type CaseId, type Digest, type ItemId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { caseAt, mustBeAllowed, stampOf, today } from "./act.ts";
import type { Office, Outgoing, Selection } from "./office.ts";

export interface ExportRequest {
  /** A folder that exists: a stick, a mounted share, a tray of another program. */
  readonly to: string;
  /** Say what would leave, change nothing. */
  readonly dryRun: boolean;
  /** Seal nothing when any item cannot leave. */
  readonly strict: boolean;
}

export interface Exported {
  /** Null when there was nothing to send. */
  readonly batch: BatchId | null;
  readonly seq: number | null;
  readonly items: number;
  readonly left: readonly { readonly case: CaseId; readonly reason: string }[];
  readonly files: readonly { readonly path: string; readonly sha256: Digest; readonly bytes: number }[];
  /** Batches sealed before and written now. */
  readonly finished: readonly BatchId[];
}

/**
 * Sends every forwarded case that has no live parcel: sealed and kept first, then written to the folder and read back.
 * A batch that was sealed and not written is finished first, with the same bytes.
 */
export async function exportBatch(office: Office, request: ExportRequest): Promise<Exported> {
  mustBeAllowed(office, "export");
  await office.folders.mustExist(request.to);
  const pending = (await office.batches.list()).filter(
    (batch) => batch.state === "sealed" || batch.state === "unknown",
  );
  const selection = await office.batches.selection();
  const { ready, left } = await gather(office, selection);
  if (left.length > 0 && request.strict) throw new Problem("items-left", { cases: left.map((one) => one.case) });
  const files: Exported["files"][number][] = [];
  const finished = request.dryRun ? [] : pending.map((batch) => batch.id);
  if (!request.dryRun) for (const batch of pending) files.push(...(await handOver(office, batch, request.to)));
  const last = pending.at(-1) ?? null;
  const result = { left, files, finished };
  if (ready.length === 0) {
    return { ...result, batch: last?.id ?? null, seq: last?.seq ?? null, items: last?.items ?? 0 };
  }
  const id = batchId(office.profile.code, today(office).year, selection.seq);
  if (request.dryRun) return { ...result, batch: id, seq: selection.seq, items: ready.length };
  const batch = await seal(office, id, selection, ready);
  files.push(...(await handOver(office, batch, request.to)));
  return { ...result, batch: id, seq: batch.seq, items: batch.items };
}

interface Ready extends Outgoing {
  readonly version: number;
}

async function gather(office: Office, selection: Selection) {
  const ready: Ready[] = [];
  const left: Exported["left"][number][] = [];
  for (const waiting of selection.waiting) {
    const item = waiting.item ?? (office.clock.newId() as ItemId);
    const outgoing = { item, case: await caseAt(office, waiting.case, "decided"), version: waiting.version };
    const fault = await office.exchange.fault(outgoing);
    if (fault === null) ready.push(outgoing);
    else left.push({ case: waiting.case, reason: fault });
  }
  return { ready, left };
}

async function seal(office: Office, id: BatchId, selection: Selection, ready: readonly Ready[]): Promise<Batch> {
  const stamp: Stamp = stampOf(office);
  const uuid = office.clock.newId();
  const { seq, previousDigest } = selection;
  const ledgerHead = await office.ledger.head();
  const request = { id, uuid, seq, previousDigest, createdAt: stamp.at, items: ready, ledgerHead };
  const sealed = await office.exchange.seal(request);
  const batch: Batch = {
    id,
    seq,
    uuid,
    previousDigest,
    createdAt: stamp.at,
    by: stamp.by,
    items: ready.length,
    state: "sealed",
    files: [{ name: sealed.name, sha256: sealed.sha256, bytes: sealed.bytes.length }],
  };
  const parcels = ready.map(({ item, case: one, version }) => {
    const digest = sealed.digests.get(item);
    if (digest === undefined) throw new Error(`the sealed batch has no digest for ${item}`);
    const parcel: Parcel = { item, case: one.id, revision: one.revision, batch: id, digest, state: "sealed" };
    return { parcel, version };
  });
  await office.batches.seal(batch, parcels, new Map([[sealed.sha256, sealed.bytes]]), stamp);
  return batch;
}

/** An intent before anything leaves, an outcome after it was read back: between the two the outcome is unknown. */
async function handOver(office: Office, batch: Batch, to: string): Promise<Exported["files"][number][]> {
  await office.batches.intend(batch.id, stampOf(office));
  const written: Exported["files"][number][] = [];
  for (const file of batch.files) {
    const bytes = await office.batches.bytes(file.sha256);
    const { path, sha256 } = await office.folders.write(to, file.name, bytes);
    written.push({ path, sha256, bytes: bytes.length });
  }
  await office.batches.outcome(batch.id, "written", stampOf(office));
  return written;
}
