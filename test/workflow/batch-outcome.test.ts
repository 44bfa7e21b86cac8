import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BatchId } from "../../src/domain/ids.ts";
import { amendCase } from "../../src/workflow/amend-case.ts";
import { exportBatch } from "../../src/workflow/export-batch.ts";
import { handOverBatch } from "../../src/workflow/hand-over-batch.ts";
import { recallCase } from "../../src/workflow/recall-case.ts";
import { resendBatch } from "../../src/workflow/resend-batch.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { verifyBatch } from "../../src/workflow/verify-batch.ts";
import { containersOn, cutOff, cutOffBehind, exportOf, request } from "../support/batches.ts";
import { problemOf, type TestOffice, testOffice } from "../support/office.ts";

const one = "BER-2026-B000001" as BatchId;

/** An office with one forwarded case whose export was cut off: before anything was written, or behind it. */
async function interrupted(cut: typeof cutOff): Promise<TestOffice> {
  const desk = await testOffice();
  await desk.forward("investor");
  await expect(exportBatch(cut(await desk.as()), request(desk))).rejects.toThrow("cut off");
  return desk;
}

async function otherStick(desk: TestOffice): Promise<string> {
  const other = join(desk.folder, "..", "other-stick");
  await mkdir(other);
  return other;
}

const stateOf = async (desk: TestOffice) => (await (await desk.as()).batches.load(one)).state;
const parcelOf = async (desk: TestOffice) => (await (await desk.as()).batches.parcels({ batch: one })).at(0);

describe("a batch whose outcome is unknown", () => {
  it.each([
    ["before anything was written", cutOff],
    ["behind the writing", cutOffBehind],
  ])("(cut off %s) is said to be so, with what was begun and where", async (_when, cut) => {
    const desk = await interrupted(cut);
    expect([await stateOf(desk), (await parcelOf(desk))?.state]).toEqual(["unknown", "unknown"]);
    const steps = await (await desk.as()).batches.steps(one);
    expect(steps).toMatchObject([{ step: "intent", state: "sealed", target: desk.stick, attempt: 1, by: "consul" }]);
  });

  it("is not written anywhere else, by no command; the others go on", async () => {
    const desk = await interrupted(cutOffBehind);
    const to = await otherStick(desk);
    await desk.forward("spouse");
    const sent = await exportOf(desk, { to });
    expect(sent).toMatchObject({ batch: "BER-2026-B000002", items: 1, finished: [], unsettled: [one] });
    expect(await containersOn(to)).toEqual(["BER-2026-B000002.iinb"]);
    const office = await desk.as();
    await problemOf(resendBatch(office, one, { to, marker: null }), "outcome-unknown");
    await problemOf(handOverBatch(office, one, "en"), "outcome-unknown");
    expect(await exportOf(desk, { to })).toMatchObject({ batch: null, items: 0, unsettled: [one] });
    expect([await stateOf(desk), await containersOn(to)]).toEqual(["unknown", ["BER-2026-B000002.iinb"]]);
  });

  it("is finished where it was begun: the same bytes under the same name", async () => {
    const desk = await interrupted(cutOffBehind);
    const [name = ""] = await containersOn(desk.stick);
    const before = await readFile(join(desk.stick, name));
    expect(await exportOf(desk)).toMatchObject({ batch: one, items: 1, finished: [one], unsettled: [] });
    expect(await containersOn(desk.stick)).toEqual([name]);
    expect(await readFile(join(desk.stick, name))).toEqual(before);
    expect(await stateOf(desk)).toBe("written");
  });

  it("is settled when its files are found, and only then", async () => {
    const desk = await interrupted(cutOffBehind);
    const timer = await desk.as("timer");
    const other = await otherStick(desk);
    const missing = await problemOf(settleBatch(timer, one, { found: other }), "not-found-there");
    expect(missing.params).toEqual({ batch: one, path: other, files: ["BER-2026-B000001.iinb"] });
    await writeFile(join(other, "BER-2026-B000001.iinb"), "other bytes");
    await problemOf(settleBatch(timer, one, { found: other }), "not-found-there");
    expect(await stateOf(desk)).toBe("unknown");
    expect(await settleBatch(timer, one, { found: desk.stick })).toMatchObject({
      changed: true,
      batch: { state: "written" },
    });
    const head = await desk.head();
    expect(await settleBatch(timer, one, { found: desk.stick })).toMatchObject({ changed: false });
    expect(await desk.head()).toBe(head);
  });

  it("is settled by the word of a person: received, or lost; never by a machine's", async () => {
    const desk = await interrupted(cutOff);
    const timer = await desk.as("timer");
    await problemOf(settleBatch(timer, one, "received"), "person-only");
    await problemOf(settleBatch(timer, one, "lost"), "person-only");
    expect(await settleBatch(await desk.as(), one, "received")).toMatchObject({ batch: { state: "received" } });
    expect((await parcelOf(desk))?.state).toBe("received");
    await problemOf(settleBatch(await desk.as(), one, "lost"), "batch-received");
    expect(await exportOf(desk)).toMatchObject({ batch: null, unsettled: [] });
  });

  it("is settled by an answer of the centre", async () => {
    const desk = await interrupted(cutOffBehind);
    for (const path of await desk.answer()) await desk.import(path);
    expect([await stateOf(desk), (await parcelOf(desk))?.state]).toEqual(["received", "answered"]);
    // What leaves next is the word that the ruling counts; the case itself never again.
    expect(await exportOf(desk, { to: await otherStick(desk) })).toMatchObject({ items: 1, unsettled: [] });
    expect(await (await desk.as()).batches.parcels({ batch: "BER-2026-B000002" as BatchId })).toEqual([]);
  });
});

describe("a lost batch", () => {
  it("goes out again under the same items, and its late arrival gives nobody a second number", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const first = await desk.export();
    const lostFile = await readFile(first.files[0]?.path ?? "");
    const item = (await desk.about(id)).item;
    expect(await settleBatch(await desk.as(), one, "lost")).toMatchObject({ changed: true });
    expect(await settleBatch(await desk.as(), one, "lost")).toMatchObject({ changed: false });
    await problemOf(settleBatch(await desk.as(), one, { found: desk.stick }), "batch-lost");
    await problemOf(resendBatch(await desk.as(), one, { to: desk.stick, marker: null }), "batch-lost");
    await desk.export();
    expect((await desk.about(id)).item).toBe(item);
    const answers = await desk.answer();
    for (const path of answers) await desk.import(path);
    // The lost file turns up behind all that.
    const { answer } = await import("../../src/exchange/simulator/centre.ts");
    const { Temporal } = await import("../../src/domain/day.ts");
    const at = Temporal.Instant.from("2026-11-24T09:00:00Z");
    const wishes = { seed: 9, at, rulings: new Map(), software: "iin-desk 0.0.0", path: "late" };
    const [late] = await answer(join(desk.folder, "centre"), lostFile, wishes);
    const path = join(desk.stick, "late.iinb");
    await writeFile(path, late?.bytes ?? "");
    expect(await desk.import(path)).toMatchObject({ applied: [], repeated: [{ case: id }], held: [], quarantined: [] });
  });
});

describe("sending again", () => {
  it("writes the same bytes under a name that tells the attempt", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const { files } = await desk.export();
    const to = await otherStick(desk);
    const office = await desk.as();
    for (const attempt of [2, 3]) {
      const again = await resendBatch(office, one, { to, marker: null });
      expect(again).toMatchObject({ attempt, batch: { state: "written" } });
      expect(again.files).toEqual([
        { ...files[0], name: `BER-2026-B000001-a${attempt}.iinb`, path: join(to, `BER-2026-B000001-a${attempt}.iinb`) },
      ]);
    }
    expect(await readFile(join(to, "BER-2026-B000001-a2.iinb"))).toEqual(await readFile(files[0]?.path ?? ""));
    await rm(files[0]?.path ?? "");
    expect(await settleBatch(office, one, { found: to })).toMatchObject({ changed: false });
  });

  it("is nothing for a batch that has not left", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const office = await desk.as();
    const blocked = { ...office, batches: { ...office.batches, intend: () => Promise.reject(new Error("cut off")) } };
    await expect(exportBatch(blocked, request(desk))).rejects.toThrow("cut off");
    expect(await stateOf(desk)).toBe("sealed");
    await problemOf(resendBatch(office, one, { to: desk.stick, marker: null }), "not-written");
    // Nothing was begun anywhere: it may be written to any folder.
    expect(await exportOf(desk, { to: await otherStick(desk) })).toMatchObject({ finished: [one], unsettled: [] });
  });

  it("of a copy that fails puts nothing in doubt", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    await desk.export();
    const office = await desk.as();
    await handOverBatch(office, one, "en");
    await expect(resendBatch(cutOff(office), one, { to: desk.stick, marker: null })).rejects.toThrow("cut off");
    expect([await stateOf(desk), (await parcelOf(desk))?.state]).toEqual(["handed-over", "handed-over"]);
    const again = await resendBatch(office, one, { to: desk.stick, marker: null });
    expect([again.attempt, again.batch.state]).toEqual([3, "handed-over"]);
  });

  it("knows that nothing left where nothing lies: a full disk is no unknown outcome", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const office = await desk.as();
    const { Problem } = await import("../../src/domain/problem.ts");
    const full = { ...office, folders: { ...office.folders, write: () => Promise.reject(new Problem("disk-full")) } };
    await problemOf(exportBatch(full, request(desk)), "disk-full");
    expect([await stateOf(desk), (await parcelOf(desk))?.state]).toEqual(["sealed", "sealed"]);
    expect(await exportOf(desk, { to: await otherStick(desk) })).toMatchObject({ finished: [one] });
  });
});

describe("handing over", () => {
  it("gives a page with hashes and numbers of cases, and no name", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    const { batch, page } = await handOverBatch(await desk.as("timer"), one, "ru");
    expect([batch.state, (await parcelOf(desk))?.state]).toEqual(["handed-over", "handed-over"]);
    expect(page).toMatchObject({ batch: one, rows: [{ case: id, addressee: null }] });
    expect(page.files).toEqual(batch.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })));
    const office = await desk.as();
    const printed = await office.press.page(page);
    expect(Buffer.from(printed.bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    const head = await desk.head();
    expect((await handOverBatch(office, one, "ru")).page).toEqual(page);
    expect(await desk.head()).toBe(head);
  });
});

describe("a recall", () => {
  it("leaves with the next export, and gives the case back when the centre accepts it", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    for (const path of await desk.answer({ [id]: "silent" })) await desk.import(path);
    const office = await desk.as();
    await problemOf(recallCase(await desk.as("clerk"), id), "not-allowed");
    const message = await recallCase(office, id);
    expect(message).toMatchObject({ kind: "RCL", case: id, of: (await desk.about(id)).item });
    expect(await recallCase(office, id)).toEqual(message);
    await problemOf(
      amendCase(office, id, (application) => application),
      "already-sent",
    );
    expect(await desk.export()).toMatchObject({ batch: "BER-2026-B000002", items: 1 });
    expect(await exportOf(desk)).toMatchObject({ batch: null, items: 0 });
    for (const path of await desk.answer()) {
      expect(await desk.import(path)).toMatchObject({ quarantined: [], held: [] });
    }
    expect(await office.messages.list({ case: id })).toMatchObject([{ state: "accepted", batch: "BER-2026-B000002" }]);
    const line = await office.cases.line(id);
    expect(line.parcel).toBe("recalled");
    await problemOf(recallCase(office, id), "nothing-to-recall");
    // As it is it does not leave again; amended it leaves as another item.
    expect(await exportOf(desk)).toMatchObject({ batch: null, items: 0 });
    const before = (await desk.about(id)).item;
    await amendCase(office, id, (application) => ({ ...application, letterLanguage: "ru" }));
    await desk.forwardOpen(id);
    await desk.export();
    expect((await desk.about(id)).item).not.toBe(before);
  });

  it("that comes too late is refused by the centre, and the ruling counts", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    const answers = await desk.answer();
    await recallCase(await desk.as(), id);
    await desk.export();
    for (const path of [...(await desk.answer()), ...answers]) await desk.import(path);
    const office = await desk.as();
    expect((await office.cases.line(id)).stage).toBe("ruled");
    expect(await office.messages.list({ case: id })).toMatchObject([
      { state: "rejected-tech" },
      { message: { kind: "CNF" } },
    ]);
    await problemOf(recallCase(office, id), "nothing-to-recall");
  });

  it("goes out again when its batch is lost, as the same message", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    const office = await desk.as();
    const { item } = await recallCase(office, id);
    await desk.export();
    await settleBatch(office, "BER-2026-B000002" as BatchId, "lost");
    expect(await office.messages.list({ case: id })).toMatchObject([{ state: "waiting" }]);
    expect(await desk.export()).toMatchObject({ batch: "BER-2026-B000003", items: 1 });
    expect(await office.messages.list({ case: id })).toMatchObject([{ message: { item }, state: "written" }]);
    expect((await office.batches.load("BER-2026-B000003" as BatchId)).items).toBe(1);
  });
});

describe("verifying a file", () => {
  it("says what it is, and whether it was sealed here", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const { files } = await desk.export();
    const path = files[0]?.path ?? "";
    const office = await desk.as();
    expect(await verifyBatch(office, path)).toMatchObject({
      problem: null,
      sealedHere: true,
      part: { batch: one, seq: 1, part: { number: 1, of: 1 }, holds: "items", items: 1, scans: 0 },
    });
    const bytes = await readFile(path);
    await writeFile(path, bytes.with(bytes.length - 40, bytes.at(-40)! ^ 1));
    expect(await verifyBatch(office, path)).toMatchObject({
      part: null,
      problem: { code: "container-unreadable" },
      sealedHere: false,
    });
    await problemOf(verifyBatch(office, join(desk.stick, "none.iinb")), "no-such-file");
    const other = await testOffice();
    await other.forward("investor");
    const theirs = (await other.export()).files[0]?.path ?? "";
    expect(await verifyBatch(office, theirs)).toMatchObject({ problem: { code: "not-for-us" } });
  });
});
