import * as v from "valibot";
import { expect, test } from "vitest";
import { caseJson } from "../../../src/cli/views/case-json.ts";
import { applicationFileSchema } from "../../../src/domain/application.ts";
import { testOffice } from "../../support/office.ts";

test("the application of a case that is shown is a file that amends it", async () => {
  const desk = await testOffice();
  const one = await desk.open("spouse", {}, { appliedAt: "2026-11-23T09:15" });
  const { application } = caseJson(one);
  expect(application).toMatchObject({ appliedAt: "2026-11-23T09:15" });
  expect(v.parse(applicationFileSchema, application)).toEqual(one.application);
});
