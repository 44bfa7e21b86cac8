import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { Case, CaseAt } from "../../src/domain/case.ts";
import type { Decision } from "../../src/domain/decision.ts";
import type { DraftId } from "../../src/domain/ids.ts";
import { personMarks } from "../../src/domain/mark.ts";
import { amended, approved, closed, decided, verified, withdrawn } from "../../src/domain/transition.ts";
import type { Store } from "../../src/storage/store.ts";
import { application, day, instant, newCase, pack, register, stampOf } from "../support/sample-case.ts";
import { plain, testStore } from "../support/store.ts";

const forward: Decision = { kind: "forward", reason: null };
const refuse: Decision = { kind: "refuse", grounds: [{ code: "incomplete-set", fact: "the will" }] };

async function decidedCase(store: Store, by = "consul", decision = forward) {
  const one = await register(store);
  const checked = await store.cases.save(verified(one, [], day("2026-11-23"), null, stampOf()), stampOf());
  return store.cases.save(decided(checked, decision, day("2026-11-23"), stampOf(by)), stampOf(by));
}

describe("registering", () => {
  it("gives the numbers of a year without holes, whatever fails between", async () => {
    const { store } = await testStore();
    const first = await register(store);
    const failing = store.cases.register(
      2026,
      () => {
        throw new Error("the power is cut");
      },
      stampOf(),
      { draft: null, pack },
    );
    await expect(failing).rejects.toThrow("the power is cut");
    const second = await register(store);
    const other = await store.cases.register(2027, (id) => newCase(id), stampOf(), { draft: null, pack });
    expect([first.id, second.id, other.id]).toEqual(["BER-2026-000001", "BER-2026-000002", "BER-2027-000001"]);
  });

  it("ends the draft it came from, once", async () => {
    const { store } = await testStore();
    const draft = "01890a5d-ac96-774b-bcce-b302099a8057" as DraftId;
    const begun = stampOf();
    await store.drafts.save({ id: draft, begun, changedAt: begun.at, answers: { surname: "Müller" } });
    const from = { draft, pack };
    await store.cases.register(2026, (id) => newCase(id), stampOf(), from);
    expect(await store.drafts.list()).toEqual([]);
    const again = store.cases.register(2026, (id) => newCase(id), stampOf(), from);
    await expect(again).rejects.toMatchObject({ code: "draft-gone" });
    expect(await store.cases.list({})).toHaveLength(1);
  });

  it("keeps the bytes of the rules", async () => {
    const { store } = await testStore();
    await register(store);
    expect(plain(await store.cases.packBytes(pack.ref.digest))).toEqual(plain(pack.bytes));
    expect(await store.cases.packBytes("0".repeat(64) as typeof pack.ref.digest)).toBeNull();
  });
});

describe("saving", () => {
  it("gives back what was saved, one version on, also after reopening", async () => {
    const desk = await testStore();
    const one = await register(desk.store);
    const transition = verified(one, [], day("2026-11-23"), "all papers seen", stampOf());
    const saved = await desk.store.cases.save(transition, stampOf());
    expect(plain(saved)).toEqual(plain({ ...transition.next, version: 2 }));
    const store = await desk.reopen();
    expect(plain(await store.cases.load(one.id))).toEqual(plain(saved));
  });

  it("refuses a save against an older version and changes nothing", async () => {
    const { store } = await testStore();
    const one = await register(store);
    await store.cases.save(verified(one, [], day("2026-11-23"), null, stampOf()), stampOf());
    const stale = store.cases.save(withdrawn(one, day("2026-11-23"), "gone", stampOf()), stampOf());
    await expect(stale).rejects.toMatchObject({ code: "changed-meanwhile", params: { case: one.id } });
    expect((await store.cases.load(one.id)).stage).toBe("verified");
    expect((await store.ledger.head()).size).toBe(2);
  });

  it("refuses the approval of the officer who decided", async () => {
    const { store } = await testStore({ approval: true });
    const one = await decidedCase(store);
    const own = store.cases.save(approved(one, stampOf("consul")), stampOf("consul"));
    await expect(own).rejects.toMatchObject({ code: "not-allowed", params: { officer: "consul", right: "approve" } });
    expect((await store.cases.line(one.id)).awaitsApproval).toBe(true);
    await store.cases.save(approved(one, stampOf("head")), stampOf("head"));
    expect((await store.cases.line(one.id)).awaitsApproval).toBe(false);
  });

  it("refuses it from any other program too", async () => {
    const desk = await testStore();
    const one = await decidedCase(desk.store);
    const db = new BetterSqlite3(join(desk.folder, "desk.db"));
    const sly = `UPDATE "case" SET approved_by = decided_by, version = version + 1 WHERE id = '${one.id}'`;
    expect(() => db.exec(sly)).toThrow("not-allowed");
    db.close();
  });

  it("refuses other contents under the same revision", async () => {
    const { store } = await testStore();
    const one = await register(store);
    const next = { ...one, application: application({ surname: "Schmidt" }) };
    const sly = store.cases.save({ next, event: { code: "case-amended", facts: {}, texts: {} } }, stampOf());
    await expect(sly).rejects.toThrow("other contents");
    const open = await store.cases.save(amended(one, next.application, null, stampOf()), stampOf());
    expect(open).toMatchObject({ revision: 2, version: 2, application: { applicant: { surname: "Schmidt" } } });
  });

  it("does not know a case that is not there", async () => {
    const { store } = await testStore();
    const id = "BER-2026-000009" as Case["id"];
    const { cases } = store;
    for (const call of [() => cases.load(id), () => cases.line(id), () => cases.history(id)]) {
      await expect(call()).rejects.toMatchObject({ code: "unknown-case", params: { case: id } });
    }
  });
});

describe("lists", () => {
  it("show stage, decision and the days, by due day", async () => {
    const { store } = await testStore();
    const late = await register(store, { dueOn: day("2026-12-01"), dueOnStrict: day("2026-11-30") });
    const one = await decidedCase(store, "consul", refuse);
    const lines = await store.cases.list({});
    expect(lines.map((line) => line.id)).toEqual([one.id, late.id]);
    expect(plain(lines[0])).toEqual(
      plain({
        id: one.id,
        stage: "decided",
        kind: "formation",
        category: "spouse",
        revision: 1,
        applicationDay: "2026-11-23",
        dueOn: "2026-11-24",
        dueOnStrict: "2026-11-24",
        decision: "refuse",
        awaitsApproval: false,
        ruling: null,
        parcel: null,
        byHand: false,
        unfit: false,
        supplementDue: null,
        returned: [],
        held: false,
        letter: null,
      }),
    );
    expect((await store.cases.list({ stages: ["gathering"] })).map((line) => line.id)).toEqual([late.id]);
    expect((await store.cases.list({ dueBy: day("2026-11-24") })).map((line) => line.id)).toEqual([one.id]);
    expect(await store.cases.list({ limit: 1 })).toHaveLength(1);
  });

  it("read no payload: what a list shows stands in columns", async () => {
    const desk = await testStore();
    const one = await decidedCase(desk.store);
    const db = new BetterSqlite3(join(desk.folder, "desk.db"));
    db.exec("UPDATE case_revision SET payload = x'00'");
    db.close();
    const { cases, batches } = desk.store;
    expect(await cases.list({})).toHaveLength(1);
    expect((await cases.line(one.id)).decision).toBe("forward");
    expect((await batches.selection()).waiting).toHaveLength(1);
    expect(await cases.history(one.id)).toHaveLength(3);
    await expect(cases.load(one.id)).rejects.toMatchObject({ code: "store-damaged" });
  });

  it("leave what is answered out of what is due", async () => {
    const { store } = await testStore();
    const one = await decidedCase(store, "consul", refuse);
    await store.cases.save(closed(one as CaseAt<"decided">, day("2026-11-24")), stampOf());
    expect(await store.cases.list({ dueBy: day("2026-12-31") })).toEqual([]);
  });
});

describe("finding", () => {
  const finds = async (text: string) => {
    const { store } = await testStore();
    await register(store, { application: application({ surname: "Özdemir-Weiß", givenNames: "İpek" }) });
    await register(store, { application: application({ surname: "Жұмабаева", givenNames: "Әсем" }) });
    return (await store.cases.find(text)).map((line) => Number(line.id.slice(-6)));
  };

  it.each([
    ["ozdemir", [1]],
    ["weiss", [1]],
    ["IPEK özd", [1]],
    ["жұмабаева әсем", [2]],
    ["c01x00", [1, 2]],
    ["2026-000002", [2]],
    ["nobody", []],
    ["  ", []],
  ])("%j", async (text, expected) => {
    expect(await finds(text)).toEqual(expected);
  });
});

describe("marks", () => {
  it("find cases that share a person or a paper without the text standing in any column", async () => {
    const desk = await testStore();
    const one = await register(desk.store);
    const marks = personMarks(one.application);
    expect(await desk.store.cases.sharing(marks, one.id)).toEqual([]);
    const kinds = (await desk.store.cases.sharing(marks, null)).map((hit) => hit.kind).sort();
    expect(kinds).toEqual(["document", "person"]);
    await desk.store.cases.save(amended(one, application({ surname: "Schmidt" }), null, stampOf()), stampOf());
    const left = await desk.store.cases.sharing(marks, null);
    expect(left).toEqual([{ case: one.id, kind: "document" }]);
  });

  it("are refused under another key", async () => {
    const desk = await testStore();
    await register(desk.store);
    const store = await desk.reopen({ indexKey: new Uint8Array(32).fill(8) });
    await expect(register(store)).rejects.toMatchObject({ code: "store-of-another-office" });
  });
});

describe("history", () => {
  it("tells each step with officer and time, and its words only as digests", async () => {
    const { store } = await testStore();
    const one = await register(store);
    const at = instant("2026-11-23T12:00:00Z");
    const stamp = { by: stampOf("head").by, at };
    await store.cases.save(withdrawn(one, day("2026-11-23"), "moved to Almaty", stamp), stamp);
    const lines = await store.cases.history(one.id);
    expect(lines.map((line) => [line.code, line.by, line.at.toString()])).toEqual([
      ["case-registered", "consul", "2026-11-23T09:15:00Z"],
      ["case-withdrawn", "head", "2026-11-23T12:00:00Z"],
    ]);
    expect(lines[1]?.facts).toMatchObject({
      from: "gathering",
      reason: expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/),
    });
    expect(JSON.stringify(lines)).not.toContain("Almaty");
  });
});
