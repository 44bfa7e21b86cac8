import type { Day, DayText, Instant } from "../domain/day.ts";
import type { Language } from "../domain/text.ts";

const englishMonths = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (value: number): string => String(value).padStart(2, "0");

/** A day in its short form: `23.11.2026` in Kazakh and Russian, `23 Nov 2026` in English (no day and month to mix up). */
export function shortDate(of: Day | DayText, language: Language): string {
  const text = String(of);
  const [year, month, day] = [text.slice(0, -6), text.slice(-5, -3), text.slice(-2)];
  if (language === "en") return `${Number(day)} ${englishMonths[Number(month) - 1]} ${year}`;
  return `${day}.${month}.${year}`;
}

/** An instant as the wall clock of `timeZone` (IANA name) shows it: the short date and `HH:MM`. */
export function shortDateTime(instant: Instant, timeZone: string, language: Language): string {
  const local = instant.toZonedDateTimeISO(timeZone);
  return `${shortDate(local.toPlainDate(), language)} ${two(local.hour)}:${two(local.minute)}`;
}
