import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { goldenCases, outcomeIn } from "../support/golden.ts";

describe("golden cases", () => {
  const cases = goldenCases();

  test("are many, and no two have the same name", () => {
    const names = new Set(cases.map(({ file, golden }) => `${file} ${golden.case}`));
    expect(names.size).toBeGreaterThanOrEqual(120);
    expect(new Set(cases.map(({ file, pack, golden }) => `${file} ${golden.case} ${pack}`)).size).toBe(cases.length);
  });

  test.each(cases)("$file, $pack: $golden.case", async ({ golden, pack }) => {
    const outcome = await outcomeIn(golden, pack);
    if (golden.expect === undefined)
      expect.fail(`say what you expect; the program says:\n${stringify({ expect: outcome })}`);
    expect(outcome).toEqual(golden.expect);
  });
});
