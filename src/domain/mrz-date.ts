import { type Day, isAfter } from "./day.ts";
import { type PartialDate, partialDateOrNull, spanOf } from "./partial-date.ts";

export type MrzDateFault = "impossible-date" | "unknown-date";
export type MrzDate =
  | { readonly date: PartialDate; readonly fault?: never }
  | { readonly date: null; readonly fault: MrzDateFault };

/** `YYMMDD` with `<<` for what is unknown, in a given century; null when no calendar has such a date. */
function inCentury(century: number, six: string): PartialDate | null {
  if (!/^\d\d(?:<<<<|\d\d<<|\d{4})$/.test(six)) return null;
  const [year, month, day] = [six.slice(0, 2), six.slice(2, 4), six.slice(4)].map((two) => two.replace("<<", "XX"));
  return partialDateOrNull(`${String(century).padStart(2, "0")}${year}-${month}-${day}`);
}

/**
 * A birth date of the machine-readable zone: the latest century in which it exists and is not after `today`. Somebody
 * of a hundred years reads as a child, so compare with the visual zone by `sameButCentury`. An unknown year gives
 * `unknown-date`; a day without its month, like any day that no calendar has, `impossible-date`.
 */
export function mrzBirthDate(six: string, today: Day): MrzDate {
  if (/^<<..../.test(six)) return { date: null, fault: "unknown-date" };
  const century = Math.floor(today.year / 100);
  for (const tried of [century, century - 1]) {
    const date = inCentury(tried, six);
    if (date !== null && !isAfter(spanOf(date).first, today)) return { date };
  }
  return { date: null, fault: "impossible-date" };
}

/** An expiry date: 2000 to 2099. Fillers instead of it (some cards never expire) give `unknown-date`. */
export function mrzExpiryDate(six: string): MrzDate {
  if (/^<+$/.test(six)) return { date: null, fault: "unknown-date" };
  const date = six.includes("<") ? null : inCentury(20, six);
  return date === null ? { date, fault: "impossible-date" } : { date };
}

/** Whether two dates differ in nothing that two digits of a year can tell. */
export const sameButCentury = (a: PartialDate, b: PartialDate): boolean => a.slice(2) === b.slice(2);
