import { expect, test } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { daysToCome } from "../../src/domain/days-to-come.ts";
import { applicationOf } from "../support/law.ts";

const day = (text: string) => Temporal.PlainDate.from(text);
const paper = { kind: "will", issuingCountry: "DEU", language: "de", originalSeen: true } as const;

const later = applicationOf({
  consent: { on: "2026-11-24", signedBy: "applicant" },
  documents: [
    { ...paper, issuedOn: "2026-11-23", expiresOn: "2036-11-23" },
    {
      ...paper,
      issuedOn: "2026-11-24",
      authentication: { kind: "apostille", on: "2026-11-25" },
      translation: {
        into: "ru",
        notarised: true,
        by: null,
        country: null,
        authentication: { kind: "apostille", on: "2026-11-26" },
      },
    },
  ],
});

test("every day that is still to come is named, the day itself and validity to come are not", () => {
  expect(daysToCome(later, day("2026-11-23"))).toEqual([
    "/consent/on",
    "/documents/1/issuedOn",
    "/documents/1/authentication/on",
    "/documents/1/translation/authentication/on",
  ]);
  expect(daysToCome(later, day("2026-11-26"))).toEqual([]);
});

test("a birth date counts from the first day that it can mean", () => {
  const born = (birthDate: string) => {
    const one = applicationOf();
    return { ...one, applicant: { ...one.applicant, birthDate } } as typeof one;
  };
  expect(daysToCome(born("2026-XX-XX"), day("2026-11-23"))).toEqual([]);
  expect(daysToCome(born("2026-11-24"), day("2026-11-23"))).toEqual(["/applicant/birthDate"]);
});
