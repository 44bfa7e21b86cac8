import { describe, expect, it } from "vitest";
import type { CaseAt, Remark } from "../../src/domain/case.ts";
import type { ItemId } from "../../src/domain/ids.ts";
import type { Ruling } from "../../src/domain/ruling.ts";
import { annulled, ruled } from "../../src/domain/transition.ts";
import type { Store } from "../../src/storage/store.ts";
import { day, stampOf } from "../support/sample-case.ts";
import { plain, testStore } from "../support/store.ts";
import { intakeOf, sent, stateOf, uuid } from "./sent-case.ts";

const issued = {
  outcome: "issued",
  iin: "800229400018",
  reference: "ЦИС-1",
  on: day("2026-11-24"),
  registeredAs: null,
} as const satisfies Ruling;
const refused: Ruling = {
  outcome: "refused",
  grounds: [{ code: "unreliable", point: "10", texts: null }],
  iin: null,
  reference: "ЦИС-2",
  on: day("2026-11-25"),
  registeredAs: null,
};
const noon = stampOf("timer", "2026-11-24T08:00:00Z");

const rulingFor = (one: CaseAt<"decided">, item: ItemId) => ruled(one, { ruling: issued, via: "file", item, ...noon });

const remarkOf = (about: Remark["about"]): Remark => ({
  about,
  text: "compared with the passport",
  ...stampOf("head"),
});

async function heldCase(store: Store) {
  const { one, item } = await sent(store);
  const held = [{ case: one.id, item, ruling: refused, reason: "contradicts-ruling" } as const];
  await store.answers.takeIn(intakeOf(1, { held, parcels: new Map([[item, "answered"]]) }), noon);
  const [hold] = await store.answers.held("open");
  if (hold === undefined) throw new Error("nothing is held");
  return { one, item, hold };
}

describe("taking in", () => {
  it("applies, holds and sets aside in one step, and finds it all again", async () => {
    const desk = await testStore();
    const [first, second] = [await sent(desk.store), await sent(desk.store)];
    const intake = intakeOf(1, {
      applied: [rulingFor(first.one, first.item)],
      held: [{ case: second.one.id, item: second.item, ruling: refused, reason: "sex-disagrees" }],
      quarantined: [{ line: 3, item: "x", reason: "unknown-item", bytes: Buffer.from('{"item":"x"}') }],
      parcels: new Map([
        [first.item, "answered"],
        [second.item, "answered"],
      ]),
    });
    await desk.store.answers.takeIn(intake, noon);
    const store = await desk.reopen();
    expect(plain(await store.answers.known(intake.file.uuid))).toEqual(plain(intake.file));
    expect(await store.answers.lastSeq()).toBe(1);
    expect(await store.cases.load(first.one.id)).toMatchObject({ stage: "ruled", version: first.one.version + 1 });
    expect(await store.cases.line(first.one.id)).toMatchObject({ ruling: "issued", parcel: "answered", held: false });
    expect(await store.cases.line(second.one.id)).toMatchObject({ stage: "decided", ruling: null, held: true });
    const { file } = intake;
    expect(plain(await store.answers.held())).toEqual(
      plain([{ ...intake.held[0], id: 1, file: file.id, state: "open", since: file.importedAt, agreed: null }]),
    );
    const aside = { file: file.id, line: 3, item: "x", reason: "unknown-item", state: "open" };
    expect(await store.answers.quarantined()).toEqual([aside]);
    expect((await store.ledger.verify()).broken).toBeNull();
  });

  it("finds who else has the number", async () => {
    const { store } = await testStore();
    const { one, item } = await sent(store);
    await store.answers.takeIn(intakeOf(1, { applied: [rulingFor(one, item)] }), noon);
    const mark = [{ kind: "iin", text: issued.iin } as const];
    expect(await store.cases.sharing(mark, null)).toEqual([{ case: one.id, kind: "iin" }]);
    expect(await store.cases.sharing(mark, one.id)).toEqual([]);
  });

  it("changes nothing at all when one of its cases was changed meanwhile", async () => {
    const { store } = await testStore();
    const [first, second] = [await sent(store), await sent(store)];
    const stale = { ...second.one, version: second.one.version - 1 };
    const applied = [rulingFor(first.one, first.item), rulingFor(stale, second.item)];
    const size = (await store.ledger.head()).size;
    const taking = store.answers.takeIn(intakeOf(1, { applied }), noon);
    await expect(taking).rejects.toMatchObject({ code: "changed-meanwhile", params: { case: second.one.id } });
    expect((await store.cases.load(first.one.id)).stage).toBe("decided");
    expect(await store.answers.lastSeq()).toBe(0);
    expect((await store.ledger.head()).size).toBe(size);
  });

  it("refuses another file under a number it knows", async () => {
    const { store } = await testStore();
    const intake = intakeOf(1);
    await store.answers.takeIn(intake, noon);
    const other = { ...intake, file: { ...intake.file, uuid: uuid(3000) } };
    await expect(store.answers.takeIn(other, noon)).rejects.toMatchObject({
      code: "answers-differ",
      params: { file: intake.file.id },
    });
    expect(await store.answers.known(uuid(3000))).toBeNull();
  });

  it("moves the parcel that went out last", async () => {
    const { store } = await testStore();
    const { one, item } = await sent(store);
    await store.answers.takeIn(intakeOf(1, { parcels: new Map([[item, "accepted"]]) }), noon);
    expect(await stateOf(store, one.id)).toBe("accepted");
  });
});

describe("a hold", () => {
  it("ends with its release: the ruling counts, and the reason stays with the case", async () => {
    const { store } = await testStore();
    const { one, item, hold } = await heldCase(store);
    const remark = remarkOf("release");
    await store.answers.endHold(hold, "released", remark, rulingFor(one, item), stampOf("head"));
    expect(await store.answers.held("open")).toEqual([]);
    expect((await store.answers.held("released")).map((ended) => ended.id)).toEqual([hold.id]);
    const after = await store.cases.load(one.id);
    expect(after.stage).toBe("ruled");
    expect(plain(after.remarks.at(-1))).toEqual(plain(remark));
    const codes = (await store.cases.history(one.id)).map((line) => line.code);
    expect(codes.slice(-2)).toEqual(["hold-released", "case-ruled"]);
  });

  it("ends with its rejection: the case stays where it is, with the reason", async () => {
    const { store } = await testStore();
    const { one, hold } = await heldCase(store);
    await store.answers.endHold(hold, "rejected", remarkOf("rejection"), null, stampOf("head"));
    const after = await store.cases.load(one.id);
    expect(after).toMatchObject({ stage: "decided", version: one.version + 1, remarks: [{ about: "rejection" }] });
    expect((await store.cases.line(one.id)).held).toBe(false);
    expect((await store.ledger.verify()).broken).toBeNull();
  });

  it("ends once", async () => {
    const { store } = await testStore();
    const { one, hold } = await heldCase(store);
    await store.answers.endHold(hold, "rejected", remarkOf("rejection"), null, stampOf("head"));
    const again = store.answers.endHold(hold, "released", remarkOf("release"), null, stampOf());
    await expect(again).rejects.toMatchObject({ code: "changed-meanwhile", params: { case: one.id } });
    expect((await store.answers.held()).map((ended) => ended.state)).toEqual(["rejected"]);
  });

  it("is ended by the centre's own annulment in the file that brings it", async () => {
    const { store } = await testStore();
    const { one, hold } = await heldCase(store);
    await store.answers.takeIn(intakeOf(2, { endedHolds: [hold] }), noon);
    expect((await store.answers.held()).map((ended) => ended.state)).toEqual(["annulled"]);
    expect((await store.cases.line(one.id)).held).toBe(false);
  });
});

it("goes back behind a ruling that was annulled", async () => {
  const { store } = await testStore();
  const { one, item } = await sent(store);
  await store.answers.takeIn(intakeOf(1, { applied: [rulingFor(one, item)] }), noon);
  const ruledCase = (await store.cases.load(one.id)) as CaseAt<"ruled">;
  await store.cases.save(annulled(ruledCase), stampOf());
  expect(await store.cases.line(one.id)).toMatchObject({ stage: "decided", ruling: null });
  expect(await store.cases.sharing([{ kind: "iin", text: issued.iin }], null)).toEqual([]);
});
