import type { Day } from "./day.ts";
import { identityDocuments } from "./document.ts";
import type { Answers, PaperAnswers } from "./interview-answers.ts";
import { isComplete } from "./partial-date.ts";
import { type PassportReading, readPassport } from "./passport.ts";

const zoneOf = ({ applicant }: Answers, today: Day): PassportReading | null =>
  applicant?.mrz ? readPassport(applicant.mrz, today) : null;

/**
 * What the visual zone probably says, to be confirmed by the officer's eye: birth date, citizenship and sex from the
 * machine-readable lines. Names are never suggested from them: the page is typed as it is printed.
 */
export function suggestedPerson(answers: Answers, today: Day): NonNullable<Answers["applicant"]> {
  const before = answers.interview?.before?.applicant ?? {};
  const zone = zoneOf(answers, today);
  if (zone === null) return before;
  return {
    ...before,
    birthDate: zone.birthDate.value ?? before.birthDate,
    citizenship: zone.nationality.value ?? before.citizenship,
    sex: zone.sex.value ?? before.sex,
  };
}

/** The kind of identity document that the machine-readable lines belong to. */
export function suggestedIdentity(answers: Answers, today: Day): "passport" | "travel-document" | null {
  const kind = zoneOf(answers, today)?.documentKind.value ?? null;
  return kind === "card" ? null : kind;
}

/** What can be known of a paper before asking: of an identity document from the zone, of others the country at most. */
export function suggestedPaper(answers: Answers, paper: PaperAnswers, today: Day): PaperAnswers {
  const before = (answers.interview?.before?.documents ?? []).find((one) => one.kind === paper.kind) ?? {};
  if (paper.kind === "spouse-identity-document" || paper.kind === "parent-identity-document") {
    return { issuingCountry: "KAZ", ...before };
  }
  if (paper.kind === undefined || !identityDocuments.includes(paper.kind)) {
    return { issuingCountry: answers.applicant?.citizenship, ...before };
  }
  const zone = zoneOf(answers, today);
  if (zone === null) return { issuingCountry: answers.applicant?.citizenship, ...before };
  const expiry = zone.expiryDate.value;
  return {
    ...before,
    issuingCountry: zone.issuingState.value ?? before.issuingCountry,
    number: zone.documentNumber.value ?? before.number,
    expiresOn: expiry !== null && isComplete(expiry) ? expiry : before.expiresOn,
  };
}
