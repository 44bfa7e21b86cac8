import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import {
  ageOn,
  hasReached,
  isComplete,
  type PartialDate,
  partialDateOrNull,
  partialDateSchema,
  spanOf,
} from "../../src/domain/partial-date.ts";

const on = (text: string) => v.parse(partialDateSchema, text);
const day = (text: string) => Temporal.PlainDate.from(text);

test.each(["1980-02-29", "1980-02-XX", "1980-XX-XX", "2100-02-28", "1900-12-31"])("%s is a date", (text) => {
  expect(partialDateOrNull(text)).toBe(text);
  expect(v.is(partialDateSchema, text)).toBe(true);
  expect(isComplete(on(text))).toBe(!text.includes("X"));
});

test.each([
  "1981-02-29",
  "1900-02-29",
  "1980-13-XX",
  "1980-00-XX",
  "1980-XX-01",
  "1980-xx-xx",
  "19XX-XX-XX",
  "XXXX-XX-XX",
  "1980-2-9",
  "1980-02-29T00:00",
  " 1980-02-29",
  "1980-02-29\n",
  "١٩٨٠-٠٢-٢٩",
  "",
])("%j is none", (text) => {
  expect(partialDateOrNull(text)).toBeNull();
  expect(v.is(partialDateSchema, text)).toBe(false);
});

test.each([
  ["1980-02-29", "1980-02-29", "1980-02-29"],
  ["1980-02-XX", "1980-02-01", "1980-02-29"],
  ["1981-02-XX", "1981-02-01", "1981-02-28"],
  ["1980-XX-XX", "1980-01-01", "1980-12-31"],
])("%s means %s to %s", (text, first, last) => {
  const span = spanOf(on(text));
  expect([String(span.first), String(span.last)]).toEqual([first, last]);
});

describe("age", () => {
  test.each([
    // born, day, at least, at most
    ["1961-11-23", "2026-11-22", 64, 64],
    ["1961-11-23", "2026-11-23", 65, 65],
    ["1960-02-29", "2025-02-28", 64, 64],
    ["1960-02-29", "2025-03-01", 65, 65],
    ["1960-02-29", "2024-02-29", 64, 64],
    ["1961-11-XX", "2026-10-31", 64, 64],
    ["1961-11-XX", "2026-11-15", 64, 65],
    ["1961-11-XX", "2026-11-30", 65, 65],
    ["1961-XX-XX", "2026-01-01", 64, 65],
    ["1961-XX-XX", "2026-12-31", 65, 65],
    ["2026-11-23", "2026-11-23", 0, 0],
    ["2027-XX-XX", "2026-11-23", 0, 0],
  ])("of %s on %s is %i to %i", (born, today, atLeast, atMost) => {
    expect(ageOn(on(born), day(today))).toEqual({ atLeast, atMost });
  });

  test.each([
    ["1961-XX-XX", "2026-11-23", "unknown"],
    ["1961-XX-XX", "2026-12-31", "yes"],
    ["1962-XX-XX", "2026-12-31", "no"],
    ["1961-11-23", "2026-11-23", "yes"],
    ["1961-11-24", "2026-11-23", "no"],
  ])("65 years of %s on %s: %s", (born, today, answer) => {
    expect(hasReached(65, on(born), day(today))).toBe(answer);
  });

  const anyDay = fc
    .tuple(fc.integer({ min: 1900, max: 2050 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
    .map(([year, month, date]) => Temporal.PlainDate.from({ year, month, day: date }, { overflow: "constrain" }));

  test("of a partial date holds the age of each day that it can mean", () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.boolean(), (born, today, monthKnown) => {
        const full = ageOn(on(born.toString()), today);
        const text = born.toString();
        const partial = ageOn(on(monthKnown ? `${text.slice(0, 8)}XX` : `${text.slice(0, 5)}XX-XX`), today);
        expect(full.atLeast).toBe(full.atMost);
        expect(partial.atLeast).toBeLessThanOrEqual(full.atLeast);
        expect(partial.atMost).toBeGreaterThanOrEqual(full.atMost);
        expect(partial.atMost - partial.atLeast).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("any text is a date with a span, or null", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9X]{4}-[0-9X]{2}-[0-9X]{2}$/), (text) => {
        const date: PartialDate | null = partialDateOrNull(text);
        if (date === null) return;
        const { first, last } = spanOf(date);
        expect(Temporal.PlainDate.compare(first, last)).toBeLessThanOrEqual(0);
      }),
    );
  });
});
