import { type CalendarDay, daysOfYear } from "../../domain/calendar-year.ts";
import { Temporal } from "../../domain/day.ts";
import { Problem } from "../../domain/problem.ts";
import { argument, type Call, type Run } from "../command.ts";
import { calendarView } from "../views/calendar.ts";

/** `calendar show YEAR`: the days off of Kazakhstan and of the office, each with its reason. */
export const run: Run = async (desk, call) => {
  const year = givenYear(call);
  const { kazakhstan, host } = await (await desk.office()).rules.calendars();
  const days = [...daysOfYear(year, kazakhstan), ...daysOfYear(year, host)].sort((a, b) =>
    Temporal.PlainDate.compare(a.day, b.day),
  );
  const first = Temporal.PlainDate.from({ year, month: 1, day: 1 });
  const state = { kazakhstan: kazakhstan.confirmed(first), host: host.confirmed(first) };
  return {
    json: {
      year,
      kazakhstan: { confirmed: state.kazakhstan, weekend: kazakhstan.weekend, days: listed(days, "kazakhstan") },
      host: { confirmed: state.host, weekend: host.weekend, days: listed(days, "host") },
    },
    show: (screen) => calendarView(screen, year, days, state),
  };
};

const listed = (days: readonly CalendarDay[], calendar: CalendarDay["calendar"]) =>
  days
    .filter((one) => one.calendar === calendar)
    .map(({ day, off }) => ({
      day: day.toString(),
      ...(off === null ? { reason: "worked" } : (JSON.parse(JSON.stringify(off)) as Record<string, unknown>)),
    }));

/** Years of the data and of the rule. */
function givenYear(call: Call): number {
  const text = argument(call, 0);
  const year = /^\d{4}$/.test(text) ? Number(text) : 0;
  if (year < 1991 || year > 2100)
    throw new Problem("bad-value", { flag: "YEAR", value: text, expected: "1991 – 2100" });
  return year;
}
