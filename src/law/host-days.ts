import { Temporal } from "../domain/day.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import { type Calendar, officeCalendar } from "../domain/working-days.ts";
import { weekdayNumber } from "./national-days.ts";

/** The day as the host's list writes it: `2026-01-01 00:00:00`. */
const isoDay = (text: string) => text.slice(0, 10);

/**
 * The mission's own calendar: weekend, public holidays of the host by date-holidays with the office's corrections, and
 * closures. A holiday of several days is off on each. Throws `bad-office` for a country or state the list does not have.
 */
export async function hostCalendar(profile: OfficeProfile): Promise<Calendar> {
  const { default: Holidays } = await import("date-holidays");
  const { country, state, add, remove } = profile.hostHolidays;
  const list = new Holidays(country, state ?? "", { types: ["public"] });
  if (!Object.hasOwn(new Holidays().getCountries(), country))
    throw new Problem("bad-office", { path: "office.json", faults: ["/hostHolidays/country not-in-list"] });
  if (state !== null && !Object.hasOwn(new Holidays().getStates(country) ?? {}, state))
    throw new Problem("bad-office", { path: "office.json", faults: ["/hostHolidays/state not-in-list"] });
  const years = new Map<number, ReadonlyMap<string, string>>();
  const removed = new Set(remove.map(String));
  const holidays = (year: number): ReadonlyMap<string, string> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const days = new Map<string, string>();
    for (const holiday of list.getHolidays(year)) {
      for (const day of daysBetween(holiday.date, holiday.start, holiday.end))
        if (!removed.has(day)) days.set(day, holiday.name);
    }
    for (const day of add) if (day.year === year && !removed.has(day.toString())) days.set(day.toString(), "");
    years.set(year, days);
    return days;
  };
  return officeCalendar({ weekend: profile.weekend.map(weekdayNumber), holidays, closures: profile.closures });
}

/** date-holidays gives the first day and, as instants, begin and end: the length in days is their distance. */
function daysBetween(date: string, start: { getTime(): number }, end: { getTime(): number }): string[] {
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  const first = Temporal.PlainDate.from(isoDay(date));
  return Array.from({ length: days }, (_, index) => first.add({ days: index }).toString());
}
