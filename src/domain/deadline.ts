import { type Day, isBefore, type Temporal } from "./day.ts";
import { type Calendar, type DayOff, firstWorkingDay } from "./working-days.ts";

/** A day of the term that does not count, in which calendar, and why. */
export interface SkippedDay {
  readonly day: Day;
  readonly calendar: Calendar["id"];
  readonly why: DayOff;
}

/**
 * When an application must be answered. `dueOn` counts days that work in both calendars (our reading), `dueOnStrict`
 * those of Kazakhstan alone; `confirmed` is false where a year's days off were computed, or a host's are not known.
 */
export interface Deadline {
  readonly dueOn: Day;
  readonly dueOnStrict: Day;
  readonly skipped: readonly SkippedDay[];
  readonly confirmed: boolean;
}

function nth(from: Day, days: number, calendars: readonly Calendar[]): Day {
  let day = from;
  for (let counted = 0; counted < days; counted++) day = firstWorkingDay(day.add({ days: 1 }), calendars);
  return day;
}

/**
 * The term of `workingDays` counted from the day after the application day, which itself is not counted. `skipped` are
 * the days off in between, a day off in both calendars once for each.
 */
export function deadline(applicationDay: Day, kazakhstan: Calendar, host: Calendar, workingDays = 1): Deadline {
  const dueOn = nth(applicationDay, workingDays, [kazakhstan, host]);
  return {
    dueOn,
    dueOnStrict: nth(applicationDay, workingDays, [kazakhstan]),
    skipped: skippedBetween(applicationDay, dueOn, [kazakhstan, host]),
    confirmed: isConfirmed(applicationDay, dueOn, [kazakhstan, host]),
  };
}

/** The days off after the application day and before the due day, a day off in two calendars once for each. */
export function skippedBetween(applicationDay: Day, dueOn: Day, calendars: readonly Calendar[]): SkippedDay[] {
  const skipped: SkippedDay[] = [];
  for (let day = applicationDay.add({ days: 1 }); isBefore(day, dueOn); day = day.add({ days: 1 })) {
    for (const calendar of calendars) {
      const why = calendar.dayOff(day);
      if (why !== null) skipped.push({ day, calendar: calendar.id, why });
    }
  }
  return skipped;
}

/** True where the lists of both years are published, in every calendar. */
export const isConfirmed = (applicationDay: Day, dueOn: Day, calendars: readonly Calendar[]): boolean =>
  calendars.every((calendar) => calendar.confirmed(dueOn) && calendar.confirmed(applicationDay));

/**
 * The day an application counts as made: after reception hours, or on a day off of the office, the next office day.
 * `receptionUntil` is `HH:MM` on the same wall clock; that minute itself is still in time.
 */
export function applicationDayOf(at: Temporal.PlainDateTime, receptionUntil: string, host: Calendar): Day {
  const day = at.toPlainDate();
  const late = at.toPlainTime().toString({ smallestUnit: "minute" }) > receptionUntil;
  return firstWorkingDay(late ? day.add({ days: 1 }) : day, [host]);
}
