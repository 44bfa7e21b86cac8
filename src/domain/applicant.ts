import * as v from "valibot";
import { daySchema } from "./day.ts";
import { lineSchema } from "./text.ts";

export const sexes = ["M", "F", "X"] as const;
export type Sex = (typeof sexes)[number];

/**
 * A birth date as the passport states it: `1980-02-29`, or with an unknown day or month `1980-02-XX`, `1980-XX-XX`.
 * Kept as text: the missing part is never invented.
 */
export const birthDateSchema = v.pipe(
  v.string("date"),
  v.regex(/^\d{4}-(?:XX-XX|(?:0[1-9]|1[0-2])-(?:XX|0[1-9]|[12]\d|3[01]))$/, "birth-date"),
  v.check((text) => text.includes("X") || v.safeParse(daySchema, text).success, "birth-date"),
);

const country = v.pipe(v.string("text"), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{1,3}$/, "country-code"));
const absentLine = (max: number) => v.optional(v.nullable(lineSchema(max)), null);

/**
 * Both readings of one person, kept side by side: `mrz` is the machine-readable zone (the name of record),
 * the rest is the visual zone.
 */
export const applicantSchema = v.strictObject({
  mrz: v.optional(
    v.nullable(v.pipe(v.array(lineSchema(60)), v.minLength(2, "mrz-lines"), v.maxLength(3, "mrz-lines"))),
    null,
  ),
  surname: lineSchema(120),
  givenNames: v.optional(
    v.nullable(
      v.union([
        v.pipe(
          v.literal(""),
          v.transform(() => null),
        ),
        lineSchema(120),
      ]),
    ),
    null,
  ),
  patronymic: absentLine(120),
  birthDate: birthDateSchema,
  birthPlace: absentLine(200),
  citizenship: country,
  sex: v.picklist(sexes),
  previousIin: v.optional(v.nullable(v.pipe(v.string("text"), v.regex(/^[0-9]{12}$/, "iin"))), null),
  contact: v.optional(
    v.nullable(v.strictObject({ email: absentLine(120), phone: absentLine(60), address: absentLine(300) })),
    null,
  ),
});
export type Applicant = v.InferOutput<typeof applicantSchema>;
