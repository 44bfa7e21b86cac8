import * as v from "valibot";
import { applicantSchema } from "./applicant.ts";
import { applicationSchema } from "./application.ts";
import { documentSchema, identityDocuments, type PresentedDocument } from "./document.ts";
import type { Told } from "./fact.ts";
import type { Answers, PaperAnswers } from "./interview-answers.ts";

/** The value by its schema, or undefined where there is none yet or an older program wrote another. */
function read<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> | undefined {
  if (value === undefined) return undefined;
  const result = v.safeParse(schema, value);
  return result.success ? result.output : undefined;
}

const best = { kind: "legalisation" } as const;

function translationSoFar({ kind, translation }: PaperAnswers) {
  if (translation === null) return null;
  if (translation === undefined) {
    return kind !== undefined && identityDocuments.includes(kind) ? null : { into: "ru", notarised: true };
  }
  return {
    ...translation,
    into: translation.into ?? "ru",
    notarised: translation.notarised ?? true,
    authentication: translation.authentication === undefined ? best : translation.authentication,
  };
}

/**
 * A paper as the rules see it before everything is said of it: what is not asked yet counts as being in order, so that
 * a finding appears only with the answer that gives rise to it.
 */
export function paperSoFar(paper: PaperAnswers): PresentedDocument {
  const kind = paper.kind ?? "other";
  const least = {
    kind,
    title: kind === "other" ? "-" : null,
    issuingCountry: "KAZ",
    language: "ru",
    originalSeen: true,
  };
  const whole = {
    ...paper,
    kind,
    title: paper.title ?? least.title,
    issuingCountry: paper.issuingCountry ?? least.issuingCountry,
    language: paper.language ?? least.language,
    originalSeen: paper.originalSeen ?? true,
    authentication: paper.authentication === undefined ? best : paper.authentication,
    translation: translationSoFar(paper),
  };
  return read(documentSchema, whole) ?? v.parse(documentSchema, least);
}

/** What the rules may already know of an application. Papers keep their places. */
export function toldOf(answers: Answers): Told {
  const { entries } = applicationSchema;
  const person = applicantSchema.entries;
  const { applicant, representative } = answers;
  return {
    kind: read(entries.kind, answers.kind),
    category: read(entries.category, answers.category),
    appearedInPerson: answers.appearedInPerson,
    consentOnPaper: answers.consentOnPaper,
    letterLanguage: read(entries.letterLanguage, answers.letterLanguage),
    representative: representative && read(entries.representative, { surname: "-", document: "-", ...representative }),
    correction: read(entries.correction, answers.correction ?? undefined),
    documents: (answers.documents ?? []).map(paperSoFar),
    applicant: applicant && {
      mrz: read(person.mrz, applicant.mrz),
      surname: read(person.surname, applicant.surname),
      givenNames: read(person.givenNames, applicant.givenNames),
      patronymic: read(person.patronymic, applicant.patronymic),
      birthDate: read(person.birthDate, applicant.birthDate),
      birthPlace: read(person.birthPlace, applicant.birthPlace),
      citizenship: read(person.citizenship, applicant.citizenship),
      sex: read(person.sex, applicant.sex),
      previousIin: read(person.previousIin, applicant.previousIin),
    },
  };
}
