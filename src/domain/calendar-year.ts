import { type Day, Temporal } from "./day.ts";
import type { Calendar, DayOff } from "./working-days.ts";

/** A day off that is more than a weekend, or a weekend day that is worked for another. */
export interface CalendarDay {
  readonly day: Day;
  readonly calendar: Calendar["id"];
  /** Null where the day is worked although it falls on the weekend. */
  readonly off: DayOff | null;
}

/** Days of one year in one calendar beside plain weekends, in their order. */
export function daysOfYear(year: number, calendar: Calendar): CalendarDay[] {
  const days: CalendarDay[] = [];
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  for (let day = first; day.year === year; day = day.add({ days: 1 })) {
    const off = calendar.dayOff(day);
    const onWeekend = calendar.weekend.includes(day.dayOfWeek);
    if (off === null ? onWeekend : off.reason !== "weekend") days.push({ day, calendar: calendar.id, off });
  }
  return days;
}
