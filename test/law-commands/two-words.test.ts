import { describe, expect, it } from "vitest";
import { approveCase } from "../../src/workflow/approve-case.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { issued, problemOf, type TestOffice, testOffice } from "../support/office.ts";

/** A case whose ruling waits for a person: the digits of the number disagree with the birth date. */
async function held(desk: TestOffice) {
  const { id } = await desk.forward("investor");
  if ((await desk.as()).profile.approval) await approveCase(await desk.as("vice"), id);
  await desk.export();
  await desk.import(await desk.centreSays([issued(await desk.about(id), "800229000122")], 1));
  const [hold] = await (await desk.as()).answers.held("open");
  expect(hold).toMatchObject({ case: id, reason: "birth-date-disagrees", agreed: null });
  return id;
}

describe("a held ruling where every decision is approved", () => {
  it("is applied on the word of two officers, and each reason is kept", async () => {
    const desk = await testOffice({ approval: true });
    const id = await held(desk);
    const first = await releaseHold(await desk.as(), id, "the register says so");
    expect([first.awaits, first.case.stage]).toEqual([true, "decided"]);
    expect((await (await desk.as()).answers.held("open"))[0]?.agreed).toMatchObject({ by: "consul" });
    const before = await desk.head();
    await problemOf(releaseHold(await desk.as(), id, "and again"), "not-allowed");
    await problemOf(releaseHold(await desk.as("clerk"), id, "me too"), "not-allowed");
    await problemOf(releaseHold(await desk.as("timer"), id, "me too"), "not-allowed");
    expect(await desk.head()).toBe(before);
    const second = await releaseHold(await desk.as("vice"), id, "seen the same");
    expect([second.awaits, second.case.stage]).toEqual([false, "ruled"]);
    const told = second.case.remarks.filter((remark) => remark.about === "release");
    expect(told.map((remark) => [remark.by, remark.text])).toEqual([
      ["consul", "the register says so"],
      ["vice", "seen the same"],
    ]);
    const codes = (await (await desk.as()).cases.history(id)).map((line) => line.code);
    expect(codes.filter((code) => code.startsWith("hold-"))).toEqual(["hold-agreed", "hold-released"]);
  });

  it("is not applied by one officer whatever program writes: the store demands the second", async () => {
    const desk = await testOffice({ approval: true });
    const id = await held(desk);
    const office = await desk.as();
    const [hold] = await office.answers.held("open");
    if (hold === undefined) throw new Error("no hold");
    const stamp = { by: office.officer.id, at: office.clock.now() };
    const remark = { about: "release", text: "alone", ...stamp } as const;
    const before = await desk.head();
    await problemOf(office.answers.endHold(hold, "released", remark, null, stamp), "not-allowed");
    expect(await desk.head()).toBe(before);
    await releaseHold(office, id, "the first word");
    await problemOf(office.answers.endHold(hold, "released", remark, null, stamp), "not-allowed");
    await problemOf(office.answers.agree(hold, remark, stamp), "changed-meanwhile");
  });

  it("is rejected by one, also after another agreed", async () => {
    const desk = await testOffice({ approval: true });
    const id = await held(desk);
    await releaseHold(await desk.as(), id, "the register says so");
    await rejectHold(await desk.as("vice"), id, "it does not");
    expect(await (await desk.as()).answers.held("open")).toEqual([]);
    expect((await (await desk.as()).cases.load(id)).stage).toBe("decided");
  });
});

it("one officer is enough where decisions are not approved", async () => {
  const desk = await testOffice();
  const id = await held(desk);
  expect(await releaseHold(await desk.as(), id, "the register says so")).toMatchObject({
    awaits: false,
    case: { stage: "ruled" },
  });
});
