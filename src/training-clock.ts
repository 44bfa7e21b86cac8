import type { Temporal } from "./domain/day.ts";
import { applicationDayOf } from "./domain/deadline.ts";
import type { OfficeProfile } from "./domain/office-profile.ts";
import { type Calendar, workingDayBefore } from "./domain/working-days.ts";

/**
 * The morning of the last day that an office was open, on its own clock; null where it is open now. On a day off an
 * application counts for the next office day, and a ruling cannot come before its letter: no day to show to anybody.
 */
export function lastMorning(
  now: Temporal.Instant,
  { timeZone, receptionUntil }: Pick<OfficeProfile, "timeZone" | "receptionUntil">,
  host: Calendar,
): Temporal.ZonedDateTime | null {
  const local = now.toZonedDateTimeISO(timeZone);
  const today = local.toPlainDate();
  if (applicationDayOf(local.toPlainDateTime(), receptionUntil, host).equals(today)) return null;
  const day = host.dayOff(today) === null ? today : workingDayBefore(today, [host]);
  return day.toZonedDateTime({ timeZone, plainTime: "10:00" });
}
