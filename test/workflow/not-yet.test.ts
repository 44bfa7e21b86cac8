import { expect, it } from "vitest";
import { approveCase } from "../../src/workflow/approve-case.ts";
import { exportBatch } from "../../src/workflow/export-batch.ts";
import { casesNotYet } from "../../src/workflow/not-yet.ts";
import { testOffice } from "../support/office.ts";

it("says of every case that does not leave what a person does first", async () => {
  const desk = await testOffice({ approval: true });
  const office = await desk.as();
  const { id: awaiting } = await desk.forward("investor");
  const { id: open } = await desk.open("spouse");
  const nothing = await exportBatch(office, { to: desk.stick, dryRun: false, strict: false });
  expect(nothing).toMatchObject({ batch: null, items: 0, left: [] });
  expect(await casesNotYet(office)).toEqual([
    { case: awaiting, next: "approve", decision: "forward" },
    { case: open, next: "verify", decision: null },
  ]);
  await approveCase(await desk.as("vice"), awaiting);
  expect((await casesNotYet(office)).map((one) => one.case)).toEqual([open]);
  expect(await desk.export()).toMatchObject({ items: 1 });
  expect((await casesNotYet(office)).map((one) => one.case)).toEqual([open]);
});
