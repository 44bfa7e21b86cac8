import { expect, it } from "vitest";
import { deskOverview } from "../../src/workflow/desk-overview.ts";
import { discardDraft, draftInterviews, newDraft, saveDraft } from "../../src/workflow/draft-interview.ts";
import { problemOf, testOffice } from "../support/office.ts";

it("a draft has no number and no term, is kept as it is, and goes when it is thrown away", async () => {
  const desk = await testOffice();
  const office = await desk.as();
  const begun = newDraft(office);
  expect(await draftInterviews(office)).toEqual([]);
  await saveDraft(office, begun, { category: "investor" });
  desk.setClock("2026-11-23T10:00:00Z");
  const saved = await saveDraft(office, begun, { category: "spouse", sex: "F" } as never);
  expect(await draftInterviews(await desk.as("vice"))).toMatchObject([
    { id: saved.id, answers: { category: "spouse" } },
  ]);
  expect(String(saved.changedAt)).toBe("2026-11-23T10:00:00Z");
  expect(await office.cases.list({})).toEqual([]);
  await problemOf(discardDraft(await desk.as("timer"), saved.id), "not-allowed");
  await discardDraft(office, saved.id);
  expect(await draftInterviews(office)).toEqual([]);
});

it("the desk shows each open case once, under the first reason that fits, with its next step", async () => {
  const desk = await testOffice();
  const late = await desk.open("senior");
  desk.setClock("2026-11-25T09:00:00Z");
  const waiting = await desk.forward("investor");
  const sent = await desk.forward("spouse");
  const { cases } = await deskOverview(await desk.as());
  expect(cases.map(({ line, next, section }) => [line.id, next, section])).toEqual([
    [late.id, "verify", "overdue"],
    [waiting.id, "export", "send"],
    [sent.id, "export", "send"],
  ]);
  await desk.export();
  for (const path of await desk.answer({}, "other-birth-date")) await desk.import(path);
  const after = (await deskOverview(await desk.as())).cases.map(({ line, section }) => [line.id, section]);
  expect(after).toEqual([
    [late.id, "overdue"],
    [waiting.id, "held"],
    [sent.id, "serve"],
  ]);
});
