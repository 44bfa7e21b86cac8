import { describe, expect, it } from "vitest";
import { brokenLine } from "../../src/cli/break-line.ts";
import { type Line, styled } from "../../src/cli/printer.ts";

const textOf = (line: Line): string =>
  (Array.isArray(line) ? line : [line]).map((part) => (typeof part === "string" ? part : part.text)).join("");
const broken = (line: Line, columns: number | null) => brokenLine(line, columns).map((one) => textOf(one).trimEnd());

describe("a line on a narrow screen", () => {
  it("is left alone where it fits, and where nobody looks", () => {
    expect(broken("one two", 7)).toEqual(["one two"]);
    expect(broken("one two three", null)).toEqual(["one two three"]);
  });

  it("is broken between words, indented like its beginning", () => {
    expect(broken("  one two three four", 11)).toEqual(["  one two", "  three", "  four"]);
    expect(broken("Бұл кеңсе оқу-жаттығуға арналған", 20)).toEqual(["Бұл кеңсе", "оқу-жаттығуға", "арналған"]);
  });

  it("keeps a path whole, and every piece its style", () => {
    expect(broken("written: /very/long/path/to/a/letter.pdf  9 bytes", 20)).toEqual([
      "written:",
      "/very/long/path/to/a/letter.pdf",
      "9 bytes",
    ]);
    expect(brokenLine([styled("dim", "Next: "), "verify the documents"], 14)).toEqual([
      [styled("dim", "Next: "), "verify "],
      ["", "the ", "documents"],
    ]);
  });
});
