import { describe, expect, it } from "vitest";
import type { Choice } from "../../src/domain/choose-decision.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import { approveCase } from "../../src/workflow/approve-case.ts";
import { decideCase } from "../../src/workflow/decide-case.ts";
import { verifyCase } from "../../src/workflow/verify-case.ts";
import { problemOf, type Sample, type TestOffice, testOffice } from "../support/office.ts";

const choice = (kind: Choice["kind"], differences: Partial<Choice> = {}): Choice => ({
  kind,
  grounds: [],
  facts: new Map(),
  reason: null,
  ...differences,
});

async function verified(desk: TestOffice, sample: Sample, more = {}): Promise<CaseId> {
  const { id } = await desk.open(sample, {}, more);
  await verifyCase(await desk.as(), id, null);
  return id;
}

describe("verifying", () => {
  it("records every finding of today and never refuses", async () => {
    const desk = await testOffice();
    const { id } = await desk.open("heir-incomplete");
    const one = await verifyCase(await desk.as("clerk"), id, null);
    expect(one.verification).toMatchObject({ outcome: "blocked", by: "clerk" });
    const again = await verifyCase(await desk.as(), id, "looked again");
    expect(again.verification.findings).toEqual(one.verification.findings);
    expect(again.version).toBe(one.version + 1);
  });

  it("is for a case that is not decided, by a person with the right", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await problemOf(verifyCase(await desk.as(), id, null), "wrong-stage");
    await problemOf(verifyCase(await desk.as("timer"), id, null), "not-allowed");
  });
});

describe("deciding", () => {
  it("forwards a clear case", async () => {
    const desk = await testOffice();
    const one = await decideCase(await desk.as(), await verified(desk, "investor"), choice("forward"));
    expect(one).toMatchObject({ stage: "decided", decision: { by: "consul", decision: { kind: "forward" } } });
  });

  it("refuses to accept with a ground that something found supports", async () => {
    const desk = await testOffice();
    const id = await verified(desk, "heir-incomplete");
    const office = await desk.as();
    const before = await desk.head();
    await problemOf(decideCase(office, id, choice("forward")), "findings-block");
    await problemOf(decideCase(office, id, choice("refuse")), "answer-needed");
    await problemOf(decideCase(office, id, choice("refuse", { grounds: ["no-consent"] })), "ground-without-finding");
    await problemOf(decideCase(office, id, choice("refuse", { grounds: ["unreliable"] })), "ground-of-other-act");
    expect(await desk.head()).toBe(before);
    const facts = new Map([["incomplete-set", "no will was shown"]] as const);
    const one = await decideCase(office, id, choice("refuse", { grounds: ["incomplete-set"], facts }));
    const grounds = [{ code: "incomplete-set", fact: "no will was shown" }];
    expect(one.decision.decision).toEqual({ kind: "refuse", grounds });
  });

  it("asks why where something warns", async () => {
    const desk = await testOffice();
    await verified(desk, "investor");
    const id = await verified(desk, "investor");
    await problemOf(decideCase(await desk.as(), id, choice("forward")), "answer-needed");
    const one = await decideCase(await desk.as(), id, choice("forward", { reason: "twins" }));
    expect(one.decision.decision).toEqual({ kind: "forward", reason: "twins" });
  });

  it("proposes a refusal only on the Ministry's grounds", async () => {
    const desk = await testOffice();
    const clear = await verified(desk, "investor");
    await problemOf(decideCase(await desk.as(), clear, choice("propose-refusal")), "nothing-to-propose");
    const earlier = await desk.open("senior", { previousIin: "480925300014" });
    await verifyCase(await desk.as(), earlier.id, null);
    const one = await decideCase(await desk.as(), earlier.id, choice("propose-refusal"));
    expect(one.decision.decision).toMatchObject({ kind: "propose-refusal", grounds: [{ code: "iin-exists" }] });
  });

  it("is no work for a machine, nor for who only takes in", async () => {
    const desk = await testOffice();
    const id = await verified(desk, "investor");
    for (const officer of ["timer", "clerk"]) {
      const problem = await problemOf(decideCase(await desk.as(officer), id, choice("forward")), "not-allowed");
      expect(problem.params).toEqual({ officer, right: "decide" });
    }
  });

  it("a gathering or decided case is at the wrong stage, an unknown one unknown", async () => {
    const desk = await testOffice();
    const { id } = await desk.open("investor");
    const problem = await problemOf(decideCase(await desk.as(), id, choice("forward")), "wrong-stage");
    expect(problem.params).toEqual({ case: id, stage: "gathering", needed: ["verified"] });
    await problemOf(decideCase(await desk.as(), "BER-2026-000099" as CaseId, choice("forward")), "unknown-case");
  });
});

describe("two officers at once", () => {
  it("the second to save is told, and the first one's work stands", async () => {
    const desk = await testOffice();
    const id = await verified(desk, "investor");
    const [consul, vice] = [await desk.as(), await desk.as("vice")];
    const steps = [decideCase(consul, id, choice("forward")), decideCase(vice, id, choice("forward"))];
    const ended = await Promise.allSettled(steps);
    const failed = ended.filter((one) => one.status === "rejected");
    expect(failed).toHaveLength(1);
    expect(failed[0]?.reason).toMatchObject({ code: "changed-meanwhile", params: { case: id } });
    expect((await consul.cases.load(id)).version).toBe(3);
  });
});

describe("a second officer's word", () => {
  it("is another's than the one who decided, and is given once", async () => {
    const desk = await testOffice({ approval: true });
    const { id } = await desk.forward("investor");
    expect((await (await desk.as()).cases.line(id)).awaitsApproval).toBe(true);
    const before = await desk.head();
    await problemOf(approveCase(await desk.as(), id), "own-decision");
    await problemOf(approveCase(await desk.as("clerk"), id), "not-allowed");
    await problemOf(approveCase(await desk.as("timer"), id), "not-allowed");
    expect(await desk.head()).toBe(before);
    const one = await approveCase(await desk.as("vice"), id);
    expect(one.decision).toMatchObject({ by: "consul", approved: { by: "vice" } });
    const after = await desk.head();
    expect((await approveCase(await desk.as("vice"), id)).version).toBe(one.version);
    expect(await desk.head()).toBe(after);
  });

  it("is demanded by the store too, whatever program writes", async () => {
    const desk = await testOffice({ approval: true });
    const one = await desk.forward("investor");
    const office = await desk.as();
    const own = { by: office.officer.id, at: office.clock.now() };
    const next = { ...one, decision: { ...one.decision, approved: own } };
    const event = { code: "case-approved", facts: {}, texts: {} } as const;
    await problemOf(office.cases.save({ next, event }, own), "not-allowed");
  });

  it("lets nothing leave before it is given", async () => {
    const desk = await testOffice({ approval: true });
    const { id } = await desk.forward("investor");
    await expect(desk.export()).rejects.toThrow("nothing was sent");
    await approveCase(await desk.as("vice"), id);
    expect((await desk.export()).items).toBe(1);
  });

  it("falls with the decision when the case is decided anew", async () => {
    const desk = await testOffice({ approval: true });
    const { id } = await desk.forward("investor");
    await approveCase(await desk.as("vice"), id);
    const { reopenCase } = await import("../../src/workflow/amend-case.ts");
    await reopenCase(await desk.as(), id, "a page was missing");
    await verifyCase(await desk.as(), id, null);
    const one = await decideCase(await desk.as("vice"), id, choice("forward"));
    expect(one.decision.approved).toBeNull();
  });
});
