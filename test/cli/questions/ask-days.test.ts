import { describe, expect, it } from "vitest";
import { partialDateTyped } from "../../../src/cli/questions/ask-days.ts";

describe("a birth date as an officer types it", () => {
  it.each([
    ["29.02.1980", "1980-02-29"],
    ["1980-02-29", "1980-02-29"],
    ["3.1.1980", "1980-01-03"],
    ["XX.02.1980", "1980-02-XX"],
    ["xx.xx.1980", "1980-XX-XX"],
    ["ХХ.02.1980", "1980-02-XX"],
    ["02.1980", "1980-02-XX"],
    ["1980", "1980-XX-XX"],
    ["1980-XX-XX", "1980-XX-XX"],
  ])("%s is %s", (typed, read) => {
    expect(partialDateTyped(typed)).toBe(read);
  });

  it.each(["30.02.1980", "1980-13-01", "29.XX.1980", "80", "", "1980-XX-12"])("%s is none", (typed) => {
    expect(partialDateTyped(typed)).toBeNull();
  });
});
