import { describe, expect, it } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import type { DraftId } from "../../src/domain/ids.ts";
import { newDraft, saveDraft } from "../../src/workflow/draft-interview.ts";
import { type Opening, openCase } from "../../src/workflow/open-case.ts";
import { applicationOf } from "../support/law.ts";
import { problemOf, testOffice } from "../support/office.ts";

const opening = (differences: Partial<Opening> = {}): Opening => ({
  application: applicationOf(),
  appliedAt: null,
  reason: null,
  underOrder: null,
  previous: null,
  draft: null,
  ...differences,
});
const at = (text: string) => Temporal.PlainDateTime.from(text);

describe("registering", () => {
  it("gives the next number of the year, the rules of the day and the term", async () => {
    const desk = await testOffice();
    const { case: first } = await openCase(await desk.as(), opening());
    const { case: second } = await openCase(await desk.as("clerk"), opening());
    expect([first.id, second.id]).toEqual(["BER-2026-000001", "BER-2026-000002"]);
    expect(first.pack.id).toBe("P3");
    expect(`${first.applicationDay} ${first.dueOn} ${first.dueOnStrict}`).toBe("2026-11-23 2026-11-24 2026-11-24");
    expect(second.registered.by).toBe("clerk");
  });

  it("after reception hours counts from the next office day", async () => {
    const desk = await testOffice();
    desk.setClock("2026-11-27T17:00:00Z");
    const { case: one } = await openCase(await desk.as(), opening());
    expect(`${one.appliedAt} ${one.applicationDay} ${one.dueOn}`).toBe("2026-11-27T18:00:00 2026-11-30 2026-12-01");
  });

  it("finds the person again in an earlier case, unless the new case says which it repeats", async () => {
    const desk = await testOffice();
    const { case: earlier } = await openCase(await desk.as(), opening());
    const again = await openCase(await desk.as(), opening());
    expect(again.findings.map((finding) => finding.code)).toContain("likely-duplicate");
    const repeated = await openCase(await desk.as(), opening({ previous: earlier.id }));
    expect(repeated.findings.filter((one) => one.params?.case === earlier.id)).toEqual([]);
  });

  it("takes a paper of the day it counts on, and none of a later day", async () => {
    const desk = await testOffice();
    desk.setClock("2026-11-27T17:00:00Z");
    const issued = (day: string) => {
      const application = applicationOf();
      const documents = application.documents.map((paper) => ({ ...paper, issuedOn: Temporal.PlainDate.from(day) }));
      return opening({ application: { ...application, documents } });
    };
    const problem = await problemOf(openCase(await desk.as(), issued("2026-12-01")), "day-in-future");
    expect(problem.params.day).toBe("2026-11-30");
    expect((await openCase(await desk.as(), issued("2026-11-30"))).case.id).toBe("BER-2026-000001");
  });

  it("ends the draft it came from, once", async () => {
    const desk = await testOffice();
    const office = await desk.as();
    const draft = await saveDraft(office, newDraft(office), { category: "investor" });
    await openCase(office, opening({ draft: draft.id }));
    expect(await office.drafts.list()).toEqual([]);
    const before = await desk.head();
    await problemOf(openCase(office, opening({ draft: draft.id })), "draft-gone");
    await problemOf(
      openCase(office, opening({ draft: "019aaf4e-0000-7000-8000-000000000000" as DraftId })),
      "draft-gone",
    );
    expect(await desk.head()).toBe(before);
    expect((await openCase(office, opening())).case.id).toBe("BER-2026-000002");
  });
});

describe("what the day does not allow changes nothing", () => {
  it.each([
    ["applied-in-future", { appliedAt: at("2026-11-23T10:01") }],
    ["late-application", { appliedAt: at("2026-11-19T10:00") }],
    ["service-suspended", { appliedAt: at("2025-02-01T10:00") }],
    ["no-rules-that-day", { appliedAt: at("2016-02-01T10:00") }],
  ] as const)("%s", async (code, differences) => {
    const desk = await testOffice();
    const before = await desk.head();
    await problemOf(openCase(await desk.as(), opening(differences)), code);
    expect(await desk.head()).toBe(before);
  });

  it("a day without an order stands under the order that an officer names", async () => {
    const desk = await testOffice();
    const gap = { appliedAt: at("2025-02-03T10:00"), reason: "found in a drawer" };
    await expect(openCase(await desk.as(), opening(gap))).rejects.toMatchObject({ kind: "invalid" });
    const { case: one } = await openCase(await desk.as(), opening({ ...gap, underOrder: "MFA 12/345" }));
    expect([one.id, one.underOrder]).toEqual(["BER-2025-000001", "MFA 12/345"]);
  });

  it("yesterday's application needs no reason, an older one keeps it", async () => {
    const desk = await testOffice();
    const friday = await openCase(await desk.as(), opening({ appliedAt: at("2026-11-20T10:00") }));
    expect(friday.case.remarks).toEqual([]);
    const thursday = opening({ appliedAt: at("2026-11-19T10:00"), reason: "no power" });
    const { case: one } = await openCase(await desk.as(), thursday);
    expect(one.remarks).toMatchObject([{ about: "late-application", text: "no power" }]);
  });
});

it("a machine takes nobody in", async () => {
  const desk = await testOffice();
  const problem = await problemOf(openCase(await desk.as("timer"), opening()), "not-allowed");
  expect(problem.params).toEqual({ officer: "timer", right: "intake" });
});
