import fc from "fast-check";
import { parse } from "mrz";
import { describe, expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { sameButCentury } from "../../src/domain/mrz-date.ts";
import { type PartialDate, partialDateOrNull } from "../../src/domain/partial-date.ts";
import { type PassportReading, readPassport } from "../../src/domain/passport.ts";
import { anna, checkDigit, passportZone } from "../support/zone.ts";

const today = Temporal.PlainDate.from("2026-11-23");
const read = (typed: string | readonly string[]) => readPassport(typed, today);
const codes = (reading: PassportReading) => reading.problems.map((problem) => problem.code);

/** The values of all fields; what is wrong with one stands beside it. */
function values(reading: PassportReading) {
  const fields = Object.entries(reading).flatMap(([name, field]) =>
    typeof field === "object" && field !== null && "valid" in field
      ? [[name, field.valid ? field.value : `${field.value} (${field.error})`]]
      : [],
  );
  return Object.fromEntries(fields);
}

// Of ICAO Doc 9303, parts 4, 5, 6 and 11. Utopia is no country, so a specimen never passes for a passport.
const specimen = {
  TD3: ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"],
  TD2: ["I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"],
  TD1: ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"],
  long: ["I<UTOD23145890<7349<<<<<<<<<<<", "3407127M9507122UTO<<<<<<<<<<<2", "STEVENSON<<PETER<JOHN<<<<<<<<<"],
};

describe("the specimens of ICAO", () => {
  test.each([
    ["TD3", "P", "passport", "L898902C3", "ZE184226B"],
    ["TD2", "I", "card", "D23145890", ""],
    ["TD1", "I", "card", "D23145890", ""],
  ] as const)("%s", (size, documentCode, documentKind, documentNumber, optionalData) => {
    const reading = read(specimen[size]);
    expect(reading.size).toBe(size);
    expect(values(reading)).toEqual({
      documentCode,
      documentKind,
      issuingState: "null (unknown-country:issuingState)",
      nationality: "null (unknown-country:nationality)",
      documentNumber,
      surname: "ERIKSSON",
      givenNames: "ANNA MARIA",
      birthDate: "1974-08-12",
      sex: "F",
      expiryDate: "2012-04-15",
      optionalData,
    });
    expect(reading.checkDigits).toEqual({
      documentNumber: true,
      birthDate: true,
      expiryDate: true,
      optionalData: size === "TD3" ? true : null,
      composite: true,
    });
    expect(codes(reading)).toEqual(["unknown-country:nationality", "unknown-country:issuingState"]);
    expect(reading.truncated).toBe(false);
  });

  test("a card's long number goes on in the optional data", () => {
    const reading = read(specimen.long);
    expect(reading.documentNumber).toEqual({ value: "D23145890734", valid: true });
    expect(reading.optionalData).toEqual({ value: "", valid: true });
    expect(reading.expiryDate.value).toBe("2095-07-12");
    expect(reading.checkDigits.documentNumber).toBe(true);
  });

  test.each([
    ["no continuation", "I<UTOD23145890<<<<<<<<<<<<<<<<"],
    ["another digit", "I<UTOD23145890<7348<<<<<<<<<<<"],
    ["no end", "I<UTOD23145890<734973497349734"],
  ])("a long number with %s is wrong", (_, line) => {
    const reading = read([line, ...specimen.long.slice(1)]);
    expect(reading.documentNumber.error).toBe("check-digit:documentNumber");
  });
});

describe("as it is typed", () => {
  const whole = read(passportZone());
  const [upper, lower] = passportZone();

  test("a German passport", () => {
    expect(values(whole)).toEqual({
      documentCode: "P",
      documentKind: "passport",
      issuingState: "DEU",
      nationality: "DEU",
      documentNumber: "C01X00T47",
      surname: "MUELLER",
      givenNames: "ANNA MARIA",
      birthDate: "1980-02-28",
      sex: "F",
      expiryDate: "2031-01-01",
      optionalData: "",
    });
    expect(whole.problems).toEqual([]);
  });

  test.each([
    ["lines with a break", `${upper}\n${lower}`],
    ["Windows lines, empty lines", `\r\n${upper}\r\n\r\n${lower}\r\n`],
    ["one text", upper + lower],
    ["one line in an array", [upper + lower]],
    ["small letters and spaces", [upper.toLowerCase().replace("<<", "< <"), ` ${lower.toLowerCase()}\t`]],
    ["a reader's carriage return", `${upper}\r${lower}\r`],
  ])("%s", (_, typed) => {
    expect(read(typed)).toEqual(whole);
  });

  test.each([
    ["one character short", [upper.slice(0, -1), lower], [{ line: 1, length: 43, expected: 44 }]],
    ["one too many", [upper, `${lower}<`], [{ line: 2, length: 45, expected: 44 }]],
    [
      "a character on the wrong line",
      [`${upper}<`, lower.slice(1)],
      [
        { line: 1, length: 45, expected: 44 },
        { line: 2, length: 43, expected: 44 },
      ],
    ],
    ["a card's line short", ["I<UTO", "D231458907UTO7408122F1204159<<<<<<<6"], [{ line: 1, length: 5, expected: 36 }]],
    ["three lines", [...specimen.TD1.slice(0, 2), "ERIKSSON"], [{ line: 3, length: 8, expected: 30 }]],
    ["a French driving licence", "D1FRA13AA000026181231MARTIN<<9", [{ line: 1, length: 30, expected: null }]],
    ["four lines", [upper, lower, upper, lower], [{ line: 1, length: 176, expected: null }]],
    ["nothing", "", [{ line: 1, length: 0, expected: null }]],
    ["no line", [], [{ line: 1, length: 0, expected: null }]],
  ])("wrong length: %s", (_, typed, where) => {
    const reading = read(typed);
    expect(reading.problems).toEqual(where.map((place) => ({ code: "wrong-length", ...place })));
    expect(reading.size).toBeNull();
    expect(Object.values(values(reading)).every((value) => value === "null (wrong-length)")).toBe(true);
  });

  test("a Cyrillic letter is no Latin letter, however it looks", () => {
    const reading = read([upper.replace("MUELLER", "MUЕLLER"), lower.replace("C01X", "С01X")]);
    expect(reading.problems).toEqual([
      { code: "bad-character", line: 1, column: 8 },
      { code: "bad-character", line: 2, column: 1 },
    ]);
    expect(reading.surname).toEqual({ value: null, valid: false, error: "bad-character" });
    expect(reading.documentNumber).toEqual({ value: null, valid: false, error: "bad-character" });
    expect(reading.birthDate).toEqual({ value: "1980-02-28", valid: true });
    expect(reading.checkDigits).toMatchObject({ documentNumber: null, composite: null, birthDate: true });
  });

  test("a digit in a name is a bad character, in cards too", () => {
    const card = read([specimen.TD2[0]?.replace("<<<<<<<<<<<", "<<<<<1<2<3<") ?? "", specimen.TD2[1] ?? ""]);
    expect(card.size).toBe("TD2");
    expect(card.problems.filter((problem) => problem.code === "bad-character")).toEqual([
      { code: "bad-character", line: 1, column: 31 },
      { code: "bad-character", line: 1, column: 33 },
      { code: "bad-character", line: 1, column: 35 },
    ]);
    expect(card.surname.error).toBe("bad-character");
  });

  test("ß is raised to nothing that a zone has", () => {
    expect(codes(read([upper.replace("MUELLER", "muelleß"), lower]))).toEqual(["bad-character"]);
  });

  test("a line of nothing but strange letters", () => {
    expect(read(["Ж".repeat(44), lower]).problems).toHaveLength(44);
  });
});

describe("kinds and countries", () => {
  test.each([
    [{ code: "PD" }, "PD", "passport"],
    [{ nationality: "XXA" }, "P", "travel-document"],
    [{ nationality: "XXB" }, "P", "travel-document"],
    [{ nationality: "XXC" }, "P", "travel-document"],
    [{ nationality: "XXX" }, "P", "travel-document"],
    [{ nationality: "UNO", issuer: "UNO" }, "P", "passport"],
  ])("%j is %s, a %s", (changes, code, kind) => {
    const reading = read(passportZone(changes));
    expect([reading.documentCode.value, reading.documentKind.value]).toEqual([code, kind]);
    expect(reading.problems).toEqual([]);
  });

  test.each(["V<", "VC", "AV", "ID", "P1", "<<", "XX"])("document code %s", (code) => {
    const known = code === "ID";
    expect(codes(read(passportZone({ code })))).toEqual(known ? [] : expect.arrayContaining(["unknown-document"]));
  });

  test("the French card of old has fields of its own and is not misread", () => {
    const reading = read("IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<8806923102858CORINNE<<<<<<<6512068F6");
    expect(codes(reading)).toEqual(["unknown-document"]);
    expect(reading.documentNumber.value).toBeNull();
  });

  test.each([
    ["D<<", "DEU"],
    ["RKS", "XKX"],
    ["XXK", "XKX"],
    ["GBN", "GBN"],
    ["XOM", "XOM"],
    ["EUE", "EUE"],
    ["UNK", "UNK"],
    ["XPO", "XPO"],
  ])("%s is %s", (written, code) => {
    const reading = read(passportZone({ issuer: written, nationality: written }));
    expect([reading.issuingState.value, reading.nationality.value]).toEqual([code, code]);
    expect(reading.problems).toEqual([]);
  });

  test("issuer and nationality may differ", () => {
    const reading = read(passportZone({ issuer: "GBR", nationality: "GBO" }));
    expect([reading.issuingState.value, reading.nationality.value]).toEqual(["GBR", "GBO"]);
  });
});

describe("names", () => {
  test.each([
    ["ARKFREITH", "ARKFREITH", "", false],
    ["VAN<DER<MUELLEN<<MARTIN", "VAN DER MUELLEN", "MARTIN", false],
    ["PAPANDROPOULOUS<<JONATHON<ALEC", "PAPANDROPOULOUS", "JONATHON ALEC", false],
    // Cut to 39 characters, by the examples of ICAO Doc 9303-4.
    ["NILAVADHANANANDA<<CHAYAPA<DEJTHAMRONG<K", "NILAVADHANANANDA", "CHAYAPA DEJTHAMRONG K", true],
    ["BENNELONG<WOOLOOMOOLOO<WARRANDYTE<WARNA", "BENNELONG WOOLOOMOOLOO WARRANDYTE WARNA", "", true],
    ["BENNELONG<WOOLOOMOOLOO<WARRANDYT<<DINGO", "BENNELONG WOOLOOMOOLOO WARRANDYT", "DINGO", true],
    // One surname to the last place but one: no two fillers anywhere.
    [`${"A".repeat(38)}`, "A".repeat(38), "", false],
  ])("%s", (names, surname, givenNames, truncated) => {
    const reading = read(passportZone({ names }));
    expect(reading.surname).toEqual({ value: surname, valid: true });
    expect(reading.givenNames).toEqual({ value: givenNames, valid: true });
    expect(reading.truncated).toBe(truncated);
  });

  test("a surname that fills a card's line is not its given name too", () => {
    const reading = read([...specimen.TD1.slice(0, 2), "B".repeat(30)]);
    expect([reading.surname.value, reading.givenNames.value, reading.truncated]).toEqual(["B".repeat(30), "", true]);
  });

  test("no surname", () => {
    const reading = read(passportZone({ names: "<<ANNA" }));
    expect(reading.surname.error).toBe("no-name");
    expect(reading.givenNames.value).toBe("ANNA");
  });
});

describe("dates", () => {
  test.each([
    ["800229", "1980-02-29"],
    ["810229", "null (impossible-date:birthDate)"],
    ["000229", "2000-02-29"],
    ["800431", "null (impossible-date:birthDate)"],
    ["801301", "null (impossible-date:birthDate)"],
    ["800000", "null (impossible-date:birthDate)"],
    ["80<<<<", "1980-XX-XX"],
    ["8002<<", "1980-02-XX"],
    ["80<<15", "null (impossible-date:birthDate)"],
    ["<<0215", "null (unknown-date:birthDate)"],
    ["<<<<<<", "null (unknown-date:birthDate)"],
    ["8<0101", "null (impossible-date:birthDate)"],
    ["261123", "2026-11-23"],
    ["261124", "1926-11-24"],
    ["26<<<<", "2026-XX-XX"],
    ["2612<<", "1926-12-XX"],
    ["2611<<", "2026-11-XX"],
  ])("born %s is %s", (born, value) => {
    expect(values(read(passportZone({ born }))).birthDate).toBe(value);
  });

  test.each([
    ["000101", "2000-01-01"],
    ["991231", "2099-12-31"],
    ["320229", "2032-02-29"],
    ["310229", "null (impossible-date:expiryDate)"],
    ["31<<<<", "null (impossible-date:expiryDate)"],
    ["<<<<<<", "null (unknown-date:expiryDate)"],
  ])("expires %s is %s", (expires, value) => {
    expect(values(read(passportZone({ expires }))).expiryDate).toBe(value);
  });

  test("somebody of a hundred reads as a child: the visual date decides", () => {
    const visual = partialDateOrNull("1925-05-01") as PartialDate;
    const zone = read(passportZone({ born: "250501" })).birthDate.value as PartialDate;
    expect(zone).toBe("2025-05-01");
    expect(sameButCentury(zone, visual)).toBe(true);
    expect(sameButCentury(zone, partialDateOrNull("1925-05-02") as PartialDate)).toBe(false);
  });
});

describe("sex, number, optional data, check digits", () => {
  test.each([
    ["M", "M"],
    ["F", "F"],
    ["<", "X"],
    ["X", "X"],
    ["W", "null (unknown-sex)"],
  ])("sex %s is %s", (sex, value) => {
    expect(values(read(passportZone({ sex }))).sex).toBe(value);
  });

  test.each(["0", "<"])("no optional data: its digit may be %s", (optionalDigit) => {
    const reading = read(passportZone({ optionalDigit }));
    expect(reading.problems).toEqual([]);
    expect(reading.checkDigits.optionalData).toBe(true);
  });

  test("no number", () => {
    expect(codes(read(passportZone({ number: "" })))).toEqual(["no-number"]);
  });

  test.each([
    [9, "documentNumber"],
    [19, "birthDate"],
    [27, "expiryDate"],
    [42, "optionalData"],
    [43, "composite"],
  ] as const)("a wrong digit at %i is said of %s", (place, field) => {
    const [upper, lower] = passportZone({ optional: "7512345" });
    const digit = String((Number(lower[place]) + 1) % 10);
    const reading = read([upper, lower.slice(0, place) + digit + lower.slice(place + 1)]);
    expect(codes(reading)).toContain(`check-digit:${field}`);
    expect(reading.checkDigits[field]).toBe(false);
    if (field !== "composite") expect(reading[field].error).toBe(`check-digit:${field}`);
    if (field === "birthDate") expect(reading.birthDate.value).toBe("1980-02-28");
  });

  test("an impossible date with a right digit is an impossible date; both faults are said", () => {
    const [upper, lower] = passportZone({ born: "810229" });
    expect(codes(read([upper, lower]))).toEqual(["impossible-date:birthDate"]);
    const digit = String((Number(checkDigit("810229")) + 1) % 10);
    const both = codes(read([upper, lower.slice(0, 19) + digit + lower.slice(20)]));
    expect(both).toEqual(expect.arrayContaining(["impossible-date:birthDate", "check-digit:birthDate"]));
  });
});

describe("properties", () => {
  const letters = fc.stringMatching(/^[A-Z]{1,18}$/);

  test("what was written is read", () => {
    fc.assert(
      fc.property(
        letters,
        letters,
        fc.stringMatching(/^[A-Z0-9]{9}$/),
        fc.integer({ min: 0, max: 36_000 }).map((days) => today.subtract({ days }).toString()),
        (surname, given, number, born) => {
          const zone = passportZone({ names: `${surname}<<${given}`, number, born: born.slice(2).replaceAll("-", "") });
          const reading = read(zone);
          expect(reading.problems).toEqual([]);
          expect([
            reading.surname.value,
            reading.givenNames.value,
            reading.documentNumber.value,
            reading.birthDate.value,
          ]).toEqual([surname, given, number, born]);
        },
      ),
    );
  });

  test("one letter of the second line mistyped is noticed, where ICAO's digits can notice it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 43 }), fc.constantFrom(..."0123456789"), (place, digit) => {
        const [upper, lower] = passportZone({ optional: "7512345" });
        const same = lower[place] === digit || (lower[place] === "<" && digit === "0");
        // 7-3-1 modulo 10 takes A for 0, K for 0 and so on: letters are no part of this test.
        if (same || !/[0-9]/.test(lower[place] ?? "")) return;
        expect(codes(read([upper, lower.slice(0, place) + digit + lower.slice(place + 1)]))).not.toEqual([]);
      }),
    );
  });

  test("any text, and any text of the right size, is read without a throw", () => {
    const zoneLetters = fc.constantFrom(..."ABCXYZ0123456789<<<<<Жß¹😀\u0000".split(""));
    const ofSize = fc.constantFrom([2, 44] as const, [2, 36] as const, [3, 30] as const).chain(([lines, length]) =>
      fc.array(
        fc.array(zoneLetters, { minLength: length, maxLength: length }).map((line) => line.join("")),
        { minLength: lines, maxLength: lines },
      ),
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string()), ofSize), (typed) => {
        const reading = read(typed);
        if (reading.problems.length === 0) expect(Object.values(values(reading)).join()).not.toContain("(");
        else expect(reading.problems.every((problem) => problem.code !== undefined)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

test("the package still has the faults that are mended here", () => {
  const [upper, lower] = passportZone({ born: "810229" });
  expect(parse([upper, lower]).fields.birthDate).toBe("810229");
  expect(() => parse([upper.slice(1), lower])).toThrow();
  expect(() => parse(["Ж".repeat(44), lower])).toThrow();
  const full = ["I<D<<C01X00T478<<<<<<<<<<<<<<<", specimen.TD1[1] ?? "", "B".repeat(30)];
  expect(parse(full).fields.firstName).toBe("B".repeat(30));
});

test("the zone made for tests has the digits of ICAO's specimen", () => {
  const [, lower] = passportZone({
    ...anna,
    number: "L898902C3",
    nationality: "UTO",
    born: "740812",
    expires: "120415",
    optional: "ZE184226B",
  });
  expect(lower).toBe(specimen.TD3[1]);
});
