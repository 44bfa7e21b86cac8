import * as v from "valibot";
import { applicationSchema } from "../../src/domain/application.ts";
import type { CaseAt } from "../../src/domain/case.ts";
import { Temporal } from "../../src/domain/day.ts";
import { caseId, type Digest, type ItemId, type OfficeCode, type OfficerId } from "../../src/domain/ids.ts";
import { syntheticIin } from "../../src/domain/iin.ts";

export const ber = "BER" as OfficeCode;
export const at = Temporal.Instant.from("2026-11-23T13:40:00Z");
const consul = "consul" as OfficerId;

const people = [
  ["MUELLER", "Müller", "ANNA MARIA", "Anna Maria", "1980-02-29", "F"],
  ["SAMPLE", "Sample", "JOHN", "John", "1955-01-17", "M"],
  ["SPECIMEN", "Specimen", "ERIKA", "Erika", "1999-12-31", "F"],
  ["EXAMPLE", "Example", "JEAN LUC", "Jean-Luc", "1971-06-06", "M"],
] as const;

/** A forwarded case of a synthetic person; the number picks the person and makes the rest differ. */
export function sampleCase(
  number: number,
  decision: CaseAt<"decided">["decision"]["decision"] | null = null,
): CaseAt<"decided"> {
  const [mrzSurname, surname, mrzNames, givenNames, birthDate, sex] = people[number % people.length]!;
  const passport = `C01X0${String(number).padStart(4, "0")}`;
  const application = v.parse(applicationSchema, {
    kind: "formation",
    category: "spouse",
    appearedInPerson: true,
    consentOnPaper: true,
    consent: { on: "2026-11-23", signedBy: "applicant" },
    letterLanguage: "en",
    appliedAt: "2026-11-23T10:15",
    applicant: {
      mrz: [
        `P<D<<${mrzSurname}<<${mrzNames.replace(" ", "<")}`.padEnd(44, "<"),
        `${passport}4D<<8002291F3101017`.padEnd(44, "<"),
      ],
      surname,
      givenNames,
      birthDate,
      birthPlace: "Berlin",
      citizenship: "DEU",
      sex,
    },
    documents: [
      {
        kind: "passport",
        issuingCountry: "DEU",
        number: passport,
        issuedOn: "2021-01-01",
        expiresOn: "2031-01-01",
        language: "de",
        originalSeen: true,
        scan: "/home/consul/scans/passport.pdf",
      },
      {
        kind: "marriage-certificate",
        issuingCountry: "DEU",
        language: "de",
        issuedOn: "2010-05-05",
        originalSeen: true,
        authentication: { kind: "apostille", on: "2026-01-10" },
        translation: { into: "ru", notarised: true, by: "foreign-notary", country: "DEU" },
      },
    ],
  });
  const stamp = { by: consul, at };
  const on = Temporal.PlainDate.from("2026-11-23");
  return {
    id: caseId(ber, 2026, number),
    version: 3,
    revision: 1,
    registered: stamp,
    appliedAt: Temporal.PlainDateTime.from("2026-11-23T10:15"),
    applicationDay: on,
    dueOn: on.add({ days: 1 }),
    dueOnStrict: on.add({ days: 1 }),
    pack: { id: "P3", digest: "3".repeat(64) as Digest },
    underOrder: null,
    previous: null,
    application,
    remarks: [],
    stage: "decided",
    verification: { ...stamp, on, outcome: "clear", findings: [], reason: null },
    decision: { ...stamp, on, decision: decision ?? { kind: "forward", reason: null }, approved: null },
  };
}

/** The same, where data behind an IIN are to be corrected. */
export function sampleCorrection(number: number): CaseAt<"decided"> {
  const one = sampleCase(number);
  const iin = syntheticIin({
    yymmdd: one.application.applicant.birthDate.slice(2).replaceAll("-", ""),
    seventh: 0,
    serial: 1,
  });
  const correction = { iin: iin ?? "", fields: ["surname" as const], representative: false };
  return { ...one, application: { ...one.application, kind: "correction", correction } };
}

/** The id of the item of a sample case: a UUIDv7 that only the number decides. */
export const sampleItem = (number: number) => `019aaf4e-0000-7000-8000-${String(number).padStart(12, "0")}` as ItemId;
