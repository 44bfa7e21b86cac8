import { Temporal } from "../domain/day.ts";
import type { OfficeProfile } from "../domain/office-profile.ts";
import { Problem } from "../domain/problem.ts";
import { type Calendar, officeCalendar } from "../domain/working-days.ts";
import { weekdayNumber } from "./national-days.ts";

/** The day as the host's list writes it: `2026-01-01 00:00:00`. */
const isoDay = (text: string) => text.slice(0, 10);

/**
 * The mission's own calendar: weekend, public holidays of the host by date-holidays with the office's corrections, and
 * closures. A holiday of several days is off on each. For a country that the list does not have (Qatar, Tajikistan and
 * some others) the office's own additions are all there is, and no day counts as confirmed.
 * An office in Kazakhstan has Kazakhstan's own data, for the list is wrong there.
 * Throws `bad-office` for a state that the country does not have in the list.
 */
export async function hostCalendar(profile: OfficeProfile, kazakhstan: Calendar): Promise<Calendar> {
  if (profile.hostHolidays.country === "KZ") return officeInKazakhstan(profile, kazakhstan);
  const { default: Holidays } = await import("date-holidays");
  const { country, state, add, remove } = profile.hostHolidays;
  const listed = Object.hasOwn(new Holidays().getCountries(), country);
  if (listed && state !== null && !Object.hasOwn(new Holidays().getStates(country) ?? {}, state))
    throw new Problem("bad-office", { path: "office.json", faults: ["/hostHolidays/state not-in-list"] });
  const list = listed ? new Holidays(country, state ?? "", { types: ["public"] }) : null;
  const years = new Map<number, ReadonlyMap<string, string>>();
  const removed = new Set(remove.map(String));
  const holidays = (year: number): ReadonlyMap<string, string> => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const days = new Map<string, string>();
    for (const holiday of list?.getHolidays(year) ?? []) {
      for (const day of daysBetween(holiday.date, holiday.start, holiday.end))
        if (!removed.has(day)) days.set(day, holiday.name);
    }
    for (const day of add) if (day.year === year && !removed.has(day.toString())) days.set(day.toString(), "");
    years.set(year, days);
    return days;
  };
  return officeCalendar({ weekend: profile.weekend.map(weekdayNumber), holidays, closures: profile.closures, listed });
}

/** date-holidays gives the first day and, as instants, begin and end: the length in days is their distance. */
function daysBetween(date: string, start: { getTime(): number }, end: { getTime(): number }): string[] {
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000));
  const first = Temporal.PlainDate.from(isoDay(date));
  return Array.from({ length: days }, (_, index) => first.add({ days: index }).toString());
}

function officeInKazakhstan(profile: OfficeProfile, kazakhstan: Calendar): Calendar {
  const { add, remove } = profile.hostHolidays;
  const added = new Set(add.map(String));
  const removed = new Set(remove.map(String));
  const closed = new Set(profile.closures.map(String));
  return {
    id: "host",
    weekend: kazakhstan.weekend,
    dayOff(day) {
      const text = day.toString();
      if (closed.has(text)) return { reason: "closure" };
      if (removed.has(text)) return null;
      return added.has(text) ? { reason: "host-holiday", name: "" } : kazakhstan.dayOff(day);
    },
    confirmed: kazakhstan.confirmed,
  };
}
