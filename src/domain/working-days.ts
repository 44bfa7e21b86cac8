import { type Day, isAfter, isBefore, Temporal } from "./day.ts";

/** Why a day is off. Holiday names are ids of the calendar's data; a host holiday bears the name its list gives. */
export type DayOff =
  | { readonly reason: "weekend" }
  | { readonly reason: "holiday"; readonly holiday: string }
  /** The day off that a holiday on a weekend adds. */
  | { readonly reason: "carried"; readonly holiday: string; readonly from: Day }
  | { readonly reason: "moved"; readonly to: Day }
  | { readonly reason: "host-holiday"; readonly name: string }
  | { readonly reason: "closure" };

/** Days off of one office or country. `confirmed` is false where the year's list was computed, not published. */
export interface Calendar {
  readonly id: "kazakhstan" | "host";
  /** Days of the week that are off, Monday is 1. */
  readonly weekend: readonly number[];
  dayOff(day: Day): DayOff | null;
  confirmed(day: Day): boolean;
}

/** A holiday of every year, or of single dated years; `carries`: on a weekend it adds the next working day. */
export interface Holiday {
  readonly id: string;
  readonly carries: boolean;
  readonly days: readonly { readonly month: number; readonly day: number }[];
  readonly since: number | null;
  readonly until: number | null;
  readonly dated: readonly Day[];
}

/** One day that the Government made a day off, and the day off that is worked for it. */
export interface MovedDay {
  readonly off: Day;
  readonly worked: Day;
}

export interface NationalDays {
  readonly weekend: readonly number[];
  readonly holidays: readonly Holiday[];
  readonly moved: readonly MovedDay[];
  /** Years whose list was published; every other year is computed from the rule. */
  readonly confirmedYears: readonly number[];
}

function holidaysOf(days: NationalDays, year: number): { readonly day: Day; readonly holiday: Holiday }[] {
  const found = days.holidays.flatMap((holiday) => {
    const yearly =
      (holiday.since === null || year >= holiday.since) && (holiday.until === null || year <= holiday.until)
        ? holiday.days.map((each) => Temporal.PlainDate.from({ year, month: each.month, day: each.day }))
        : [];
    return [...yearly, ...holiday.dated.filter((day) => day.year === year)].map((day) => ({ day, holiday }));
  });
  return found.sort((a, b) => Temporal.PlainDate.compare(a.day, b.day));
}

/**
 * The days off of one year beside the weekend: holidays, what they carry over, moved days. A holiday on a weekend adds
 * the next working day after it, each one separately (Labour Code, Art. 85); some holidays never carry.
 */
export function daysOffIn(days: NationalDays, year: number): ReadonlyMap<string, DayOff> {
  const off = new Map<string, DayOff>();
  const onWeekend: { readonly day: Day; readonly holiday: Holiday }[] = [];
  for (const each of holidaysOf(days, year)) {
    off.set(each.day.toString(), { reason: "holiday", holiday: each.holiday.id });
    if (each.holiday.carries && days.weekend.includes(each.day.dayOfWeek)) onWeekend.push(each);
  }
  for (const { day, holiday } of onWeekend) {
    let next = day.add({ days: 1 });
    while (days.weekend.includes(next.dayOfWeek) || off.has(next.toString())) next = next.add({ days: 1 });
    off.set(next.toString(), { reason: "carried", holiday: holiday.id, from: day });
  }
  for (const moved of days.moved) {
    if (moved.off.year === year) off.set(moved.off.toString(), { reason: "moved", to: moved.worked });
  }
  return off;
}

/** Kazakhstan's calendar from its data. A day that is worked for a moved one is no day off, weekend or not. */
export function kazakhstanCalendar(days: NationalDays): Calendar {
  const years = new Map<number, ReadonlyMap<string, DayOff>>();
  const inYear = (year: number) => {
    const known = years.get(year) ?? daysOffIn(days, year);
    years.set(year, known);
    return known;
  };
  const worked = new Set(days.moved.map((moved) => moved.worked.toString()));
  return {
    id: "kazakhstan",
    weekend: days.weekend,
    dayOff(day) {
      if (worked.has(day.toString())) return null;
      const off = inYear(day.year).get(day.toString());
      if (off !== undefined) return off;
      return days.weekend.includes(day.dayOfWeek) ? { reason: "weekend" } : null;
    },
    confirmed: (day) => days.confirmedYears.includes(day.year),
  };
}

/** The mission's own calendar: its weekend, the host's holidays by ISO date, days it is closed. */
export function officeCalendar(own: {
  readonly weekend: readonly number[];
  readonly holidays: (year: number) => ReadonlyMap<string, string>;
  readonly closures: readonly Day[];
  /** False where no list of the host's holidays is known. */
  readonly listed: boolean;
}): Calendar {
  const closed = new Set(own.closures.map(String));
  return {
    id: "host",
    weekend: own.weekend,
    dayOff(day) {
      if (closed.has(day.toString())) return { reason: "closure" };
      const name = own.holidays(day.year).get(day.toString());
      if (name !== undefined) return { reason: "host-holiday", name };
      return own.weekend.includes(day.dayOfWeek) ? { reason: "weekend" } : null;
    },
    confirmed: () => own.listed,
  };
}

/** The first day, the given one included, that no calendar has off. Looks a year ahead at most. */
export function firstWorkingDay(from: Day, calendars: readonly Calendar[]): Day {
  let day = from;
  const last = from.add({ years: 1 });
  while (isBefore(day, last) && calendars.some((calendar) => calendar.dayOff(day) !== null)) day = day.add({ days: 1 });
  return day;
}

/** The last working day before the given one. */
export function workingDayBefore(day: Day, calendars: readonly Calendar[]): Day {
  let before = day.subtract({ days: 1 });
  const first = day.subtract({ years: 1 });
  while (isAfter(before, first) && calendars.some((calendar) => calendar.dayOff(before) !== null))
    before = before.subtract({ days: 1 });
  return before;
}
