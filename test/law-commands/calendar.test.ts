import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { samplesFolder } from "../support/office.ts";
import { refused, told, trainingOffice } from "./orders.ts";

interface Off {
  readonly day: string;
  readonly reason: string;
  readonly from?: string;
}

const daysOf = (calendar: unknown): readonly Off[] => (calendar as { days: readonly Off[] }).days;
const carried = (calendar: unknown) =>
  daysOf(calendar)
    .filter((one) => one.reason === "carried")
    .map(({ from, day }) => `${from?.slice(5)} → ${day.slice(5)}`);

describe("calendar show", () => {
  it.each([
    [
      "2025",
      true,
      ["03-08 → 03-10", "03-22 → 03-24", "03-23 → 03-25", "07-06 → 07-07", "08-30 → 09-01", "10-25 → 10-27"],
    ],
    ["2026", true, ["03-08 → 03-09", "03-21 → 03-24", "03-22 → 03-25", "05-09 → 05-11", "10-25 → 10-26"]],
    ["2027", false, ["01-02 → 01-04", "03-21 → 03-24", "05-01 → 05-03", "05-09 → 05-10"]],
  ])("%s has the carry list of Kazakhstan", async (year, confirmed, list) => {
    const here = await trainingOffice();
    const shown = await told(here, `iin-desk calendar show ${year}`);
    expect((shown.kazakhstan as unknown as { confirmed: boolean }).confirmed).toBe(confirmed);
    expect(carried(shown.kazakhstan)).toEqual(expect.arrayContaining(list));
  });

  it("has moved days, Kurban-ait without a carry, and what the host adds", async () => {
    const here = await trainingOffice();
    const shown = await told(here, "iin-desk calendar show 2025");
    const on = (calendar: unknown, day: string) => daysOf(calendar).find((one) => one.day === day)?.reason ?? null;
    expect(on(shown.kazakhstan, "2025-01-03")).toBe("moved");
    expect(on(shown.kazakhstan, "2025-01-05")).toBe("worked");
    expect(on(shown.kazakhstan, "2025-06-06")).toBe("holiday");
    expect(on(shown.host, "2025-10-03")).toBe("host-holiday");
    const page = await here.type("iin-desk calendar show 2026 --lang en");
    expect(page.stdout).toMatch(/Tue 24 March +Kazakhstan +Nauryz, carried from Sat 21 March/);
  });

  it("is 2 for what is no year", async () => {
    const here = await trainingOffice();
    expect(await refused(here, "iin-desk calendar show next")).toMatchObject({ code: 2, problem: "bad-value" });
    expect(await refused(here, "iin-desk calendar show 1990")).toMatchObject({ code: 2 });
  });
});

describe("the term of a case in one line", () => {
  it.each([
    ["en", "Term: applied Fri 20 March 2026; due Thu 26 March: Nauryz carried to 24 and 25 March"],
    [
      "ru",
      "подано пт 20 марта 2026 г.; ответить до конца дня чт 26 марта: Наурыз мейрамы, перенос выходных на 24 и 25 марта",
    ],
    [
      "kk",
      "өтініш берілген күні: 2026 жылғы 20 наурыз, жм; жауап беру күні: 26 наурыз, бс: Наурыз мейрамы, ауыстырылған демалыс күндері: 24 және 25 наурыз",
    ],
  ])("%s", async (language, line) => {
    const here = await trainingOffice();
    here.setClock("2026-03-20T09:00:00Z");
    await told(here, `iin-desk case open --from ${join(samplesFolder, "senior.json")}`);
    const { stdout } = await here.type(`iin-desk case show BER-2026-000001 --lang ${language}`);
    expect(stdout).toContain(line);
    expect(await told(here, "iin-desk case show BER-2026-000001")).toMatchObject({
      dueOn: "2026-03-26",
      dueOnStrict: "2026-03-26",
      term: { assumed: true, confirmed: true },
    });
  });

  it("says what a day off of the host alone does, and that it is our reading", async () => {
    const here = await trainingOffice();
    here.setClock("2025-10-02T09:00:00Z");
    await told(here, `iin-desk case open --from ${join(samplesFolder, "senior.json")}`);
    const { stdout } = await here.type("iin-desk case show BER-2025-000001 --lang en");
    expect(stdout).toContain("due Mon 6 October: Tag der Deutschen Einheit in the host country, 3 October");
    expect(stdout).toContain(
      "[assumed: days off of both calendars do not count] By Kazakhstan's calendar alone: due Fri 3 October.",
    );
    expect(await told(here, "iin-desk case show BER-2025-000001")).toMatchObject({
      dueOn: "2025-10-06",
      dueOnStrict: "2025-10-03",
    });
  });

  it("says nothing where the next day is the due day, `weekend` over a plain weekend, and that a year is computed", async () => {
    const here = await trainingOffice();
    const shown = async (clock: string, id: string) => {
      here.setClock(clock);
      await told(here, `iin-desk case open --from ${join(samplesFolder, "senior.json")}`);
      return (await here.type(`iin-desk case show ${id} --lang en`)).stdout;
    };
    expect(await shown("2026-11-24T09:00:00Z", "BER-2026-000001")).toContain("due Wed 25 November\n");
    expect(await shown("2026-11-27T09:00:00Z", "BER-2026-000002")).toContain("due Mon 30 November: weekend\n");
    expect(await shown("2027-04-14T09:00:00Z", "BER-2027-000001")).toContain("The days off of 2027 are computed");
  });
});
