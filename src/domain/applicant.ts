import * as v from "valibot";
import { countrySchema } from "./country.ts";
import { partialDateSchema } from "./partial-date.ts";
import { lineSchema } from "./text.ts";

export const sexes = ["M", "F", "X"] as const;
export type Sex = (typeof sexes)[number];

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
  birthDate: partialDateSchema,
  birthPlace: absentLine(200),
  citizenship: countrySchema,
  sex: v.picklist(sexes),
  previousIin: v.optional(v.nullable(v.pipe(v.string("text"), v.regex(/^[0-9]{12}$/, "iin"))), null),
  contact: v.optional(
    v.nullable(v.strictObject({ email: absentLine(120), phone: absentLine(60), address: absentLine(300) })),
    null,
  ),
});
export type Applicant = v.InferOutput<typeof applicantSchema>;
