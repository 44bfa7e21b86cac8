import type { Day, Temporal } from "./day.ts";
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
  const skipped: SkippedDay[] = [];
  for (let day = applicationDay.add({ days: 1 }); !day.equals(dueOn); day = day.add({ days: 1 })) {
    for (const calendar of [kazakhstan, host]) {
      const why = calendar.dayOff(day);
      if (why !== null) skipped.push({ day, calendar: calendar.id, why });
    }
  }
  return {
    dueOn,
    dueOnStrict: nth(applicationDay, workingDays, [kazakhstan]),
    skipped,
    confirmed: [kazakhstan, host].every((calendar) => calendar.confirmed(dueOn) && calendar.confirmed(applicationDay)),
  };
}

/**
 * The day an application counts as made: after reception hours, or on a day off of the office, the next office day.
 * `receptionUntil` is `HH:MM` on the same wall clock; that minute itself is still in time.
 */
export function applicationDayOf(at: Temporal.PlainDateTime, receptionUntil: string, host: Calendar): Day {
  const day = at.toPlainDate();
  const late = at.toPlainTime().toString({ smallestUnit: "minute" }) > receptionUntil;
  return firstWorkingDay(late ? day.add({ days: 1 }) : day, [host]);
}
