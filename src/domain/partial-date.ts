import * as v from "valibot";
import { type Day, dayOrNull } from "./day.ts";

const written = /^\d{4}-(?:XX-XX|\d{2}-XX|\d{2}-\d{2})$/;

function daysOf(text: string): readonly [first: Day, last: Day] | null {
  if (!written.test(text)) return null;
  const first = dayOrNull(text.replaceAll("XX", "01"));
  if (first === null) return null;
  if (text.endsWith("XX-XX")) return [first, first.with({ month: 12, day: 31 })];
  return [first, text.endsWith("XX") ? first.with({ day: first.daysInMonth }) : first];
}

/**
 * A date as a passport states it: `1980-02-29`, or with an unknown day or month `1980-02-XX`, `1980-XX-XX`
 * (ICAO Doc 9303-3, 3.8). Kept as text: the missing part is never invented. The issue is `date`.
 */
export const partialDateSchema = v.pipe(
  v.string("date"),
  v.regex(written, "date"),
  v.check((text) => daysOf(text) !== null, "date"),
  v.brand("PartialDate"),
);
export type PartialDate = v.InferOutput<typeof partialDateSchema>;

/** Reads `YYYY-MM-DD`, `YYYY-MM-XX` or `YYYY-XX-XX`; anything else, and days that no calendar has, give null. */
export function partialDateOrNull(text: string): PartialDate | null {
  return daysOf(text) === null ? null : (text as PartialDate);
}

/** True when year, month and day are all known. */
export const isComplete = (date: PartialDate): boolean => !date.endsWith("XX");

/** The first and the last day that the date can mean: the same day twice when it is complete. */
export function spanOf(date: PartialDate): { readonly first: Day; readonly last: Day } {
  const days = daysOf(date);
  if (days === null) throw new RangeError("not a partial date");
  return { first: days[0], last: days[1] };
}

/** Completed years. */
export interface Age {
  readonly atLeast: number;
  readonly atMost: number;
}

function completedYears(born: Day, day: Day): number {
  return Math.max(0, born.until(day, { largestUnit: "years" }).years);
}

/**
 * Age on a day in completed years: both numbers are the same when the birth date is complete, and one apart at most
 * otherwise. A year is completed on the birthday itself; who was born on 29 February completes it on 1 March of a
 * common year. Before the birth the age is 0.
 */
export function ageOn(born: PartialDate, day: Day): Age {
  const { first, last } = spanOf(born);
  return { atLeast: completedYears(last, day), atMost: completedYears(first, day) };
}

/** Whether somebody has reached an age on a day: `unknown` when the unknown part of the birth date decides. */
export function hasReached(years: number, born: PartialDate, day: Day): "yes" | "no" | "unknown" {
  const age = ageOn(born, day);
  if (age.atLeast >= years) return "yes";
  return age.atMost < years ? "no" : "unknown";
}
