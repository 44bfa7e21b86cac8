import * as v from "valibot";
import { expect, test } from "vitest";
import { applicationFileSchema } from "../../src/domain/application.ts";
import { faultsOf } from "../../src/domain/json-file.ts";
import { sampleFile } from "../support/office.ts";

test.each([
  [null, []],
  ["800229000122", []],
  ["800229000123", ["/applicant/previousIin iin"]],
  ["80022900012", ["/applicant/previousIin iin"]],
])("an earlier IIN of %s in a file", async (previousIin, faults) => {
  const result = v.safeParse(applicationFileSchema, await sampleFile("investor", { previousIin }));
  expect(faultsOf(result.issues ?? [])).toEqual(faults);
});
