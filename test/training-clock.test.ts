import { expect, it } from "vitest";
import { Temporal } from "../src/domain/day.ts";
import { officeCalendar } from "../src/domain/working-days.ts";
import { lastMorning } from "../src/training-clock.ts";

const holidays = (): ReadonlyMap<string, string> => new Map([["2026-12-25", "Weihnachten"]]);
const berlin = officeCalendar({ weekend: [6, 7], holidays, closures: [], listed: true });
const profile = { timeZone: "Europe/Berlin", receptionUntil: "17:30" };

it.each([
  ["in reception hours", "2026-11-23T14:00:00Z", null],
  ["in its last minute", "2026-11-23T16:30:59Z", null],
  ["in the evening", "2026-11-23T16:31:00Z", "2026-11-23T10:00:00+01:00[Europe/Berlin]"],
  ["on a Sunday", "2026-11-22T18:00:00Z", "2026-11-20T10:00:00+01:00[Europe/Berlin]"],
  ["after a holiday before a weekend", "2026-12-27T09:00:00Z", "2026-12-24T10:00:00+01:00[Europe/Berlin]"],
  ["in the night that is Monday in Berlin already", "2026-06-21T22:30:00Z", null],
])("%s", (_when, now, expected) => {
  expect(lastMorning(Temporal.Instant.from(now), profile, berlin)?.toString() ?? null).toBe(expected);
});
