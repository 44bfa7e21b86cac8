import type { AnswerFile } from "../../src/domain/answer.ts";
import type { Batch, Parcel } from "../../src/domain/batch.ts";
import type { CaseAt } from "../../src/domain/case.ts";
import {
  type AnswerFileId,
  answerFileId,
  type BatchId,
  batchId,
  type CaseId,
  type ItemId,
} from "../../src/domain/ids.ts";
import { decided, verified } from "../../src/domain/transition.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import type { Store } from "../../src/storage/store.ts";
import type { Intake } from "../../src/workflow/ports/answers.ts";
import type { Sealing } from "../../src/workflow/ports/batches.ts";
import { day, instant, officeCode, register, stampOf } from "../support/sample-case.ts";

/** A UUIDv7 that differs by the number. */
export const uuid = (number: number) => `01890a5d-ac96-774b-bcce-${String(number).padStart(12, "0")}`;

/** Where a batch is written in these tests. */
export const going = { target: "/media/stick", attempt: 1 };

/** A case that is decided to be forwarded. */
export async function forwarded(store: Store): Promise<CaseAt<"decided">> {
  const one = await register(store);
  const checked = await store.cases.save(verified(one, [], day("2026-11-23"), null, stampOf()), stampOf());
  const forward = { kind: "forward", reason: null } as const;
  return store.cases.save(decided(checked, forward, day("2026-11-23"), stampOf()), stampOf());
}

/** A batch of these cases, bearing the number and the chain that the store asks for. */
export async function batchOf(store: Store, cases: readonly CaseAt<"decided">[], more: Partial<Batch> = {}) {
  const { seq, previousDigest, waiting } = await store.batches.selection();
  const id = batchId(officeCode, 2026, seq);
  const bytes = Buffer.from(`sealed ${seq}`);
  const digest = sha256(bytes);
  const batch: Batch = {
    id,
    seq,
    uuid: uuid(1000 + seq),
    previousDigest,
    createdAt: instant("2026-11-23T10:00:00Z"),
    by: stampOf().by,
    items: cases.length,
    state: "sealed",
    files: [{ name: `${id}.iinb`, sha256: digest, bytes: bytes.length, holds: "items" }],
    ...more,
  };
  await store.files.keep(bytes);
  const parcels = cases.map((one) => {
    const known = waiting.find((line) => line.case === one.id)?.item;
    const item = (known ?? uuid(Number(one.id.slice(-6)))) as ItemId;
    const parcel: Parcel = {
      item,
      case: one.id,
      revision: one.revision,
      batch: id,
      digest: sha256(`${one.id} ${one.revision}`),
      state: "sealed",
    };
    return { parcel, version: one.version };
  });
  const sealing: Sealing = { batch, parcels, sent: [], made: [], request: null, left: [] };
  return { batch, parcels, sealing, content: bytes };
}

export async function sealed(store: Store, cases: readonly CaseAt<"decided">[]): Promise<Batch> {
  const { batch, sealing } = await batchOf(store, cases);
  await store.batches.seal(sealing, stampOf());
  return batch;
}

/** A case sealed into a batch of its own, written and read back. */
export async function sent(store: Store): Promise<{ one: CaseAt<"decided">; batch: BatchId; item: ItemId }> {
  const one = await forwarded(store);
  const { id } = await sealed(store, [one]);
  await store.batches.intend(id, going, stampOf());
  await store.batches.outcome(id, "written", stampOf());
  const [parcel] = await store.batches.parcels({ case: one.id });
  if (parcel === undefined) throw new Error("the case was not sealed");
  return { one, batch: id, item: parcel.item };
}

/** What an answer file changes; nothing unless said. */
export function intakeOf(seq: number, more: Partial<Intake> = {}): Intake {
  const file: AnswerFile = {
    id: answerFileId(officeCode, 2026, seq) as AnswerFileId,
    uuid: uuid(2000 + seq),
    sha256: sha256(`answers ${seq}`),
    seq,
    previousDigest: null,
    inReplyTo: uuid(1001),
    completeUpTo: 1,
    importedAt: instant("2026-11-24T08:00:00Z"),
  };
  return {
    file,
    applied: [],
    held: [],
    quarantined: [],
    notices: [],
    receipts: [],
    made: [],
    parcels: new Map(),
    messages: new Map(),
    endedHolds: [],
    ...more,
  };
}

export const stateOf = async (store: Store, id: CaseId) => (await store.cases.line(id)).parcel;
