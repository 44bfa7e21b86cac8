import { standingRuling } from "./answer.ts";
import type { Case } from "./case.ts";
import { normalCountry } from "./country.ts";
import { identityDocuments } from "./document.ts";
import { documentKey } from "./duplicate.ts";
import { iinAgreesWith } from "./iin.ts";
import { capitals } from "./mrz-spelling.ts";
import { isNameOf, nameOfRecord, namesAgree } from "./name.ts";
import type { RegisteredAs, Ruling } from "./ruling.ts";

/** Where a ruling and the case can differ; the last two are what the digits of the number themselves say. */
export const differingFields = [
  "surname",
  "givenNames",
  "birthDate",
  "citizenship",
  "documentNumber",
  "iin",
  "iinBirthDate",
  "iinSex",
] as const;
export type DifferingField = (typeof differingFields)[number];

/** One field as it stands in the case and as the centre has it; null where it says nothing. */
export interface Difference {
  readonly field: DifferingField;
  readonly here: string | null;
  readonly there: string | null;
}

/** Everything in which a ruling differs from the case that it answers, whatever it was held for. */
export function differencesOf(ruling: Ruling, one: Case): Difference[] {
  const registered = ruling.registeredAs ?? null;
  return [...(registered === null ? [] : registeredDifferences(registered, one)), ...numberDifferences(ruling, one)];
}

/** In which fields the centre registered somebody else than the applicant: names, birth date, citizenship, document. */
export function registeredDifferences(registered: RegisteredAs, one: Case): Difference[] {
  const { applicant, documents } = one.application;
  const numbers = documents
    .filter((document) => identityDocuments.includes(document.kind))
    .flatMap(({ number }) => (number === null ? [] : [number]));
  const differences = nameDifferences(registered, one);
  if (registered.birthDate !== applicant.birthDate) {
    differences.push({ field: "birthDate", here: applicant.birthDate, there: registered.birthDate });
  }
  if (normalCountry(registered.citizenship) !== normalCountry(applicant.citizenship)) {
    differences.push({ field: "citizenship", here: applicant.citizenship, there: registered.citizenship });
  }
  const there = registered.documentNumber;
  if (!numbers.some((number) => documentKey("", number) === documentKey("", there))) {
    differences.push({ field: "documentNumber", here: numbers.join(", ") || null, there });
  }
  return differences;
}

function nameDifferences(registered: RegisteredAs, { application: { applicant } }: Case): Difference[] {
  if (isNameOf(applicant, registered)) return [];
  const visual = { surname: applicant.surname, givenNames: applicant.givenNames ?? "", truncated: false };
  const readings = [nameOfRecord(applicant), visual];
  const fits = (part: "surname" | "givenNames") =>
    readings.some((reading) => namesAgree(reading, { ...reading, [part]: registered[part] }) === "same");
  const parts = (["surname", "givenNames"] as const).filter((part) => !fits(part));
  // Each part is the applicant's in one reading, and no reading has both.
  const differing = parts.length > 0 ? parts : (["surname", "givenNames"] as const);
  const here = (field: "surname" | "givenNames"): string => {
    const [record = "", printed = ""] = readings.map((reading) => reading[field]);
    return capitals(record) === capitals(printed) ? record : [record, printed].filter(Boolean).join(" / ");
  };
  return differing.map((field) => ({ field, here: here(field) || null, there: registered[field] || null }));
}

/** Another number than the case has or asks to correct, and what its digits say of birth date and sex. */
function numberDifferences(ruling: Ruling, one: Case): Difference[] {
  const iin = ruling.outcome === "annulled" ? null : (ruling.iin ?? null);
  if (iin === null) return [];
  const { applicant, correction } = one.application;
  const here = standingRuling(one)?.ruling.iin ?? correction?.iin ?? null;
  const differences: Difference[] = [];
  if (here !== null && here !== iin) differences.push({ field: "iin", here, there: iin });
  const disagreeing = iinAgreesWith(iin, applicant);
  if (disagreeing.includes("birth-date")) {
    const there = `${iin.slice(0, 2)}-${iin.slice(2, 4)}-${iin.slice(4, 6)}`;
    differences.push({ field: "iinBirthDate", here: applicant.birthDate, there });
  }
  if (disagreeing.includes("sex")) {
    differences.push({ field: "iinSex", here: applicant.sex, there: Number(iin[6]) % 2 === 1 ? "M" : "F" });
  }
  return differences;
}
