import fc from "fast-check";
import * as v from "valibot";
import { type Application, applicationSchema } from "../../src/domain/application.ts";
import { categoryCodes } from "../../src/domain/category.ts";
import { documentKinds } from "../../src/domain/document.ts";
import { seenOutcomes } from "../../src/domain/seen-outcome.ts";
import { day } from "./law.ts";

const countries = [
  "DEU",
  "D",
  "KAZ",
  "RUS",
  "UKR",
  "EGY",
  "IRN",
  "TUR",
  "CHN",
  "RKS",
  "XXA",
  "UNO",
  "BEN",
  "VNM",
  "TKM",
];
const date = fc.integer({ min: 0, max: 20_000 }).map((days) => day("1985-01-01").add({ days }).toString());
const perhaps = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null, freq: 2 });
const authentication = fc.record({
  kind: fc.constantFrom("apostille" as const, "legalisation" as const),
  on: perhaps(date),
});

const paper = fc
  .record({
    kind: fc.constantFrom(...documentKinds),
    issuingCountry: fc.constantFrom(...countries),
    number: perhaps(fc.constantFrom("C01X00T47", "X1")),
    issuedOn: perhaps(date),
    expiresOn: perhaps(date),
    language: fc.constantFrom("de", "ru", "kk", "ar"),
    originalSeen: fc.boolean(),
    notarised: fc.boolean(),
    authentication: perhaps(authentication),
    translation: perhaps(
      fc.record({
        into: fc.constantFrom("kk" as const, "ru" as const),
        notarised: fc.boolean(),
        by: perhaps(fc.constantFrom("kz-notary" as const, "foreign-notary" as const, "consul" as const)),
        country: perhaps(fc.constantFrom(...countries)),
        authentication: perhaps(authentication),
      }),
    ),
    seen: fc.constantFrom(...seenOutcomes),
  })
  .map((one) => ({
    ...one,
    title: one.kind === "other" ? "A paper" : null,
    expiresOn: one.issuedOn !== null && one.expiresOn !== null && one.expiresOn < one.issuedOn ? null : one.expiresOn,
  }));

const mrzLine = fc
  .string({ unit: fc.constantFrom(..."P<DEUMUSTER0123456789"), minLength: 1, maxLength: 46 })
  .map((text) => `P${text}`);

/** Any valid application, sensible or not. */
export const anyApplication: fc.Arbitrary<Application> = fc
  .record({
    kind: fc.constantFrom("formation" as const, "correction" as const),
    category: fc.constantFrom(...categoryCodes),
    appearedInPerson: fc.boolean(),
    consentOnPaper: fc.boolean(),
    letterLanguage: fc.constantFrom("kk" as const, "ru" as const, "en" as const),
    applicant: fc.record({
      mrz: perhaps(
        fc.oneof(
          fc.constant(["P<D<<MUELLER<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<", "C01X00T478D<<5002283F3101012<<<<<<<<<<<<<<<8"]),
          fc.array(mrzLine, { minLength: 2, maxLength: 3 }),
        ),
      ),
      surname: fc.constantFrom("Müller", "Петров", "ბერიძე", "O'Neill-李"),
      givenNames: perhaps(fc.constantFrom("Anna Maria", "Иван")),
      birthDate: fc.oneof(date, fc.constantFrom("1950-XX-XX", "1961-09-XX", "2011-XX-XX", "1950-02-28")),
      birthPlace: perhaps(fc.constantFrom("Berlin", "القاهرة")),
      citizenship: fc.constantFrom(...countries),
      sex: fc.constantFrom("M" as const, "F" as const, "X" as const),
      previousIin: perhaps(fc.constant("800229000129")),
    }),
    representative: perhaps(
      fc.record({
        surname: fc.constant("Muster"),
        capacity: fc.constantFrom("parent" as const, "guardian" as const, "attorney" as const, "other" as const),
        document: fc.constant("No. 1"),
      }),
    ),
    correction: perhaps(
      fc.record({
        iin: fc.constant("800229000129"),
        fields: fc.constant(["surname" as const]),
        representative: fc.boolean(),
      }),
    ),
    documents: fc.array(paper, { maxLength: 8 }),
  })
  .map((file) => v.parse(applicationSchema, file));
