import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { goldenCases, outcomeIn } from "../support/golden.ts";

describe("golden cases", () => {
  const cases = goldenCases();

  test("are many, and no two have the same name", () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
    expect(new Set(cases.map(({ file, golden }) => `${file} ${golden.case}`)).size).toBe(cases.length);
  });

  test.each(cases)("$file: $golden.case", async ({ golden }) => {
    const outcome = await outcomeIn(golden);
    if (golden.expect === undefined)
      expect.fail(`say what you expect; the program says:\n${stringify({ expect: outcome })}`);
    expect(outcome).toEqual(golden.expect);
  });
});
