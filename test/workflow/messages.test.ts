import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { syntheticIin } from "../../src/domain/iin.ts";
import { centreStatus } from "../../src/exchange/simulator/centre-status.ts";
import { amendCase } from "../../src/workflow/amend-case.ts";
import { askCase } from "../../src/workflow/ask-case.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { issueLetter } from "../../src/workflow/issue-letter.ts";
import { recallCase } from "../../src/workflow/recall-case.ts";
import { serveLetter } from "../../src/workflow/serve-letter.ts";
import { voidLetter } from "../../src/workflow/void-letter.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { exportOf } from "../support/batches.ts";
import { annulled, problemOf, refused, type TestOffice, testOffice } from "../support/office.ts";
import { day } from "../support/sample-case.ts";

const messagesOf = async (desk: TestOffice, id: CaseId) =>
  (await (await desk.as()).messages.list({ case: id })).map(({ message, state }) => `${message.kind} ${state}`);
const noticesOf = async (desk: TestOffice, id: CaseId) =>
  (await (await desk.as()).answers.notices({ case: id })).map(({ state, content }) => `${content.kind} ${state}`);

async function importAll(desk: TestOffice, rulings: Parameters<TestOffice["answer"]>[0] = {}) {
  const taken = [];
  for (const path of await desk.answer(rulings)) taken.push(await desk.import(path));
  return taken;
}

async function onItsWay(desk: TestOffice): Promise<CaseId> {
  const { id } = await desk.forward("investor");
  await desk.export();
  await importAll(desk, { [id]: "silent" });
  return id;
}

const handed = { kind: null, on: null, to: "applicant", how: "in-person", identitySeen: true } as const;

/** Ruled, its letter in the applicant's hands, and all that was said of it taken in by the centre. */
async function served(desk: TestOffice): Promise<CaseId> {
  const { id } = await desk.forward("investor");
  await desk.export();
  await importAll(desk);
  const office = await desk.as();
  await issueLetter(office, id, null, desk.stick);
  await serveLetter(office, id, handed);
  await desk.export();
  await importAll(desk);
  return id;
}

describe("a question about a case", () => {
  it("leaves once while it waits, and is answered by where the case stands", async () => {
    const desk = await testOffice();
    const id = await onItsWay(desk);
    const office = await desk.as("clerk");
    const { item, digest } = await desk.about(id);
    const { message, again } = await askCase(office, id);
    expect([message, again]).toEqual([{ kind: "QRY", item: message.item, case: id, of: item, digest }, false]);
    const head = await desk.head();
    expect(await askCase(office, id)).toEqual({ message, again: true });
    expect(await desk.head()).toBe(head);
    expect(await desk.export()).toMatchObject({ items: 1, messages: 1 });
    const [taken] = await importAll(desk);
    expect(taken?.states).toEqual([{ case: id, state: "accepted" }]);
    expect(await messagesOf(desk, id)).toEqual(["QRY accepted"]);
    expect((await askCase(office, id)).message.item).not.toBe(message.item);
  });

  it("is asked of nothing that is not on its way, nor of what is ruled", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const office = await desk.as();
    await problemOf(askCase(office, id), "nothing-on-its-way");
    await problemOf(askCase(office, "BER-2026-000099" as CaseId), "unknown-case");
    await desk.export();
    await problemOf(askCase(await desk.as("timer"), id), "not-allowed");
    await importAll(desk);
    await problemOf(askCase(office, id), "already-ruled");
  });
});

describe("a withdrawal", () => {
  it("after sending tells the centre, and a ruling that comes all the same is held", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    const answers = await desk.answer();
    const office = await desk.as("clerk");
    const { case: one, message } = await withdrawCase(office, id, "went home");
    expect(one).toMatchObject({ stage: "withdrawn", remarks: [{ text: "went home" }] });
    expect(message).toMatchObject({ kind: "WDR", of: (await desk.about(id)).item, on: day("2026-11-23") });
    const head = await desk.head();
    expect((await withdrawCase(office, id, "again")).message).toEqual(message);
    expect(await desk.head()).toBe(head);
    for (const path of answers) {
      expect((await desk.import(path)).held).toMatchObject([{ case: id, reason: "withdrawn-case" }]);
    }
    expect(await desk.export()).toMatchObject({ items: 1, messages: 1 });
    await importAll(desk);
    expect(await messagesOf(desk, id)).toEqual(["WDR accepted"]);
    await rejectHold(await desk.as(), id, "withdrawn before it was ruled");
    expect(await messagesOf(desk, id)).toEqual(["WDR accepted", "CFL waiting"]);
  });

  it("is known to the centre before the case is: then it is never ruled", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const first = await desk.export();
    const office = await desk.as();
    await withdrawCase(office, id, "went home");
    await desk.export();
    await importAll(desk);
    const { answer } = await import("../../src/exchange/simulator/centre.ts");
    const { join } = await import("node:path");
    const { readFile } = await import("node:fs/promises");
    const at = (await office.batches.load(first.batch)).createdAt;
    const wishes = { seed: 1, at, rulings: new Map(), software: "iin-desk 0.0.0", path: "late" };
    const centre = join(desk.folder, "centre");
    await answer(centre, await readFile(first.files[0]?.path ?? ""), wishes);
    const [known] = (await centreStatus(centre)).offices.flatMap(({ items }) => items);
    expect(known).toMatchObject({ case: id, state: "RECALLED", outcome: null });
  });

  it("needs nobody told while nothing has left, and what the centre asked for is settled by it", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("spouse");
    expect((await withdrawCase(await desk.as(), id, "went home")).message).toBeNull();
    await problemOf(withdrawCase(await desk.as(), id, "again"), "wrong-stage");
    const asked = await desk.forward("investor");
    await desk.export();
    await importAll(desk, { [asked.id]: "supplement" });
    expect(await noticesOf(desk, asked.id)).toEqual(["supplement-request open"]);
    await withdrawCase(await desk.as(), asked.id, "went home");
    expect(await noticesOf(desk, asked.id)).toEqual(["supplement-request answered"]);
  });

  it("that the centre cannot take is said again as another message", async () => {
    const desk = await testOffice();
    const id = await onItsWay(desk);
    const office = await desk.as();
    const { message } = await withdrawCase(office, id, "went home");
    await desk.export();
    await importAll(desk, { [id]: "rejected-tech" });
    expect(await messagesOf(desk, id)).toEqual(["WDR rejected-tech"]);
    const again = await withdrawCase(office, id, "went home");
    expect(again.message?.item).not.toBe(message?.item);
    expect(again.message).toMatchObject({ kind: "WDR", of: message?.of, on: message?.on });
    await desk.export();
    await importAll(desk);
    expect(await messagesOf(desk, id)).toEqual(["WDR rejected-tech", "WDR accepted"]);
    expect((await office.cases.load(id)).remarks).toHaveLength(1);
    // Given back by the centre: nothing is left to be told, and nothing is told twice.
    expect((await office.cases.line(id)).parcel).toBe("recalled");
    expect((await withdrawCase(office, id, "again")).message).toEqual(again.message);
  });

  it("comes too late after a ruling, and waits while one is held", async () => {
    const desk = await testOffice();
    const id = await served(desk);
    const office = await desk.as();
    await problemOf(withdrawCase(office, id, "went home"), "already-ruled");
    await problemOf(
      amendCase(office, id, (application) => application),
      "already-ruled",
    );
    const held = await desk.forward("senior");
    await desk.export();
    const ofAnother = syntheticIin({ yymmdd: "550505", seventh: 0, serial: 1 });
    const line = { kind: "DEC", outcome: "ISSUED", ...(await desk.about(held.id)), iin: ofAnother };
    await desk.import(await desk.centreSays([{ ...line, reference: "MIA-1", on: "2026-11-23" }], 9));
    await problemOf(withdrawCase(office, held.id, "went home"), "ruling-held");
  });
});

describe("a confirmation", () => {
  it("goes out when the ruling is applied, and again with the letter and the day of its service", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    const answers = await desk.answer();
    for (const path of answers) await desk.import(path);
    const office = await desk.as();
    const { ruling } = await office.cases.load(id).then((one) => (one.stage === "ruled" ? one.ruling : fail()));
    const { item: of } = await desk.about(id);
    const letter = await issueLetter(office, id, null, desk.stick);
    await serveLetter(office, id, { ...handed, on: day("2026-11-23") });
    const [applied, handedOver] = (await office.messages.list({ case: id })).map(({ message }) => message);
    const about = { kind: "CNF", case: id, of, reference: ruling.reference };
    expect(applied).toMatchObject({ ...about, letter: null, servedOn: null });
    expect(handedOver).toMatchObject({ ...about, letter: letter.sha256, servedOn: day("2026-11-23") });
    expect(handedOver?.item).not.toBe(applied?.item);
    // Neither a file that comes again nor a letter that is served again says it twice.
    const head = await desk.head();
    for (const path of answers) await desk.import(path);
    await serveLetter(office, id, handed);
    expect(await desk.head()).toBe(head);
    expect(await desk.export()).toMatchObject({ items: 2, messages: 2 });
    await importAll(desk);
    expect(await messagesOf(desk, id)).toEqual(["CNF accepted", "CNF accepted"]);
    expect((await office.cases.line(id)).parcel).toBe("confirmed");
    const [known] = (await centreStatus(`${desk.folder}/centre`)).offices.flatMap(({ items }) => items);
    expect(known).toMatchObject({ case: id, confirmed: true, servedOn: "2026-11-23" });
  });

  it("says nothing of a letter that rests on no ruling, and says it of a new letter in the place of a void one", async () => {
    const desk = await testOffice();
    const id = await served(desk);
    const office = await desk.as();
    await issueLetter(office, id, "receipt", desk.stick);
    await serveLetter(office, id, { ...handed, kind: "receipt" });
    expect(await messagesOf(desk, id)).toEqual(["CNF accepted", "CNF accepted"]);
    const [row] = (await office.letters.list(id)).filter(({ kind }) => kind === "issuance");
    await voidLetter(office, row?.id ?? fail(), "misprinted");
    const second = await desk.as();
    const folder = `${desk.folder}/..`;
    const next = await issueLetter(second, id, null, folder);
    await serveLetter(second, id, handed);
    const last = (await second.messages.list({ case: id })).at(-1)?.message;
    expect(last).toMatchObject({ kind: "CNF", letter: next.sha256 });
  });
});

describe("a contradiction", () => {
  it("goes out when a held ruling is rejected", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    await importAll(desk);
    const about = await desk.about(id);
    await desk.import(await desk.centreSays([refused(about)], 9));
    expect(await messagesOf(desk, id)).toEqual(["CNF waiting"]);
    await rejectHold(await desk.as(), id, "the first one stands");
    const [, message] = (await (await desk.as()).messages.list({ case: id })).map((line) => line.message);
    const reason = "contradicts-ruling";
    expect(message).toMatchObject({ kind: "CFL", of: about.item, reference: "MIA-2026/000002", reason });
    // The same ruling in another file is held again, and what was said of it is not said twice.
    await desk.import(await desk.centreSays([refused(about)], 10));
    await rejectHold(await desk.as(), id, "still");
    expect(await messagesOf(desk, id)).toEqual(["CNF waiting", "CFL waiting"]);
    await desk.export();
    await importAll(desk);
    expect(await messagesOf(desk, id)).toEqual(["CNF accepted", "CFL accepted"]);
  });

  it.each([
    ["contradicts-ruling", refused],
    ["annulled", annulled],
  ] as const)("goes out at once where a served letter says otherwise (%s), and once only", async (reason, say) => {
    const desk = await testOffice();
    const id = await served(desk);
    const about = await desk.about(id);
    const path = await desk.centreSays([say(about)], 9);
    expect((await desk.import(path)).held).toMatchObject([{ case: id, reason }]);
    const told = ["CNF accepted", "CNF accepted", "CFL waiting"];
    expect(await messagesOf(desk, id)).toEqual(told);
    await desk.import(path);
    await desk.import(await desk.centreSays([say(about)], 10));
    expect(await messagesOf(desk, id)).toEqual(told);
    await rejectHold(await desk.as(), id, "the letter stands");
    expect(await messagesOf(desk, id)).toEqual(told);
    expect(await desk.export()).toMatchObject({ items: 1, messages: 1 });
    await importAll(desk);
    expect(await messagesOf(desk, id)).toEqual(["CNF accepted", "CNF accepted", "CFL accepted"]);
    expect((await (await desk.as()).cases.line(id)).held).toBe(false);
  });

  it("is followed by a confirmation where the new ruling is applied after all", async () => {
    const desk = await testOffice();
    const id = await served(desk);
    const about = await desk.about(id);
    await desk.import(await desk.centreSays([refused(about)], 9));
    await releaseHold(await desk.as(), id, "confirmed on the telephone");
    expect(await messagesOf(desk, id)).toEqual(["CNF accepted", "CNF accepted", "CFL waiting", "CNF waiting"]);
    const last = (await (await desk.as()).messages.list({ case: id })).at(-1)?.message;
    expect(last).toMatchObject({ kind: "CNF", reference: "MIA-2026/000002", letter: null });
  });
});

it("every kind that was sent is told by the history of its case", async () => {
  const desk = await testOffice();
  const id = await onItsWay(desk);
  const office = await desk.as();
  await askCase(office, id);
  await recallCase(office, id);
  const { batch } = await desk.export();
  await importAll(desk, { [id]: "silent" });
  const told = (await office.cases.history(id)).filter(({ code }) => code.startsWith("message-"));
  expect(told.map(({ code, facts }) => `${code} ${facts.kind} ${facts.state ?? facts.batch ?? ""}`.trim())).toEqual([
    "message-made QRY",
    "message-made RCL",
    `message-sealed QRY ${batch}`,
    `message-sealed RCL ${batch}`,
    "message-moved QRY accepted",
    "message-moved RCL accepted",
  ]);
  expect(await exportOf(desk)).toMatchObject({ batch: null });
});

function fail(): never {
  throw new Error("not there");
}
