import { readFile } from "node:fs/promises";
import * as v from "valibot";
import { daySchema } from "../domain/day.ts";
import { weekdays } from "../domain/office-profile.ts";
import type { NationalDays } from "../domain/working-days.ts";
import { type Compiled, nothingCompiled } from "./compiled.ts";
import { textOf } from "./rule-bytes.ts";
import { readYaml } from "./yaml-file.ts";

const year = v.pipe(v.number("number"), v.integer("number"), v.minValue(1991, "number"), v.maxValue(2100, "number"));
const monthDay = v.pipe(v.string("text"), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "date"));

/** templates/law/calendar-kz.yaml. */
export const nationalDaysSchema = v.strictObject({
  $schema: v.optional(v.string()),
  format: v.literal(1, "format"),
  weekend: v.array(v.picklist(weekdays)),
  holidays: v.array(
    v.strictObject({
      id: v.pipe(v.string("text"), v.regex(/^[a-z][a-z-]{0,40}$/, "id")),
      days: v.optional(v.array(monthDay), []),
      dated: v.optional(v.array(daySchema), []),
      carries: v.optional(v.boolean("boolean"), true),
      since: v.optional(year),
      until: v.optional(year),
    }),
  ),
  moved: v.array(v.strictObject({ off: daySchema, worked: daySchema })),
  confirmed: v.array(year),
});

/** The number of a weekday as Temporal counts: Monday is 1. */
export const weekdayNumber = (day: (typeof weekdays)[number]): number => weekdays.indexOf(day) + 1;

/** Reads Kazakhstan's days off. Throws `bad-rules`. */
export async function readNationalDays(path: string, compiled: Compiled = nothingCompiled): Promise<NationalDays> {
  const file = await readYaml({ schema: nationalDaysSchema }, textOf(await readFile(path), path), path, compiled);
  return {
    weekend: file.weekend.map(weekdayNumber),
    holidays: file.holidays.map((holiday) => ({
      id: holiday.id,
      carries: holiday.carries,
      days: holiday.days.map((text) => ({ month: Number(text.slice(0, 2)), day: Number(text.slice(3)) })),
      since: holiday.since ?? null,
      until: holiday.until ?? null,
      dated: holiday.dated,
    })),
    moved: file.moved,
    confirmedYears: file.confirmed,
  };
}
