import * as v from "valibot";
import { daySchema, Temporal } from "./day.ts";
import { type OfficeCode, officeCodePattern } from "./ids.ts";
import { officerSchema } from "./officer.ts";
import { languages, lineSchema, wordsSchema } from "./text.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type Weekday = (typeof weekdays)[number];

const lines = v.optional(v.array(lineSchema(120)), []);
const country = v.pipe(v.string("text"), v.regex(/^[A-Z]{3}$/, "country-code"));

/** True for a name of the IANA time zone database. Asking loads the zones: a list that shows no clock need not wait. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** A program that moves files: run for each file, without a shell, `{file}` standing for its path. */
const transportSchema = v.strictObject({
  command: v.pipe(
    v.array(lineSchema(1000)),
    v.minLength(1, "empty"),
    v.maxLength(40, "too-many"),
    v.check((words) => words.slice(1).some((word) => word.includes("{file}")), "no-file-word"),
  ),
  timeoutSeconds: v.optional(v.pipe(v.number("number"), v.integer("number"), v.minValue(1), v.maxValue(86_400)), 300),
  /** How often it is run again after it has failed. */
  retries: v.optional(v.pipe(v.number("number"), v.integer("number"), v.minValue(0), v.maxValue(10)), 2),
});
export type TransportSettings = v.InferOutput<typeof transportSchema>;

/** How batches leave. */
const exportSchema = v.strictObject({
  /** A file that must lie in the folder that is written to: the right stick, the mounted share. */
  marker: v.optional(v.nullable(v.pipe(lineSchema(100), v.regex(/^[A-Za-z0-9._-]+$/, "not-allowed-here"))), null),
  transport: v.optional(v.nullable(transportSchema), null),
});

/** A certificate of the centre: a PEM file, and the days on which its signatures count where those are fewer. */
const pinnedSchema = v.union([
  lineSchema(200),
  v.strictObject({
    file: lineSchema(200),
    from: v.optional(v.nullable(daySchema), null),
    until: v.optional(v.nullable(daySchema), null),
  }),
]);

/** A program that signs in place of the office's own key: `{payload}` stands for the path of what is signed. */
const signerSchema = v.strictObject({
  command: v.pipe(
    v.array(lineSchema(1000)),
    v.minLength(1, "empty"),
    v.maxLength(40, "too-many"),
    v.check((words) => words.slice(1).some((word) => word.includes("{payload}")), "no-payload-word"),
  ),
  /** The certificate that it signs with, as a PEM file. */
  certificate: lineSchema(200),
  timeoutSeconds: v.optional(v.pipe(v.number("number"), v.integer("number"), v.minValue(1), v.maxValue(3600)), 120),
});
export type SignerSettings = v.InferOutput<typeof signerSchema>;

/** office.json: what this mission is. Unknown keys are refused. */
export const officeProfileSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    code: v.pipe(
      v.string("text"),
      v.regex(officeCodePattern, "office-code"),
      v.transform((code) => code as OfficeCode),
    ),
    route: v.picklist(["mission", "ministry"]),
    country,
    /** Its form only; whether the zone exists is asked where a clock is first needed. */
    timeZone: v.pipe(v.string("text"), v.regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/, "time-zone")),
    weekend: v.pipe(v.array(v.picklist(weekdays)), v.maxLength(6, "weekend")),
    hostHolidays: v.strictObject({
      country: v.pipe(v.string("text"), v.regex(/^[A-Z]{2}$/, "country-code-2")),
      state: v.nullable(lineSchema(20)),
      add: v.array(daySchema),
      remove: v.array(daySchema),
    }),
    closures: v.array(daySchema),
    receptionUntil: v.pipe(v.string("text"), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, "time")),
    names: wordsSchema,
    letterhead: v.strictObject({
      lines: v.strictObject({ kk: lines, ru: lines, en: lines }),
      image: v.nullable(lineSchema(300)),
    }),
    address: lineSchema(200),
    phone: lineSchema(60),
    email: lineSchema(120),
    officers: v.pipe(v.array(officerSchema), v.minLength(1, "empty")),
    signatory: lineSchema(31),
    executor: v.strictObject({ name: lineSchema(120), phone: lineSchema(60) }),
    approval: v.boolean("boolean"),
    language: v.picklist(languages),
    packs: v.strictObject({
      pinned: v.nullable(lineSchema(40)),
      order: v.nullable(v.strictObject({ act: lineSchema(200), date: daySchema, confirmedBy: lineSchema(120) })),
      /** Certificates of those who may sign rules, as PEM files beside this one. */
      certificates: v.exactOptional(v.array(lineSchema(200))),
    }),
    centre: v.optional(
      v.nullable(v.strictObject({ recipient: lineSchema(200), certificates: v.array(pinnedSchema) })),
      null,
    ),
    export: v.optional(v.nullable(exportSchema), null),
    signer: v.optional(v.nullable(signerSchema), null),
    missions: v.optional(v.array(lineSchema(40)), []),
    training: v.optional(v.boolean("boolean"), false),
  }),
  v.check(
    (office) => new Set(office.officers.map((officer) => officer.id)).size === office.officers.length,
    "officer-twice",
  ),
  v.check(
    (office) => office.officers.some((officer) => officer.id === office.signatory && officer.kind === "person"),
    "signatory-unknown",
  ),
  v.check((office) => office.training || office.packs.pinned === null, "pinned-outside-training"),
);
export type OfficeProfile = v.InferOutput<typeof officeProfileSchema>;
