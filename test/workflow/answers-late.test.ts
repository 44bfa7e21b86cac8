import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { reopenCase } from "../../src/workflow/amend-case.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { recallCase } from "../../src/workflow/recall-case.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { annulled, issued, type Line, refused, type TestOffice, testOffice } from "../support/office.ts";
import { investor, sentOne, someIin } from "../support/sent.ts";

// Answers that come late, twice, or in another order than they were given. Stories of chance: test/survival.

const accepted = (about: object): Line => ({ kind: "ACK", state: "ACCEPTED", ...about });
const rejected = (about: object): Line => {
  return { kind: "ACK", state: "REJECTED_TECH", ...about, code: "field-length", field: null, retryable: true };
};
const stateOf = (about: object, state: string): Line => ({
  kind: "STA",
  ...about,
  state,
  on: "2026-11-23",
  reference: null,
});

const parcels = async (desk: TestOffice, id: CaseId) =>
  (await (await desk.as()).batches.parcels({ case: id })).map(({ state }) => state);
const stageOf = async (desk: TestOffice, id: CaseId) => (await (await desk.as()).cases.load(id)).stage;

/** Sent, rejected by the centre, looked at again and sent as the next revision. */
async function sentTwice() {
  const desk = await testOffice();
  const { id, about } = await sentOne(desk);
  await desk.import(await desk.centreSays([rejected(about)], 1));
  await reopenCase(await desk.as(), id, "looked at again");
  await desk.forwardOpen(id);
  await desk.export();
  return { desk, id, about };
}

describe("news of a revision that another has followed", () => {
  it("moves nothing: the newer one is on its way, and the file is taken in", async () => {
    const { desk, id, about } = await sentTwice();
    await desk.import(await desk.centreSays([accepted(about), stateOf(about, "IN-WORK")], 2));
    expect(await parcels(desk, id)).toEqual(["rejected-tech", "received"]);
  });

  it("its ruling waits for a person, who may let it count", async () => {
    const { desk, id, about } = await sentTwice();
    const taken = await desk.import(await desk.centreSays([issued(about, someIin(investor))], 2));
    expect(taken.held).toMatchObject([{ case: id, reason: "older-revision" }]);
    expect(await parcels(desk, id)).toEqual(["rejected-tech", "received"]);
    await releaseHold(await desk.as(), id, "the change was of no account");
    expect(await stageOf(desk, id)).toBe("ruled");
    expect(await parcels(desk, id)).toEqual(["rejected-tech", "received"]);
  });
});

it("the same words about two revisions are two rulings: each waits for a person", async () => {
  const { desk, id, about } = await sentTwice();
  const newer = await desk.about(id);
  const taken = await desk.import(await desk.centreSays([refused(about), refused(newer)], 2));
  expect(taken.held.map(({ reason }) => reason)).toEqual(["older-revision", "contradicts-ruling"]);
  const again = await desk.import(await desk.centreSays([refused(about), refused(newer)], 3));
  expect(again).toMatchObject({ held: [], repeated: [{ case: id }, { case: id }] });
});

describe("what was given back", () => {
  it("stays so when it comes there again, and can leave as the next revision", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await recallCase(await desk.as(), id);
    const original = { batch: "019aaf4f-0000-7000-8000-000000000001", on: "2026-11-23", state: "RECALLED" };
    await desk.import(await desk.centreSays([{ kind: "ACK", state: "ALREADY", ...about, original }], 1));
    expect(await parcels(desk, id)).toEqual(["recalled"]);
    await reopenCase(await desk.as(), id, "looked at again");
    expect(await stageOf(desk, id)).toBe("gathering");
  });

  it("a state counts also when it was said before", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([stateOf(about, "RECALLED")], 1));
    await desk.import(await desk.centreSays([accepted(about)], 2));
    await desk.import(await desk.centreSays([stateOf(about, "RECALLED")], 3));
    expect(await parcels(desk, id)).toEqual(["recalled"]);
  });
});

describe("a hold that ended", () => {
  it("released: the parcel is answered, and confirmed when the centre has heard so", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, someIin("840318"))], 1));
    await rejectHold(await desk.as(), id, "another birth date");
    expect(await parcels(desk, id)).toEqual(["accepted"]);
    await desk.import(await desk.centreSays([issued(about, someIin("840318"))], 2));
    await releaseHold(await desk.as(), id, "the register of births says so");
    expect(await parcels(desk, id)).toEqual(["answered"]);
    const { messages } = await desk.export();
    expect(messages).toBeGreaterThan(0);
    const said = await (await desk.as()).messages.list({ case: id });
    const confirmation = said.find(({ message }) => message.kind === "CNF");
    const of = { item: confirmation?.message.item, digest: confirmation?.digest };
    await desk.import(await desk.centreSays([accepted(of)], 3));
    expect(await parcels(desk, id)).toEqual(["confirmed"]);
  });

  it("an annulment of what never came: released, the case waits", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const taken = await desk.import(await desk.centreSays([annulled(about)], 2));
    expect(taken.held).toMatchObject([{ reason: "annulled" }]);
    await releaseHold(await desk.as(), id, "as the centre says");
    expect([await stageOf(desk, id), ...(await parcels(desk, id))]).toEqual(["decided", "received"]);
  });

  it("a ruling that was rejected here and is annulled there asks nobody again", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, someIin("840318"))], 1));
    await rejectHold(await desk.as(), id, "another birth date");
    const taken = await desk.import(await desk.centreSays([annulled(about), issued(about, someIin(investor))], 2));
    expect(taken).toMatchObject({ held: [], applied: [{ case: id }] });
  });
});

describe("an annulment and the rulings around it", () => {
  const number = someIin(investor);
  const next = someIin(investor, 2);

  it("what it took back is not applied when it comes after it", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, number)], 1));
    await desk.import(await desk.centreSays([annulled(about)], 3));
    await releaseHold(await desk.as(), id, "as the centre says");
    // The second copy of the first ruling was under way all the time.
    const late = await desk.import(await desk.centreSays([issued(about, number)], 2));
    expect(late).toMatchObject({ applied: [], held: [], repeated: [{ case: id }] });
    const right = await desk.import(await desk.centreSays([issued(about, next)], 4));
    expect(right.applied).toMatchObject([{ case: id, iin: next }]);
  });

  it("taken back while it was held, it is not applied either, nor is it held again", async () => {
    const desk = await testOffice();
    const { about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, someIin("840318")), annulled(about)], 3));
    const late = await desk.import(await desk.centreSays([issued(about, number)], 2));
    expect(late).toMatchObject({ applied: [], held: [] });
  });

  it("it takes back nothing that was ruled after it", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, next)], 4));
    const late = await desk.import(await desk.centreSays([annulled(about)], 2));
    expect(late).toMatchObject({ held: [], repeated: [{ case: id, ruling: "annulled" }] });
    expect(await stageOf(desk, id)).toBe("ruled");
  });

  it("nor a hold on what was ruled after it", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, someIin("840318"))], 4));
    await desk.import(await desk.centreSays([annulled(about)], 2));
    expect(await (await desk.as()).answers.held("open")).toMatchObject([{ case: id }]);
  });

  it("released after the ruling that followed, it takes nothing back", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, number)], 1));
    await desk.import(await desk.centreSays([issued(about, next)], 3));
    await desk.import(await desk.centreSays([annulled(about)], 2));
    const [meant] = await (await desk.as()).answers.held("open");
    await releaseHold(await desk.as(), id, "the centre means this number", meant?.id);
    await releaseHold(await desk.as(), id, "and not the first");
    const one = await (await desk.as()).cases.load(id);
    expect(one).toMatchObject({ stage: "ruled", ruling: { ruling: { iin: next } } });
  });

  it("of another item of the case it takes nothing back", async () => {
    const { desk, id, about } = await sentTwice();
    await desk.import(await desk.centreSays([issued(await desk.about(id), number)], 2));
    await desk.import(await desk.centreSays([annulled(about)], 3));
    await releaseHold(await desk.as(), id, "as the centre says");
    expect(await stageOf(desk, id)).toBe("ruled");
  });
});

it("a batch that was declared lost and arrived: its case is on its way again, under the same item", async () => {
  const desk = await testOffice();
  const { id, about } = await sentOne(desk);
  const [batch] = await (await desk.as()).batches.list();
  if (batch === undefined) throw new Error("nothing was sent");
  await settleBatch(await desk.as(), batch.id, "lost");
  await desk.import(await desk.centreSays([accepted(about)], 1));
  expect(await parcels(desk, id)).toEqual(["accepted"]);
  expect((await (await desk.as()).batches.selection()).waiting).toEqual([]);
});

it("hundreds of lines about one item are not worked through: what is too many is set aside", async () => {
  const desk = await testOffice();
  const { about } = await sentOne(desk);
  const lines = Array.from({ length: 103 }, (_, at) => ({ ...stateOf(about, "IN-WORK"), reference: `R-${at}` }));
  const taken = await desk.import(await desk.centreSays(lines, 1));
  expect(taken.states).toHaveLength(100);
  expect(taken.quarantined.map(({ reason }) => reason)).toEqual(Array(3).fill("too-many-lines"));
});
