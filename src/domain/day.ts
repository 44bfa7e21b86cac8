import { Temporal } from "temporal-polyfill";
import * as v from "valibot";

export { Temporal };

/** A day of the mission's calendar: legal dates never carry a zone. */
export type Day = Temporal.PlainDate;
export type Instant = Temporal.Instant;
/** A day as columns and files have it, `YYYY-MM-DD`: such texts sort as their days do, and Temporal is not loaded for them. */
export type DayText = `${number}-${number}-${number}`;

/** Reads `YYYY-MM-DD`; anything else, and days that no calendar has, give null. */
export function dayOrNull(text: string): Day | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (day === undefined) return null;
  try {
    // Quicker by far than to let it read the text: a case has many days.
    return new Temporal.PlainDate(Number(year), Number(month), Number(day));
  } catch {
    return null;
  }
}

/** `YYYY-MM-DD` in a file, a `Temporal.PlainDate` in the program; `JSON.stringify` writes it back. */
export const daySchema = v.pipe(
  v.string("date"),
  v.check((text) => dayOrNull(text) !== null, "date"),
  v.transform((text) => dayOrNull(text) as Day),
);

export const dayText = (day: Day): DayText => day.toString() as DayText;

/** An instant in ISO 8601 with its offset or `Z`. */
export const instantSchema = v.pipe(
  v.string("instant"),
  v.check((text) => {
    try {
      Temporal.Instant.from(text);
      return true;
    } catch {
      return false;
    }
  }, "instant"),
  v.transform((text) => Temporal.Instant.from(text)),
);

export const sameDay = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) === 0;
export const isBefore = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) < 0;
export const isAfter = (a: Day, b: Day): boolean => Temporal.PlainDate.compare(a, b) > 0;
