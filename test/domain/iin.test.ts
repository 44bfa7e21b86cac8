import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkIin, iinAgreesWith, syntheticIin } from "../../src/domain/iin.ts";
import { type PartialDate, partialDateOrNull } from "../../src/domain/partial-date.ts";

const on = (text: string): PartialDate => {
  const date = partialDateOrNull(text);
  if (date === null) throw new Error(text);
  return date;
};

describe("a number is checked", () => {
  test.each([
    // Control digits computed apart from the program.
    ["990101300122", "first round"],
    ["990101300132", "the weight of place 11 is 11: the first round cannot see it"],
    ["800228600006", "21st century, female"],
    ["800228600711", "second round"],
    ["800228000008", "a foreigner: 0 in place 7"],
    ["800228000902", "a foreigner, second round"],
    ["050101500000", "control digit 0"],
    [" 990101300122\n", "space around it"],
  ])("%j is an IIN (%s)", (text) => {
    expect(checkIin(text)).toEqual({ valid: true, iin: text.trim() });
  });

  test.each([
    ["", "length"],
    ["99010130012", "length"],
    ["9901013001222", "length"],
    ["99010130012a", "digits"],
    ["990101 300122", "digits"],
    ["٩٩٠١٠١٣٠٠١٢٢", "digits"],
    ["９９０１０１３００１２２", "digits"],
    ["9901013001²2", "digits"],
    ["990141300122", "bin"],
    ["990150300122", "bin"],
    ["990160300122", "bin"],
    ["990101700122", "century"],
    ["990101900122", "century"],
    ["990101300123", "control-digit"],
    ["990101300121", "control-digit"],
    ["650101300420", "never-issued"],
    ["050101500190", "never-issued"],
  ])("%j is none: %s", (text, reason) => {
    expect(checkIin(text)).toEqual({ valid: false, reason });
  });

  test("the digits need not form a date", () => {
    const odd = Array.from({ length: 10 }, (_, digit) => `99139900000${digit}`);
    expect(odd.filter((text) => checkIin(text).valid)).toHaveLength(1);
  });

  test("a number that is never issued is refused with every control digit", () => {
    const parts = Array.from({ length: 500 }, (_, serial) => ({ yymmdd: "990101", seventh: 3, serial }));
    const never = parts.filter((one) => syntheticIin(one) === null);
    expect(never.length).toBeGreaterThan(0);
    for (const { serial } of never) {
      for (let digit = 0; digit < 10; digit += 1) {
        const text = `9901013${String(serial).padStart(4, "0")}${digit}`;
        expect(checkIin(text)).toEqual({ valid: false, reason: "never-issued" });
      }
    }
  });

  const parts = fc.record({
    yymmdd: fc.stringMatching(/^\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|1\d|2[0-8])$/),
    seventh: fc.integer({ min: 0, max: 6 }),
    serial: fc.integer({ min: 0, max: 9999 }),
  });

  test("every made-up number is valid, and no other control digit is", () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 9 }), (one, off) => {
        const iin = syntheticIin(one);
        if (iin === null) return;
        expect(checkIin(iin)).toEqual({ valid: true, iin });
        const wrong = `${iin.slice(0, 11)}${(Number(iin[11]) + off) % 10}`;
        expect(checkIin(wrong)).toEqual({ valid: false, reason: "control-digit" });
      }),
    );
  });

  test("any text is judged and none throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.stringMatching(/^\d{12}$/)), (text) => {
        const checked = checkIin(text);
        if (checked.valid) expect(checked.iin).toMatch(/^[0-9]{12}$/);
      }),
    );
  });

  test.each([
    { yymmdd: "99010", seventh: 3, serial: 1 },
    { yymmdd: "990141", seventh: 3, serial: 1 },
    { yymmdd: "990101", seventh: 7, serial: 1 },
    { yymmdd: "990101", seventh: 3, serial: 10_000 },
    { yymmdd: "990101", seventh: 3, serial: -1 },
  ])("$yymmdd $seventh $serial are no parts of a number", (parts) => {
    expect(() => syntheticIin(parts)).toThrow(RangeError);
  });
});

describe("a number is held against a person", () => {
  test.each([
    // The first seven digits, the person, what disagrees.
    ["9901013", "1999-01-01", "M", []],
    ["9901014", "1999-01-01", "F", []],
    ["9901013", "1999-01-01", "F", ["sex"]],
    ["9901013", "1999-01-02", "M", ["birth-date"]],
    ["9901013", "1899-01-01", "M", ["birth-date"]],
    ["9901011", "1899-01-01", "M", []],
    ["0501015", "2005-01-01", "M", []],
    ["0501015", "1905-01-01", "M", ["birth-date"]],
    ["0501016", "2005-01-01", "M", ["sex"]],
    ["0501016", "2005-02-01", "M", ["birth-date", "sex"]],
    ["9901010", "1999-01-01", "F", []],
    ["9901010", "1899-01-01", "M", []],
    ["9901010", "1999-01-02", "M", ["birth-date"]],
    ["9901013", "1999-01-XX", "M", []],
    ["9901013", "1999-02-XX", "M", ["birth-date"]],
    ["9912313", "1999-XX-XX", "M", []],
    ["9812313", "1999-XX-XX", "M", ["birth-date"]],
    ["9901013", "1999-01-01", "X", []],
  ] as const)("%s… against %s %s: %j", (start, birthDate, sex, differences) => {
    const iin = [...Array(40).keys()]
      .map((serial) => syntheticIin({ yymmdd: start.slice(0, 6), seventh: Number(start[6]), serial }))
      .find((one) => one !== null);
    expect(iinAgreesWith(iin ?? "", { birthDate: on(birthDate), sex })).toEqual(differences);
  });
});
