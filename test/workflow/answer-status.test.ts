import { describe, expect, it } from "vitest";
import type { BatchId, CaseId } from "../../src/domain/ids.ts";
import { nextStep } from "../../src/domain/next-step.ts";
import { reopenCase } from "../../src/workflow/amend-case.ts";
import { alarmOf, answerStatus } from "../../src/workflow/answer-status.ts";
import { askCase } from "../../src/workflow/ask-case.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { recallCase } from "../../src/workflow/recall-case.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { exportOf, forwardMany, shuffled } from "../support/batches.ts";
import { issued, refused, type TestOffice, testOffice } from "../support/office.ts";
import { receiptFor } from "../support/receipts.ts";
import { investor, sent, someIin } from "../support/sent.ts";

const statusOf = async (desk: TestOffice, only: BatchId | null = null) => answerStatus(await desk.as(), only);

/** `answered silent` of the newest batch: its items in their order, messages by their kind. */
async function wordsOf(desk: TestOffice): Promise<string[]> {
  const { batches } = await statusOf(desk);
  return (batches.at(-1)?.items ?? []).map(({ message, word }) => (message === null ? word : `${message} ${word}`));
}

const importAll = async (desk: TestOffice, paths: readonly string[]) => {
  for (const path of paths) await desk.import(path);
};

describe("a batch is", () => {
  it("waited for until the centre says something", async () => {
    const desk = await testOffice();
    await sent(desk, "investor", "spouse");
    expect(await statusOf(desk)).toMatchObject({ upTo: 0, missing: [], unchained: [] });
    expect(await wordsOf(desk)).toEqual(["waiting", "waiting"]);
    expect((await statusOf(desk)).batches).toMatchObject([{ covered: false, word: "waiting" }]);
    expect(await alarmOf(await desk.as())).toEqual({ silent: [], missing: [], aside: 0 });
  });

  it("received, then answered, where the centre rules later", async () => {
    const desk = await testOffice();
    await sent(desk, "investor", "spouse");
    const [first = "", second = ""] = await desk.answer({}, "late");
    await desk.import(first);
    expect(await wordsOf(desk)).toEqual(["received", "received"]);
    expect((await statusOf(desk)).batches).toMatchObject([{ covered: false, word: "received" }]);
    await desk.import(second);
    expect(await wordsOf(desk)).toEqual(["answered", "answered"]);
    expect((await statusOf(desk)).batches).toMatchObject([{ covered: true, word: "answered" }]);
  });

  it("silent where half of the rulings are missing although the file calls itself complete", async () => {
    const desk = await testOffice();
    const [, second] = await sent(desk, "investor", "spouse");
    await importAll(desk, await desk.answer({}, "partial"));
    expect(await wordsOf(desk)).toEqual(["answered", "silent"]);
    expect((await statusOf(desk)).batches).toMatchObject([{ covered: true, word: "silent" }]);
    expect(await alarmOf(await desk.as())).toEqual({ silent: [second], missing: [], aside: 0 });
  });

  it("asked about, returned or silent, each case as the centre said", async () => {
    const desk = await testOffice();
    const [, b, c, d] = await sent(desk, "investor", "spouse", "senior", "head-of-entity");
    await importAll(
      desk,
      await desk.answer({ [b ?? ""]: "supplement", [c ?? ""]: "rejected-tech", [d ?? ""]: "silent" }),
    );
    expect(await wordsOf(desk)).toEqual(["answered", "asked", "returned", "silent"]);
    expect((await alarmOf(await desk.as())).silent).toEqual([d]);
  });

  it("looked at alone where it is named, and an unknown one is a problem", async () => {
    const desk = await testOffice();
    await sent(desk, "investor");
    await sent(desk, "spouse");
    const only = "BER-2026-B000002" as BatchId;
    expect((await statusOf(desk, only)).batches.map(({ batch }) => batch)).toEqual([only]);
    await expect(statusOf(desk, "BER-2026-B000009" as BatchId)).rejects.toMatchObject({ code: "unknown-batch" });
  });
});

describe("silence ends", () => {
  async function silent(desk: TestOffice): Promise<CaseId> {
    const [id] = await sent(desk, "investor");
    await importAll(desk, await desk.answer({ [id ?? ""]: "silent" }));
    expect((await alarmOf(await desk.as())).silent).toEqual([id]);
    return id as CaseId;
  }

  it("with the ruling", async () => {
    const desk = await testOffice();
    const id = await silent(desk);
    await desk.import(await desk.centreSays([issued(await desk.about(id), someIin(investor))], 2));
    expect((await alarmOf(await desk.as())).silent).toEqual([]);
  });

  it("where the centre, asked, says that it works on the case", async () => {
    const desk = await testOffice();
    const id = await silent(desk);
    await askCase(await desk.as(), id);
    await desk.export();
    expect((await alarmOf(await desk.as())).silent).toEqual([id]);
    for (const path of await desk.answer()) {
      expect((await desk.import(path)).states).toEqual([{ case: id, state: "accepted" }]);
    }
    expect((await alarmOf(await desk.as())).silent).toEqual([]);
    expect(await wordsOf(desk)).toEqual(["QRY answered"]);
  });

  it("not where the centre, asked, does not know it", async () => {
    const desk = await testOffice();
    const id = await silent(desk);
    const unknown = { kind: "STA", ...(await desk.about(id)), state: "UNKNOWN", on: null, reference: null };
    await desk.import(await desk.centreSays([unknown], 2));
    expect((await alarmOf(await desk.as())).silent).toEqual([id]);
  });

  it("not for a new revision by what was said of the one before", async () => {
    const desk = await testOffice();
    const id = await silent(desk);
    const state = { kind: "STA", ...(await desk.about(id)), state: "IN-WORK", on: null, reference: null };
    await desk.import(await desk.centreSays([state], 2));
    expect((await alarmOf(await desk.as())).silent).toEqual([]);
    await recallCase(await desk.as(), id);
    await desk.export();
    const ours = (await (await desk.as()).messages.list({ case: id })).at(-1)?.message.item ?? "";
    await desk.import(await desk.centreSays([{ kind: "ACK", state: "ACCEPTED", item: ours, digest: null }], 3));
    await reopenCase(await desk.as(), id, "given back");
    desk.setClock("2026-11-23T10:00:00Z");
    await desk.forwardOpen(id);
    await desk.export();
    expect((await alarmOf(await desk.as())).silent).toEqual([]);
    await desk.import(await desk.centreSays([], 4));
    expect((await alarmOf(await desk.as())).silent).toEqual([id]);
  });
});

describe("nothing is silent about a case", () => {
  const silent = async (desk: TestOffice) => (await alarmOf(await desk.as())).silent;

  it("that was withdrawn, and whose ruling came all the same: held, rejected, contradicted or taken back", async () => {
    const desk = await testOffice();
    const [id = "" as CaseId] = await sent(desk, "investor");
    const answers = await desk.answer();
    const office = await desk.as();
    await withdrawCase(office, id, "went home");
    await importAll(desk, answers);
    expect(await wordsOf(desk)).toEqual(["answered"]);
    expect(await silent(desk)).toEqual([]);
    await rejectHold(office, id, "withdrawn before it was ruled");
    expect(await silent(desk)).toEqual([]);
    await desk.export();
    await importAll(desk, await desk.answer());
    expect(await wordsOf(desk)).toEqual(["WDR answered", "CFL answered"]);
    expect(await silent(desk)).toEqual([]);
  });

  it("whose withdrawal the centre has accepted, though it says no more; before that it is", async () => {
    const desk = await testOffice();
    const [id = "" as CaseId] = await sent(desk, "investor");
    await importAll(desk, await desk.answer({ [id]: "silent" }));
    const office = await desk.as();
    expect(await silent(desk)).toEqual([id]);
    await withdrawCase(office, id, "went home");
    // What waits to leave cannot be answered.
    expect(await silent(desk)).toEqual([]);
    await desk.export();
    await desk.import(await desk.centreSays([], 5));
    expect(await silent(desk)).toEqual([id]);
    const item = (await office.messages.list({ case: id })).at(-1)?.message.item ?? "";
    await desk.import(await desk.centreSays([{ kind: "ACK", state: "ACCEPTED", item, digest: null }], 6));
    expect(await silent(desk)).toEqual([]);
    expect((await statusOf(desk)).batches[0]?.items).toEqual([{ case: id, message: null, word: "returned" }]);
  });

  it("that is ruled by what was said of an earlier revision", async () => {
    const desk = await testOffice();
    const [id = "" as CaseId] = await sent(desk, "investor");
    const early = await desk.about(id);
    await importAll(desk, await desk.answer({ [id]: "rejected-tech" }));
    const office = await desk.as();
    await reopenCase(office, id, "sent again");
    await desk.forwardOpen(id);
    await desk.export();
    await desk.import(await desk.centreSays([issued(early, someIin(investor))], 5));
    expect(await silent(desk)).toEqual([id]);
    await releaseHold(office, id, "it is the same person");
    expect(await wordsOf(desk)).toEqual(["answered"]);
    expect(await silent(desk)).toEqual([]);
  });

  it("that the centre, asked, calls ruled, until a ruling has come and was not taken", async () => {
    const desk = await testOffice();
    const [id = "" as CaseId] = await sent(desk, "investor");
    await importAll(desk, await desk.answer({ [id]: "silent" }));
    const about = await desk.about(id);
    const state = { kind: "STA", ...about, state: "RULED", on: "2026-11-23", reference: "MIA-1" };
    await desk.import(await desk.centreSays([state], 2));
    expect(await silent(desk)).toEqual([]);
    expect(await wordsOf(desk)).toEqual(["received"]);
    // Born on another day: held, and then rejected.
    await desk.import(await desk.centreSays([issued(about, someIin("550505"))], 3));
    expect(await wordsOf(desk)).toEqual(["answered"]);
    await rejectHold(await desk.as(), id, "another person");
    expect(await silent(desk)).toEqual([]);
    await desk.export();
    expect(await silent(desk)).toEqual([]);
    await desk.import(await desk.centreSays([], 4));
    expect(await silent(desk)).toEqual([id]);
    // Asked once more, it says the same of what it has: the alarm ends.
    await desk.import(await desk.centreSays([{ ...state, on: "2026-11-24" }], 5));
    expect((await statusOf(desk)).batches[0]?.items).toMatchObject([{ word: "received" }]);
  });
});

it("a message that nobody acknowledged is silent too", async () => {
  const desk = await testOffice();
  const [id] = await sent(desk, "investor");
  await importAll(desk, await desk.answer());
  await desk.export();
  expect(await wordsOf(desk)).toEqual(["CNF waiting"]);
  await desk.import(await desk.centreSays([], 2));
  expect(await wordsOf(desk)).toEqual(["CNF silent"]);
  expect((await alarmOf(await desk.as())).silent).toEqual([id]);
  const ours = (await (await desk.as()).messages.list({ case: id as CaseId })).at(-1)?.message.item ?? "";
  await desk.import(await desk.centreSays([{ kind: "ACK", state: "ACCEPTED", item: ours, digest: null }], 3));
  expect(await wordsOf(desk)).toEqual(["CNF answered"]);
});

it("a message that was not fit is told apart, and what it was about is not", async () => {
  const desk = await testOffice();
  const [id] = await sent(desk, "investor");
  await importAll(desk, await desk.answer());
  await desk.export();
  const ours = (await (await desk.as()).messages.list({ case: id as CaseId })).at(-1)?.message.item ?? "";
  const fault = { kind: "ACK", state: "REJECTED_TECH", item: ours, digest: null, code: "schema", field: "/of" };
  const taken = await desk.import(await desk.centreSays([{ ...fault, retryable: false }], 2));
  expect(taken.rejected).toEqual([{ case: id, code: "schema", field: "/of", retryable: false, message: "CNF" }]);
  expect(await wordsOf(desk)).toEqual(["CNF returned"]);
  const line = await (await desk.as()).cases.line(id as CaseId);
  expect([line.parcel, line.stage]).toEqual(["answered", "ruled"]);
});

describe("answer files", () => {
  it("that are missing are named until they come, and what they said then counts", async () => {
    const desk = await testOffice();
    const ids = await sent(desk, "investor", "spouse");
    // The first of the two files is lost on the way: the simulator keeps it.
    const paths = await desk.answer({}, "missing-number");
    expect(paths).toHaveLength(1);
    await importAll(desk, paths);
    const { missing, silent } = await alarmOf(await desk.as());
    expect(missing).toEqual([1]);
    expect(silent).toEqual([ids[0]]);
    const about = await desk.about(ids[0] as CaseId);
    await desk.import(await desk.centreSays([issued(about, someIin(investor))], 1));
    expect(await alarmOf(await desk.as())).toEqual({ silent: [], missing: [], aside: 0 });
    expect(await wordsOf(desk)).toEqual(["answered", "answered"]);
  });

  it("are told apart where one names another before it than the one that is here", async () => {
    const desk = await testOffice();
    await sent(desk, "investor");
    // Number 1 comes from somewhere else than the simulator, which signs its own number 2 as following its own number 1.
    await importAll(desk, (await desk.answer({}, "late")).slice(1));
    expect((await statusOf(desk)).unchained).toEqual([]);
    await desk.import(await desk.centreSays([], 1));
    expect((await statusOf(desk)).unchained).toEqual(["BER-2026-A000002"]);
  });
});

describe("receipts", () => {
  async function severalParts(desk: TestOffice): Promise<BatchId> {
    await forwardMany(desk, 14);
    const { batch, files } = await exportOf(desk, { maxBytes: 16_000 });
    if (batch === null || files.length < 2) throw new Error("one part is not enough");
    return batch;
  }

  it("late, repeated and out of order: parts are missed until the last of them has arrived", async () => {
    const desk = await testOffice();
    const id = await severalParts(desk);
    const { of } = (await statusOf(desk)).batches[0]?.parts ?? { of: 0 };
    const numbers = Array.from({ length: of }, (_, at) => at + 1);
    const receipts: string[] = [];
    for (const part of shuffled(numbers, 7)) receipts.push(await receiptFor(desk, id, part));
    const first = await desk.import(receipts[0] ?? "");
    expect(first.received).toEqual([{ batch: id, parts: 1, of }]);
    const [coverage] = (await statusOf(desk)).batches;
    expect(coverage?.parts.received).toHaveLength(1);
    expect([...(coverage?.parts.received ?? []), ...(coverage?.parts.missing ?? [])].toSorted()).toEqual(numbers);
    expect((await (await desk.as()).batches.load(id)).state).toBe("written");
    for (const path of [...receipts.toReversed(), ...receipts]) await desk.import(path);
    expect((await (await desk.as()).batches.load(id)).state).toBe("received");
    expect((await statusOf(desk)).batches[0]?.parts).toEqual({ of, received: numbers, missing: [] });
    expect(await wordsOf(desk)).toEqual(Array(14).fill("received"));
  });

  it("that come after the ruling take nothing back", async () => {
    const desk = await testOffice();
    const [id] = await sent(desk, "investor");
    const receipt = await receiptFor(desk, "BER-2026-B000001" as BatchId, 1);
    await importAll(desk, await desk.answer());
    await desk.import(receipt);
    expect(await wordsOf(desk)).toEqual(["answered"]);
    expect(await (await desk.as()).cases.line(id as CaseId)).toMatchObject({ stage: "ruled", parcel: "answered" });
  });
});

it("what was asked about an earlier revision is past when the next one leaves", async () => {
  const desk = await testOffice();
  const [id = "" as CaseId] = await sent(desk, "investor");
  await importAll(desk, await desk.answer({ [id]: "supplement" }));
  const office = await desk.as();
  await recallCase(office, id);
  await desk.export();
  const ours = (await office.messages.list({ case: id })).at(-1)?.message.item ?? "";
  await desk.import(await desk.centreSays([{ kind: "ACK", state: "ACCEPTED", item: ours, digest: null }], 2));
  await reopenCase(office, id, "given back");
  await desk.forwardOpen(id);
  expect(nextStep(await office.cases.line(id))).toBe("export");
  await desk.export();
  const line = await office.cases.line(id);
  expect([line.supplementDue, nextStep(line)]).toEqual([null, "await-answer"]);
  expect((await office.answers.notices({ case: id })).map(({ state }) => state)).toEqual(["answered"]);
});

it("a warning that concerns every case is kept once, and no case stands still for it", async () => {
  const desk = await testOffice();
  const [id] = await sent(desk, "investor");
  const about = { item: null, digest: null, code: "scan-resolution", field: null, refusedFrom: "2027-01-01" };
  const warning = { kind: "WRN", ...about, texts: { kk: "Сапасы", ru: "Качество" } };
  const taken = await desk.import(await desk.centreSays([warning], 1, { upTo: 0 }));
  expect(taken.warnings).toMatchObject([{ case: null, code: "scan-resolution" }]);
  expect((await desk.import(await desk.centreSays([warning], 2, { upTo: 0 }))).warnings).toEqual([]);
  const office = await desk.as();
  expect(await office.answers.notices({ case: null })).toMatchObject([{ state: "noted", line: 1 }]);
  expect(await office.answers.notices({ case: id as CaseId })).toEqual([]);
  expect(await wordsOf(desk)).toEqual(["received"]);
});

it("the warnings of the simulator stand with the case that they name, and with every case", async () => {
  const desk = await testOffice();
  const [id] = await sent(desk, "investor", "spouse");
  const [path = ""] = await desk.answer({}, "warned");
  const taken = await desk.import(path);
  expect(taken.warnings.map((one) => one.case)).toEqual([null, id]);
  expect(taken.applied).toHaveLength(2);
  const office = await desk.as();
  expect(await office.answers.notices({ case: id as CaseId })).toMatchObject([{ content: { kind: "warning" } }]);
  expect(await wordsOf(desk)).toEqual(["answered", "answered"]);
});

it("a refusal that waits for a person is an answer", async () => {
  const desk = await testOffice();
  const [id] = await sent(desk, "investor");
  const about = await desk.about(id as CaseId);
  const future = refused(about, { on: "2027-11-23" });
  const taken = await desk.import(await desk.centreSays([future], 1));
  expect(taken.held).toHaveLength(1);
  expect(await wordsOf(desk)).toEqual(["answered"]);
});
