import { describe, expect, test } from "vitest";
import type { ApplicationFile } from "../../src/domain/application.ts";
import { differencesOf } from "../../src/domain/readings.ts";
import { finding as words } from "../../src/i18n/words/en/finding.ts";
import { applicationOf, day } from "../support/law.ts";

const zone = ["P<DEUMUSTER<<ERIKA<<<<<<<<<<<<<<<<<<<<<<<<<<", "C01X00T478DEU8002295F3101012<<<<<<<<<<<<<<<0"];

function found(applicant: Partial<ApplicationFile["applicant"]>, passport: object = {}): string[] {
  const base = applicationOf();
  const application = {
    applicant: { ...base.applicant, mrz: zone, ...applicant } as typeof base.applicant,
    documents: base.documents.map((paper) =>
      paper.kind === "passport" ? { ...paper, expiresOn: day("2031-01-01"), ...passport } : paper,
    ),
  };
  return differencesOf(application, day("2026-09-01")).map(
    ({ code, about, params }) => `${code} ${about} ${params.field}`,
  );
}

const withZone = (change: (lines: string[]) => string[]) => found({ mrz: change([...zone]) });

describe("two readings of one passport", () => {
  test("that say the same differ in nothing", () => {
    expect(found({})).toEqual([]);
  });

  test("a number typed in another way is the same number: case, spaces, O for 0, Cyrillic letters that look alike", () => {
    expect(found({}, { number: "c01x 00-t47" })).toEqual([]);
    expect(found({}, { number: "СO1ХO0Т47" })).toEqual([]);
    expect(found({}, { number: "C01X00T48" })).toEqual(["mrz-differs documents/1 number"]);
  });

  test("a patronymic among the given names of the zone is explained by the visual zone, one that stands nowhere is not", () => {
    const named = (line: string) => [line.padEnd(44, "<"), zone[1] ?? ""];
    const mrz = named("P<DEUPETROV<<IVAN<SERGEEVICH");
    const ivan = { mrz, surname: "Петров", givenNames: "Иван" };
    expect(found({ ...ivan, patronymic: "Сергеевич" })).toEqual([]);
    expect(found({ ...ivan, patronymic: "Николаевич" })).toEqual(["mrz-differs applicant/surname name"]);
  });

  test.each<[string, (lines: string[]) => string[], string]>([
    ["a country that is none", ([a = "", b = ""]) => [a, b.replace("DEU", "QQQ")], "nationality"],
    ["an issuer that is none", ([a = "", b = ""]) => [a.replace("P<DEU", "P<QQQ"), b], "issuingState"],
    ["a visa", ([a = "", b = ""]) => [a.replace("P<", "V<"), b], "documentCode"],
    ["no name", ([, b = ""]) => ["P<DEU".padEnd(44, "<"), b], "name"],
    ["a sex that is none", ([a = "", b = ""]) => [a, b.replace("5F3", "5Q3")], "sex"],
    ["lines of a wrong length", ([a = "", b = ""]) => [a.slice(1), b], "wrong-length"],
  ])("%s is said by its field", (_, change, field) => {
    expect(withZone(change)).toContain(`mrz-check-digit applicant/mrz ${field}`);
    expect(Object.keys(words.field)).toContain(field);
  });
});
