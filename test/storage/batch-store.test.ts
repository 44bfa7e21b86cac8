import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type BatchId, type Digest, uuidPattern } from "../../src/domain/ids.ts";
import { amended, approved, reopened, withdrawn } from "../../src/domain/transition.ts";
import { bytesStore } from "../../src/storage/bytes-store.ts";
import { application, day, register, stampOf } from "../support/sample-case.ts";
import { plain, testStore } from "../support/store.ts";
import { batchOf, forwarded, going, intakeOf, sealed, sent, stateOf, uuid } from "./sent-case.ts";

describe("the selection", () => {
  it("takes forwarded cases only, with the next number and the digest before", async () => {
    const { store } = await testStore();
    await register(store);
    expect(await store.batches.selection()).toEqual({ waiting: [], messages: [], seq: 1, previousDigest: null });
    const one = await forwarded(store);
    const batch = await sealed(store, [one]);
    const two = await forwarded(store);
    expect(await store.batches.selection()).toEqual({
      waiting: [
        { case: two.id, version: two.version, revision: 1, item: expect.stringMatching(uuidPattern), line: null },
      ],
      messages: [],
      seq: 2,
      previousDigest: batch.files[0]?.sha256,
    });
  });

  it("waits for approval where the office demands it", async () => {
    const { store } = await testStore({ approval: true });
    const one = await forwarded(store);
    expect((await store.batches.selection()).waiting).toEqual([]);
    await store.cases.save(approved(one, stampOf("head")), stampOf("head"));
    expect((await store.batches.selection()).waiting).toHaveLength(1);
  });

  it("gives a lost case its item again", async () => {
    const { store } = await testStore();
    const { one, batch, item } = await sent(store);
    await store.batches.outcome(batch, "lost", stampOf());
    expect(await stateOf(store, one.id)).toBe("lost");
    const { waiting } = await store.batches.selection();
    expect(waiting).toEqual([{ case: one.id, version: one.version, revision: 1, item, line: null }]);
    const again = await sealed(store, [one]);
    expect((await store.batches.parcel(item))?.batch).toBe(again.id);
    const states = (await store.batches.parcels({ case: one.id })).map((parcel) => parcel.state);
    expect(states).toEqual(["lost", "sealed"]);
  });

  it("sends what the centre could not take only as another revision, as another item", async () => {
    const { store } = await testStore();
    const { one, item } = await sent(store);
    await store.answers.takeIn(intakeOf(1, { parcels: new Map([[item, "rejected-tech"]]) }), stampOf());
    expect((await store.batches.selection()).waiting).toEqual([]);
    await store.cases.save(reopened(one, "a character", stampOf()), stampOf());
    expect((await store.cases.load(one.id)).revision).toBe(2);
  });
});

describe("sealing", () => {
  it("keeps batch, parcels and bytes, and says so in the ledger", async () => {
    const desk = await testStore();
    const one = await forwarded(desk.store);
    const { batch, parcels, sealing, content } = await batchOf(desk.store, [one, await forwarded(desk.store)]);
    await desk.store.batches.seal(sealing, stampOf());
    const store = await desk.reopen();
    expect(plain(await store.batches.load(batch.id))).toEqual(plain(batch));
    expect(plain(await store.batches.byUuid(batch.uuid))).toEqual(plain(batch));
    expect(plain(await store.batches.list())).toEqual(plain([batch]));
    expect(plain(await store.batches.parcels({ batch: batch.id }))).toEqual(plain(parcels.map((one) => one.parcel)));
    expect(plain(await store.files.read(batch.files[0]?.sha256 as Digest))).toEqual(plain(content));
    const codes = (await store.cases.history(one.id)).map((line) => line.code);
    expect(codes.slice(-2)).toEqual(["batch-sealed", "parcel-sealed"]);
  });

  it("refuses a number or a chain that another export took", async () => {
    const { store } = await testStore();
    const [one, two] = [await forwarded(store), await forwarded(store)];
    const late = await batchOf(store, [two]);
    await sealed(store, [one]);
    const sealing = store.batches.seal(late.sealing, stampOf());
    await expect(sealing).rejects.toMatchObject({ code: "sealed-meanwhile", kind: "conflict" });
    expect(await store.batches.list()).toHaveLength(1);
  });

  it("refuses a case that was changed or sealed since it was read", async () => {
    const { store } = await testStore();
    const one = await forwarded(store);
    const { sealing: late } = await batchOf(store, [one]);
    await store.cases.save(withdrawn(one, day("2026-11-23"), "gone", stampOf()), stampOf());
    const sealing = store.batches.seal(late, stampOf());
    await expect(sealing).rejects.toMatchObject({ code: "changed-meanwhile", params: { case: one.id } });
    expect(await store.batches.list()).toEqual([]);
  });

  it("refuses a change of contents while they are on their way", async () => {
    const { store } = await testStore();
    const { one } = await sent(store);
    const change = amended(one, application({ surname: "Schmidt" }), null, stampOf());
    await expect(store.cases.save(change, stampOf())).rejects.toMatchObject({ code: "changed-meanwhile" });
    expect((await store.cases.load(one.id)).revision).toBe(1);
  });

  it("never lets one item stand for two cases", async () => {
    const { store } = await testStore();
    const { item } = await sent(store);
    const two = await forwarded(store);
    const { parcels, sealing } = await batchOf(store, [two]);
    const stolen = parcels.map(({ parcel, version }) => ({ version, parcel: { ...parcel, item } }));
    await expect(store.batches.seal({ ...sealing, parcels: stolen }, stampOf())).rejects.toThrow("SQLITE_CONSTRAINT");
  });
});

describe("handing over", () => {
  it("leaves the outcome unknown between intent and outcome, whatever happens", async () => {
    const desk = await testStore();
    const one = await forwarded(desk.store);
    const { id } = await sealed(desk.store, [one]);
    expect(await stateOf(desk.store, one.id)).toBe("sealed");
    await desk.store.batches.intend(id, going, stampOf());
    const store = await desk.reopen();
    expect((await store.batches.load(id)).state).toBe("unknown");
    expect(await stateOf(store, one.id)).toBe("unknown");
    expect((await store.batches.selection()).waiting).toEqual([]);
    await store.batches.outcome(id, "written", stampOf());
    expect((await store.batches.load(id)).state).toBe("written");
    expect(await stateOf(store, one.id)).toBe("written");
  });

  it("does not put in doubt what was written before", async () => {
    const { store } = await testStore();
    const { one, batch } = await sent(store);
    await store.batches.intend(batch, going, stampOf());
    expect((await store.batches.load(batch)).state).toBe("written");
    expect(await stateOf(store, one.id)).toBe("written");
  });

  it("leaves alone what is known further", async () => {
    const { store } = await testStore();
    const { one, batch, item } = await sent(store);
    await store.answers.takeIn(intakeOf(1, { parcels: new Map([[item, "accepted"]]) }), stampOf());
    await store.batches.outcome(batch, "lost", stampOf());
    expect(await stateOf(store, one.id)).toBe("accepted");
  });
});

it("does not know batches, items and bytes that are not there", async () => {
  const { store } = await testStore();
  const id = "BER-2026-B000007" as BatchId;
  await expect(store.batches.load(id)).rejects.toMatchObject({ code: "unknown-batch", params: { batch: id } });
  await expect(store.batches.intend(id, going, stampOf())).rejects.toMatchObject({ code: "unknown-batch" });
  expect(await store.batches.byUuid(uuid(1))).toBeNull();
  expect(await store.batches.parcel(uuid(1))).toBeNull();
});

it("says when sealed bytes are gone or altered, and mends them when they come again", async () => {
  const desk = await testStore();
  const batch = await sealed(desk.store, [await forwarded(desk.store)]);
  const digest = batch.files[0]?.sha256 ?? ("" as Digest);
  const [place = ""] = await readdir(join(desk.folder, "files"));
  expect(place).toBe(digest.slice(0, 2));
  const path = join(desk.folder, "files", place, digest);
  await writeFile(path, "sealed 2");
  await expect(desk.store.files.read(digest)).rejects.toMatchObject({ code: "store-damaged" });
  await bytesStore(desk.folder).keep(Buffer.from("sealed 1"));
  expect(plain(await desk.store.files.read(digest))).toBe(plain(Buffer.from("sealed 1")));
  await rm(path);
  await expect(desk.store.files.read(digest)).rejects.toMatchObject({ code: "store-damaged" });
});
