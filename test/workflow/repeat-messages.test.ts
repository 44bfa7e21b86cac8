import { describe, expect, it } from "vitest";
import type { BatchId, CaseId } from "../../src/domain/ids.ts";
import { nextStep } from "../../src/domain/next-step.ts";
import { alarmOf } from "../../src/workflow/answer-status.ts";
import { askCase } from "../../src/workflow/ask-case.ts";
import { deskOverview } from "../../src/workflow/desk-overview.ts";
import { rejectHold } from "../../src/workflow/end-hold.ts";
import { issueLetter } from "../../src/workflow/issue-letter.ts";
import { recallCase } from "../../src/workflow/recall-case.ts";
import { repeatMessages, toldOtherwise } from "../../src/workflow/repeat-messages.ts";
import { serveLetter } from "../../src/workflow/serve-letter.ts";
import { supplementCase } from "../../src/workflow/supplement-case.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { problemOf, refused, type TestOffice, testOffice } from "../support/office.ts";
import { day } from "../support/sample-case.ts";

const handed = { kind: null, on: null, to: "applicant", how: "in-person", identitySeen: true } as const;

/** Sends what waits and takes the answers in. */
async function there(desk: TestOffice, rulings: Parameters<TestOffice["answer"]>[0] = {}): Promise<void> {
  await desk.export();
  for (const path of await desk.answer(rulings)) await desk.import(path);
}

async function standing(desk: TestOffice, id: CaseId) {
  const office = await desk.as();
  const line = await office.cases.line(id);
  const due = (await office.cases.list({ dueBy: day("2026-11-23") })).some((one) => one.id === id);
  const desked = (await deskOverview(office)).cases.find((one) => one.line.id === id);
  return { returned: line.returned, next: nextStep(line), due, section: desked?.section ?? null };
}

/** A question about the case that left and came back; gives its id. */
async function refusedQuestion(desk: TestOffice, id: CaseId, retryable: boolean): Promise<string> {
  const office = await desk.as();
  const { item } = (await askCase(office, id)).message;
  await desk.export();
  const digest = (await office.messages.known(item))?.digest;
  const line = { kind: "ACK", state: "REJECTED_TECH", item, digest, code: "busy", field: null, retryable };
  await desk.import(await desk.centreSays([line], 5));
  return item;
}

const nothing = { returned: [], next: "none", due: false, section: null };

describe("what the centre returned and would take another time", () => {
  it("of a case that is closed: a confirmation is on the list of what is due until it is told again", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await there(desk);
    const office = await desk.as();
    await issueLetter(office, id, null, desk.stick);
    await serveLetter(office, id, handed);
    expect(await standing(desk, id)).toEqual(nothing);
    await there(desk, { [id]: "rejected-tech" });
    expect(await standing(desk, id)).toEqual({ returned: ["CNF"], next: "repeat", due: true, section: "work" });
    const told = (await office.messages.list({ case: id })).at(-1)?.message;
    const [again, ...others] = await repeatMessages(await desk.as("clerk"), id);
    expect(others).toEqual([]);
    expect(again).toEqual({ ...told, item: again?.item });
    expect(again?.item).not.toBe(told?.item);
    expect(await standing(desk, id)).toEqual(nothing);
    await problemOf(repeatMessages(office, id), "nothing-returned");
    // Returned once more with the same words, it is told once more.
    await desk.export();
    const [path = ""] = await desk.answer({ [id]: "rejected-tech" });
    expect((await desk.import(path)).rejected).toMatchObject([{ case: id, message: "CNF" }]);
    expect((await desk.import(path)).rejected).toEqual([]);
    await repeatMessages(office, id);
    await there(desk);
    expect((await office.messages.list({ case: id })).map(({ state }) => state)).toEqual([
      "rejected-tech",
      "rejected-tech",
      "rejected-tech",
      "accepted",
    ]);
    expect((await office.cases.line(id)).parcel).toBe("confirmed");
    expect((await office.ledger.verify()).broken).toBeNull();
  });

  it("of a case that is on its way: every kind that still matters, each once", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await there(desk, { [id]: "silent" });
    const office = await desk.as();
    await askCase(office, id);
    await recallCase(office, id);
    await there(desk, { [id]: "rejected-tech" });
    expect(await standing(desk, id)).toMatchObject({ returned: ["QRY", "RCL"], next: "repeat", due: true });
    const made = await repeatMessages(office, id);
    expect(made.map(({ kind }) => kind)).toEqual(["QRY", "RCL"]);
    await there(desk, { [id]: "silent" });
    expect(await standing(desk, id)).toMatchObject({ returned: [] });
  });

  it("a contradiction, and a withdrawal", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    const answers = await desk.answer();
    const office = await desk.as();
    await withdrawCase(office, id, "went home");
    for (const path of answers) await desk.import(path);
    await rejectHold(office, id, "withdrawn before it was ruled");
    await there(desk, { [id]: "rejected-tech" });
    expect((await standing(desk, id)).returned).toEqual(["WDR", "CFL"]);
    expect((await repeatMessages(office, id)).map(({ kind }) => kind)).toEqual(["WDR", "CFL"]);
    await there(desk);
    expect(await standing(desk, id)).toEqual(nothing);
  });

  it("a question about what is ruled by now matters no more", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await there(desk, { [id]: "silent" });
    await refusedQuestion(desk, id, true);
    expect((await standing(desk, id)).returned).toEqual(["QRY"]);
    await desk.import(await desk.centreSays([refused(await desk.about(id))], 6));
    expect((await standing(desk, id)).returned).toEqual([]);
  });
});

describe("what the centre would take at no time as it is", () => {
  /** The newest message about the case, returned for good. */
  async function refusedForGood(desk: TestOffice, id: CaseId, number: number, code = "schema"): Promise<string> {
    await desk.export();
    const newest = (await (await desk.as()).messages.list({ case: id })).at(-1);
    const item = newest?.message.item ?? "";
    const about = { item, digest: newest?.digest ?? null };
    const line = { kind: "ACK", state: "REJECTED_TECH", ...about, code, field: null, retryable: false };
    await desk.import(await desk.centreSays([line], number));
    return item;
  }

  it("is due all the same, and told again where an officer says so", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await there(desk, { [id]: "silent" });
    const office = await desk.as();
    const item = await refusedQuestion(desk, id, false);
    expect(await office.messages.known(item)).toMatchObject({ state: "rejected-tech", retryable: false });
    expect(await standing(desk, id)).toMatchObject({ returned: ["QRY"], next: "repeat", due: true });
    expect((await repeatMessages(office, id)).map(({ kind }) => kind)).toEqual(["QRY"]);
    expect(await standing(desk, id)).toMatchObject({ returned: [], next: "await-answer" });
  });

  it("is due no longer once an officer says that it was told by another way: a withdrawal", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await there(desk, { [id]: "silent" });
    const office = await desk.as();
    await withdrawCase(office, id, "went home");
    const item = await refusedForGood(desk, id, 5);
    expect(await standing(desk, id)).toEqual({ returned: ["WDR"], next: "repeat", due: true, section: "work" });
    expect((await alarmOf(office)).silent).toEqual([id]);
    expect((await toldOtherwise(await desk.as("clerk"), id)).map((message) => message.item)).toEqual([item]);
    expect(await standing(desk, id)).toEqual(nothing);
    expect((await alarmOf(office)).silent).toEqual([]);
    expect(await office.messages.known(item)).toMatchObject({ state: "told-otherwise" });
    expect((await office.cases.history(id)).at(-1)).toMatchObject({ code: "message-told-otherwise", by: "clerk" });
    await problemOf(toldOtherwise(office, id), "nothing-returned");
    await problemOf(repeatMessages(office, id), "nothing-returned");
    expect((await office.ledger.verify()).broken).toBeNull();
  });

  it("ends a withdrawal by itself where the ruling was ahead of it", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    const answers = await desk.answer();
    const office = await desk.as();
    await withdrawCase(office, id, "went home");
    await refusedForGood(desk, id, 5, "already-ruled");
    expect(await standing(desk, id)).toMatchObject({ returned: ["WDR"], next: "repeat" });
    for (const path of answers) await desk.import(path);
    expect(await standing(desk, id)).toMatchObject({ returned: [], next: "settle-hold" });
    await rejectHold(office, id, "withdrawn before it was ruled");
    expect(await standing(desk, id)).toEqual(nothing);
    expect((await alarmOf(office)).silent).toEqual([]);
  });

  it("ends what asks for papers too: they were brought by another way", async () => {
    const desk = await testOffice();
    const { id, application } = await desk.forward("investor");
    await there(desk, { [id]: "supplement" });
    const office = await desk.as();
    await supplementCase(office, id, application.documents.slice(0, 1));
    await refusedForGood(desk, id, 5);
    expect(await standing(desk, id)).toMatchObject({ returned: ["SUP"], next: "supplement" });
    await toldOtherwise(office, id);
    expect(await standing(desk, id)).toMatchObject({ returned: [], next: "await-answer" });
  });

  it("is accepted where the centre says so after all", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await there(desk);
    const item = await refusedForGood(desk, id, 5);
    await toldOtherwise(await desk.as(), id);
    await desk.import(await desk.centreSays([{ kind: "ACK", state: "ACCEPTED", item, digest: null }], 6));
    expect(await (await desk.as()).messages.known(item)).toMatchObject({ state: "accepted" });
  });
});

describe("what the centre did not acknowledge although it calls itself complete", () => {
  async function unheard(desk: TestOffice): Promise<CaseId> {
    const { id } = await desk.forward("investor");
    await there(desk);
    await desk.export();
    await desk.import(await desk.centreSays([], 5));
    expect((await alarmOf(await desk.as())).silent).toEqual([id]);
    return id;
  }

  it("is told again, and its alarm ends", async () => {
    const desk = await testOffice();
    const id = await unheard(desk);
    expect((await repeatMessages(await desk.as(), id)).map(({ kind }) => kind)).toEqual(["CNF"]);
    expect((await alarmOf(await desk.as())).silent).toEqual([]);
    await desk.export();
    await desk.import(await desk.centreSays([], 6));
    expect((await alarmOf(await desk.as())).silent).toEqual([id]);
  });

  it("or was told by another way, and leaves in no batch again, though its batch is lost", async () => {
    const desk = await testOffice();
    const id = await unheard(desk);
    const office = await desk.as();
    await toldOtherwise(office, id);
    expect((await alarmOf(office)).silent).toEqual([]);
    const carrier = (await office.messages.list({ case: id })).at(-1)?.batch;
    await office.batches.outcome(carrier as BatchId, "lost", { by: office.officer.id, at: office.clock.now() });
    expect((await office.batches.selection()).messages).toEqual([]);
  });

  it("but not a question about what is ruled since", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await there(desk, { [id]: "silent" });
    await askCase(await desk.as(), id);
    await desk.export();
    await desk.import(await desk.centreSays([refused(await desk.about(id))], 5));
    expect((await alarmOf(await desk.as())).silent).toEqual([]);
  });
});

it("is for who takes in", async () => {
  const desk = await testOffice();
  const { id } = await desk.forward("investor");
  await problemOf(repeatMessages(await desk.as("timer"), id), "not-allowed");
  await problemOf(repeatMessages(await desk.as(), "BER-2026-000099" as CaseId), "unknown-case");
});
