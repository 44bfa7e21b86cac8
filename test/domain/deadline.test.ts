import { describe, expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { applicationDayOf, deadline } from "../../src/domain/deadline.ts";
import { day, rulesOf } from "../support/law.ts";

const { kazakhstan, host } = await rulesOf().calendars();

describe("deadline", () => {
  test("names every day off in between, in which calendar, and why", () => {
    const term = deadline(day("2026-03-20"), kazakhstan, host);
    expect(term.dueOn.toString()).toBe("2026-03-26");
    expect(term.dueOnStrict.toString()).toBe("2026-03-26");
    expect(
      term.skipped.filter((each) => each.calendar === "kazakhstan").map((each) => [each.day.toString(), each.why]),
    ).toEqual([
      ["2026-03-21", { reason: "holiday", holiday: "nauryz" }],
      ["2026-03-22", { reason: "holiday", holiday: "nauryz" }],
      ["2026-03-23", { reason: "holiday", holiday: "nauryz" }],
      ["2026-03-24", { reason: "carried", holiday: "nauryz", from: day("2026-03-21") }],
      ["2026-03-25", { reason: "carried", holiday: "nauryz", from: day("2026-03-22") }],
    ]);
    expect(term.confirmed).toBe(true);
  });

  test("by Kazakhstan's calendar alone the term ends earlier when only the host has a holiday", () => {
    const term = deadline(day("2025-10-02"), kazakhstan, host);
    expect([term.dueOn.toString(), term.dueOnStrict.toString()]).toEqual(["2025-10-06", "2025-10-03"]);
  });

  test("counts as many working days as the order says", () => {
    expect(deadline(day("2026-09-03"), kazakhstan, host, 3).dueOn.toString()).toBe("2026-09-08");
  });

  test("is not confirmed in a year that was computed", () => {
    expect(deadline(day("2026-12-30"), kazakhstan, host).confirmed).toBe(true);
    expect(deadline(day("2027-09-01"), kazakhstan, host).confirmed).toBe(false);
  });

  test("is not confirmed where no list of the host's holidays is known", async () => {
    const doha = await rulesOf({
      hostHolidays: { country: "QA", state: null, add: ["2026-12-18"], remove: [] },
    }).calendars();
    const term = deadline(day("2026-12-17"), doha.kazakhstan, doha.host);
    expect([term.dueOn.toString(), term.confirmed]).toEqual(["2026-12-21", false]);
  });
});

describe("applicationDayOf", () => {
  test.each([
    ["2026-09-01T09:00", "2026-09-01"],
    ["2026-09-01T17:30", "2026-09-01"],
    ["2026-09-01T17:31", "2026-09-02"],
    ["2026-09-04T18:00", "2026-09-07"],
    ["2026-09-05T10:00", "2026-09-07"],
    ["2026-10-02T23:59", "2026-10-05"],
    ["2026-12-24T18:00", "2026-12-28"],
  ])("%s counts as made on %s", (at, on) => {
    expect(applicationDayOf(Temporal.PlainDateTime.from(at), "17:30", host).toString()).toBe(on);
  });
});

describe("the host's holidays", () => {
  test("are those of the state, with the office's corrections", async () => {
    expect(host.dayOff(day("2027-03-08"))?.reason).toBe("host-holiday");
    const corrected = await rulesOf({
      hostHolidays: { country: "DE", state: "BE", add: ["2027-03-09"], remove: ["2027-03-08"] },
    }).calendars();
    expect(corrected.host.dayOff(day("2027-03-08"))).toBeNull();
    expect(corrected.host.dayOff(day("2027-03-09"))).toEqual({ reason: "host-holiday", name: "" });
  });

  test("of several days are off on each", async () => {
    const cairo = await rulesOf({ hostHolidays: { country: "AE", state: null, add: [], remove: [] } }).calendars();
    const off = ["2026-05-27", "2026-05-28", "2026-05-29"].map((text) => cairo.host.dayOff(day(text))?.reason);
    expect(off).toEqual(["host-holiday", "host-holiday", "host-holiday"]);
  });

  test("a state that the country does not have is refused", async () => {
    await expect(
      rulesOf({ hostHolidays: { country: "DE", state: "XX", add: [], remove: [] } }).calendars(),
    ).rejects.toMatchObject({ code: "bad-office" });
  });

  test("an office in Kazakhstan has Kazakhstan's own days off, which the list gets wrong", async () => {
    const office = await rulesOf({
      hostHolidays: { country: "KZ", state: null, add: [], remove: ["2026-03-24"] },
    }).calendars();
    expect(office.host.dayOff(day("2026-03-25"))?.reason).toBe("carried");
    expect(office.host.dayOff(day("2026-03-16"))).toBeNull();
    expect(office.host.dayOff(day("2026-03-24"))).toBeNull();
  });
});
