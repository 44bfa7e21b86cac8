import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  daysOffIn,
  firstWorkingDay,
  kazakhstanCalendar,
  officeCalendar,
  workingDayBefore,
} from "../../src/domain/working-days.ts";
import { readNationalDays } from "../../src/law/national-days.ts";
import { day, lawFolder } from "../support/law.ts";

const national = await readNationalDays(join(lawFolder, "calendar-kz.yaml"));
const kazakhstan = kazakhstanCalendar(national);

const carried = (year: number) =>
  [...daysOffIn(national, year)].flatMap(([on, off]) => (off.reason === "carried" ? [`${off.from} ${on}`] : [])).sort();

describe("Kazakhstan's days off", () => {
  test("the carry list of 2025 is the official one", () => {
    expect(carried(2025)).toEqual([
      "2025-03-08 2025-03-10",
      "2025-03-22 2025-03-24",
      "2025-03-23 2025-03-25",
      "2025-07-06 2025-07-07",
      "2025-08-30 2025-09-01",
      "2025-10-25 2025-10-27",
    ]);
  });

  test("the carry list of 2026 is the official one", () => {
    expect(carried(2026)).toEqual([
      "2026-03-08 2026-03-09",
      "2026-03-21 2026-03-24",
      "2026-03-22 2026-03-25",
      "2026-05-09 2026-05-11",
      "2026-10-25 2026-10-26",
    ]);
  });

  test("the carry list of 2027 is computed by the rule", () => {
    expect(carried(2027)).toEqual([
      "2027-01-02 2027-01-04",
      "2027-03-21 2027-03-24",
      "2027-05-01 2027-05-03",
      "2027-05-09 2027-05-10",
    ]);
    expect(kazakhstan.confirmed(day("2027-05-03"))).toBe(false);
    expect(kazakhstan.confirmed(day("2026-05-11"))).toBe(true);
  });

  test.each([
    ["2025-01-03", { reason: "moved", to: day("2025-01-05") }],
    ["2025-01-05", null],
    ["2025-06-06", { reason: "holiday", holiday: "kurban-ait" }],
    ["2026-01-07", { reason: "holiday", holiday: "orthodox-christmas" }],
    ["2026-03-16", null],
    ["2026-05-27", { reason: "holiday", holiday: "kurban-ait" }],
    ["2026-08-31", null],
    ["2027-03-15", { reason: "holiday", holiday: "constitution-day" }],
    ["2027-05-17", null],
    ["2026-06-06", { reason: "weekend" }],
  ])("%s", (text, off) => {
    expect(kazakhstan.dayOff(day(text))).toEqual(off);
  });

  test("Orthodox Christmas and Kurban-ait on a weekend are not carried over", () => {
    expect(kazakhstan.dayOff(day("2024-01-08"))).toBeNull();
    expect(kazakhstan.dayOff(day("2024-06-17"))).toBeNull();
  });

  test("30 August is a holiday to 2025, 15 March from 2027", () => {
    expect(daysOffIn(national, 2025).get("2025-08-30")).toEqual({
      reason: "holiday",
      holiday: "constitution-day-august",
    });
    expect(daysOffIn(national, 2026).has("2026-08-30")).toBe(false);
    expect(daysOffIn(national, 2026).has("2026-03-15")).toBe(false);
  });
});

describe("an office's own calendar", () => {
  const own = officeCalendar({
    weekend: [5, 6],
    holidays: (year) => new Map([[`${year}-10-06`, "Armed Forces Day"]]),
    closures: [day("2026-10-07")],
    listed: true,
  });

  test("knows its weekend, the host's holidays and its closures, with the reason", () => {
    expect(own.dayOff(day("2026-10-02"))).toEqual({ reason: "weekend" });
    expect(own.dayOff(day("2026-10-04"))).toBeNull();
    expect(own.dayOff(day("2026-10-06"))).toEqual({ reason: "host-holiday", name: "Armed Forces Day" });
    expect(own.dayOff(day("2026-10-07"))).toEqual({ reason: "closure" });
  });

  test("gives the first and the last working day around a day off", () => {
    expect(firstWorkingDay(day("2026-10-02"), [own]).toString()).toBe("2026-10-04");
    expect(firstWorkingDay(day("2026-10-02"), [own, kazakhstan]).toString()).toBe("2026-10-05");
    expect(workingDayBefore(day("2026-10-08"), [own]).toString()).toBe("2026-10-05");
  });
});
