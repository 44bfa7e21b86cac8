import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  dayTyped,
  passportLine,
  passportLineCount,
  shownWhileTyped,
  typedLine,
} from "../../../src/cli/prompts/typed-text.ts";
import { isPlain } from "../../../src/domain/text.ts";

describe("a typed line", () => {
  it("is composed, has plain spaces and nothing invisible", () => {
    expect(typedLine("  Mu\u0308ller\u00a0\u2009Anna\u200b\ufeff\t\u00adMaria\u202e ")).toBe("Müller  Anna Maria");
  });

  it("is plain whatever was pasted, and stays as it is when read again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const line = typedLine(text);
        expect(isPlain(line)).toBe(true);
        expect(typedLine(line)).toBe(line);
      }),
    );
  });

  it("is shown while typed as plain and as long as it is, so that the cursor stays right", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(isPlain(shownWhileTyped(text))).toBe(true);
        expect(shownWhileTyped(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe("a typed day", () => {
  it.each([
    ["2026-02-28", "2026-02-28"],
    ["28.02.2026", "2026-02-28"],
    ["1.9.2026", "2026-09-01"],
    ["29.02.2028", "2028-02-29"],
  ])("%s is %s", (text, day) => {
    expect(dayTyped(text)?.toString()).toBe(day);
  });

  it.each(["29.02.2026", "2026-2-3", "28.02.26", "02/03/2026", "28.13.2026", "", "today"])("%j is none", (text) => {
    expect(dayTyped(text)).toBeNull();
  });
});

describe("a line of a passport", () => {
  const line = "P<DEUMUELLER<<ANNA<MARIA<<1234567890";

  it("is taken in small letters and with spaces", () => {
    expect(passportLine(" p<deumueller << anna<maria<<\t1234567890")).toBe(line);
  });

  it("is read back to Latin under the Russian and the Kazakh layout", () => {
    expect(passportLine("ЗБВУГЬГУДДУКББФТТФБЬФКШФББ1234567890")).toBe(line);
    expect(passportLine('ЗБВУГЬГУДДУКББФТТФБЬФКШФББ"ӘІҢҒ,.ҮҰҚ')).toBe(line);
    expect(passportLine('збвугьгуддукббфттфбьфкшфбб"әіңғ,.үұқ')).toBe(line);
  });

  it("tells how many lines there are, one letter too few or too many aside", () => {
    expect([44, 43, 36, 30, 29, 31].map((length) => passportLineCount("P".repeat(length)))).toEqual([2, 2, 2, 3, 3, 3]);
  });
});
