import type { Application } from "./application.ts";
import { normalCountry } from "./country.ts";
import { type Day, dayOrNull } from "./day.ts";
import { identityDocuments, type PresentedDocument } from "./document.ts";
import { documentKey } from "./duplicate.ts";
import { sameButCentury } from "./mrz-date.ts";
import { nameOfRecord, namesAgree } from "./name.ts";
import { partialDateOrNull } from "./partial-date.ts";
import { type MrzProblem, type PassportReading, readPassport } from "./passport.ts";

/** A field where the machine-readable and the visual zone do not say the same, or the zone fails its own check. */
export interface Difference {
  readonly code: "mrz-differs" | "mrz-check-digit";
  readonly about: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Equal for all ways to type one number; the country does not count. */
const bare = (number: string) => documentKey("", number);

function differs(about: string, field: string): Difference {
  return { code: "mrz-differs", about, params: { field } };
}

function personDifferences(reading: PassportReading, applicant: Application["applicant"]): Difference[] {
  const found: Difference[] = [];
  const { surname, givenNames, patronymic } = applicant;
  if (
    reading.surname.value !== null &&
    namesAgree(nameOfRecord(applicant), { surname, givenNames, patronymic }) === "differs"
  )
    found.push(differs("applicant/surname", "name"));
  const born = partialDateOrNull(applicant.birthDate);
  const read = reading.birthDate.value;
  if (born !== null && read !== null && !sameButCentury(born, read))
    found.push(differs("applicant/birthDate", "birthDate"));
  if (reading.sex.value !== null && reading.sex.value !== applicant.sex) found.push(differs("applicant/sex", "sex"));
  const nationality = reading.nationality.value;
  if (nationality !== null && normalCountry(nationality) !== normalCountry(applicant.citizenship))
    found.push(differs("applicant/citizenship", "citizenship"));
  return found;
}

function documentDifferences(reading: PassportReading, documents: readonly PresentedDocument[]): Difference[] {
  const own = documents
    .map((document, index) => ({ document, about: `documents/${index + 1}` }))
    .filter(({ document }) => identityDocuments.includes(document.kind));
  const number = reading.documentNumber.value;
  if (number === null) return [];
  const same = own.filter(({ document }) => bare(document.number ?? "") === bare(number));
  const first = own.find(({ document }) => document.number !== null);
  if (same.length === 0) return first === undefined ? [] : [differs(first.about, "number")];
  const expiry = reading.expiryDate.value;
  const issuer = reading.issuingState.value;
  return same.flatMap(({ document, about }) => [
    ...(expiry !== null && document.expiresOn !== null && expiry !== document.expiresOn.toString()
      ? [differs(about, "expiresOn")]
      : []),
    ...(issuer !== null && normalCountry(issuer) !== normalCountry(document.issuingCountry)
      ? [differs(about, "issuingCountry")]
      : []),
  ]);
}

const fieldOfProblem: Readonly<Record<string, string>> = {
  "unknown-document": "documentCode",
  "no-name": "name",
  "no-number": "documentNumber",
  "unknown-sex": "sex",
};

/** The field that a fault of the zone is in; `wrong-length` and `bad-character` stand for themselves. */
const fieldOf = ({ code }: MrzProblem): string => code.split(":")[1] ?? fieldOfProblem[code] ?? code;

/**
 * Everything in which the two readings of the passport disagree, field by field. A difference of spelling that ICAO's
 * transliteration or a cut name explains is none. `today` decides the century of a two-digit year.
 */
export function differencesOf(application: Pick<Application, "applicant" | "documents">, today: Day): Difference[] {
  const { applicant, documents } = application;
  if (applicant.mrz === null) return [];
  const reading = readPassport(applicant.mrz, today);
  const fields = [...new Set(reading.problems.map(fieldOf))];
  return [
    ...fields.map((field): Difference => ({ code: "mrz-check-digit", about: "applicant/mrz", params: { field } })),
    ...personDifferences(reading, applicant),
    ...documentDifferences(reading, documents),
  ];
}

/**
 * The papers with the date of expiry that the machine-readable zone gives where an identity document was entered without
 * one: an expired passport is not to pass for want of a typed date.
 */
export function withZoneExpiry(
  documents: readonly PresentedDocument[],
  mrz: readonly string[] | null,
  today: Day,
): readonly PresentedDocument[] {
  const wanting = (document: PresentedDocument) =>
    identityDocuments.includes(document.kind) && document.expiresOn === null;
  if (mrz === null || !documents.some(wanting)) return documents;
  const reading = readPassport(mrz, today);
  const number = reading.documentNumber.value;
  const expiresOn = reading.expiryDate.valid ? dayOrNull(reading.expiryDate.value ?? "") : null;
  if (number === null || expiresOn === null) return documents;
  return documents.map((document) =>
    wanting(document) && (document.number === null || bare(document.number) === bare(number))
      ? { ...document, expiresOn }
      : document,
  );
}
