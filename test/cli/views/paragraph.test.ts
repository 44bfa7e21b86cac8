import { describe, expect, it } from "vitest";
import { cut, wrapped } from "../../../src/cli/views/paragraph.ts";

describe("texts on a narrow screen", () => {
  it("break between words only", () => {
    expect(wrapped("a passport and its original", 12)).toEqual(["a passport", "and its", "original"]);
    expect(wrapped("Geburtsurkundenübersetzung gesehen", 10)).toEqual(["Geburtsurkundenübersetzung", "gesehen"]);
    expect(wrapped("", 10)).toEqual([""]);
  });

  it("are cut with a sign that something is left out, wide letters counted as they stand", () => {
    expect(cut("short", 5)).toBe("short");
    expect(cut("a longer text", 8)).toBe("a longe…");
    expect(cut("王小明的护照", 7)).toBe("王小明…");
  });
});
