import type { Case } from "../../domain/case.ts";
import type { Day } from "../../domain/day.ts";
import { isConfirmed, type SkippedDay, skippedBetween } from "../../domain/deadline.ts";
import type { Calendar } from "../../domain/working-days.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { WordKey } from "../../i18n/words.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { paragraph } from "./paragraph.ts";

export interface Calendars {
  readonly kazakhstan: Calendar;
  readonly host: Calendar;
}

const monthOf = (say: Translate, day: Day) => say(`letter.months.${day.month}` as WordKey);

/** `Fri 20 March 2026`, or without the year. */
export function dayWithWeekday(say: Translate, day: Day, withYear: boolean): string {
  const params = {
    weekday: say(`calendar.weekday.${day.dayOfWeek}` as WordKey),
    day: day.day,
    month: monthOf(say, day),
    year: day.year,
  };
  return withYear ? say("calendar.dayOfYear", params) : say("calendar.day", params);
}

/** `24 and 25 March`; days of two months each with its own. */
function listed(say: Translate, days: readonly Day[]): string {
  const months = new Map<string, number[]>();
  for (const day of days) {
    const month = monthOf(say, day);
    const known = months.get(month) ?? [];
    if (!known.includes(day.day)) months.set(month, [...known, day.day]);
  }
  const groups = [...months].map(([month, numbers]) =>
    say("calendar.daysOfMonth", { days: joined(say, numbers.map(String)), month }),
  );
  return joined(say, groups);
}

function joined(say: Translate, parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} ${say("calendar.and")} ${last}`;
}

/** What days off have one cause in common, in the order of their first day. */
function causes(skipped: readonly SkippedDay[]): Map<string, SkippedDay[]> {
  const grouped = new Map<string, SkippedDay[]>();
  for (const one of skipped) {
    const { why } = one;
    const name = "holiday" in why ? why.holiday : "name" in why ? why.name : "";
    const key = `${why.reason} ${name}`;
    grouped.set(key, [...(grouped.get(key) ?? []), one]);
  }
  return grouped;
}

/** Why the due day is not the next day; a holiday that carries is told by the days it carries to. */
function reasons(say: Translate, skipped: readonly SkippedDay[]): string[] {
  const groups = [...causes(skipped).values()];
  const carried = new Set(skipped.flatMap(({ why }) => (why.reason === "carried" ? [why.holiday] : [])));
  const told = groups.flatMap((group): string[] => {
    const why = group[0]?.why;
    const days = listed(
      say,
      group.map((one) => one.day),
    );
    switch (why?.reason) {
      case "holiday":
        if (carried.has(why.holiday)) return [];
        return [say("calendar.why.holiday", { holiday: say(`law.holiday.${why.holiday}` as WordKey), days })];
      case "carried":
        return [say("calendar.why.carried", { holiday: say(`law.holiday.${why.holiday}` as WordKey), days })];
      case "moved":
        return [say("calendar.why.moved", { days })];
      case "host-holiday":
        if (why.name === "") return [say("calendar.why.hostHoliday", { days })];
        return [say("calendar.why.hostHolidayNamed", { name: why.name, days })];
      case "closure":
        return [say("calendar.why.closure", { days })];
      default:
        return [];
    }
  });
  return told.length === 0 && skipped.length > 0 ? [say("calendar.why.weekend")] : told;
}

/** `applied Fri 20 March 2026; due Thu 26 March: Nauryz carried to 24 and 25 March` */
export function termLine(say: Translate, applicationDay: Day, dueOn: Day, skipped: readonly SkippedDay[]): string {
  const applied = dayWithWeekday(say, applicationDay, true);
  const due = dayWithWeekday(say, dueOn, dueOn.year !== applicationDay.year);
  const line = say("calendar.line", { applied, due });
  const why = reasons(say, skipped);
  return why.length === 0 ? line : say("calendar.reasons", { line, reasons: why.join("; ") });
}

type Term = Pick<Case, "applicationDay" | "dueOn" | "dueOnStrict">;

/** The term of a case as scripts see it. */
export function termJson(one: Term, { kazakhstan, host }: Calendars): Record<string, unknown> {
  const { applicationDay, dueOn, dueOnStrict } = one;
  return {
    applicationDay: applicationDay.toString(),
    dueOn: dueOn.toString(),
    /** Our reading: a day off in either calendar does not count. */
    assumed: true,
    dueOnStrict: dueOnStrict.toString(),
    confirmed: isConfirmed(applicationDay, dueOn, [kazakhstan, host]),
    skipped: skippedBetween(applicationDay, dueOn, [kazakhstan, host]).map(({ day, calendar, why }) => ({
      day: day.toString(),
      calendar,
      ...JSON.parse(JSON.stringify(why)),
    })),
  };
}

/** The term of a case: its line, the stricter reading beside it, and what of it is not certain. */
export function termView(screen: Screen, one: Term, { kazakhstan, host }: Calendars): void {
  const { say } = screen;
  const { applicationDay, dueOn, dueOnStrict } = one;
  const skipped = skippedBetween(applicationDay, dueOn, [kazakhstan, host]);
  const line = termLine(say, applicationDay, dueOn, skipped);
  paragraph(screen, line, { mark: styled("dim", `${say("calendar.term")}:`) });
  const strict = say("calendar.strict", { due: dayWithWeekday(say, dueOnStrict, dueOnStrict.year !== dueOn.year) });
  const assumed = `[${say("view.case.assumed")}: ${say("calendar.bothCount")}]`;
  paragraph(screen, `${assumed} ${strict}`, { indent: 2, style: dueOn.equals(dueOnStrict) ? "dim" : "warn" });
  if (!isConfirmed(applicationDay, dueOn, [kazakhstan]))
    paragraph(screen, say("calendar.computed", { year: dueOn.year }), { indent: 2, style: "warn" });
  if (!host.confirmed(dueOn)) paragraph(screen, say("calendar.hostUnknown"), { indent: 2, style: "warn" });
}
