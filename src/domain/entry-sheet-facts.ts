import type { Parcel } from "./batch.ts";
import type { CaseAt } from "./case.ts";
import type { Day } from "./day.ts";
import { identityDocuments, type PresentedDocument } from "./document.ts";
import type { SheetPaper } from "./entry-sheet.ts";
import { bareWords } from "./letter-stated.ts";
import { nameOfRecord } from "./name.ts";
import type { EntrySheet } from "./office-page.ts";
import type { OfficeProfile } from "./office-profile.ts";
import type { RuleBook } from "./rule-book.ts";
import { categoryIn } from "./rule-pack.ts";

export interface SheetMatter {
  readonly case: CaseAt<"decided">;
  readonly book: RuleBook;
  readonly profile: OfficeProfile;
  readonly madeOn: Day;
  /** From 1. */
  readonly copy: number;
  /** The day of the first copy; null on it. */
  readonly printedBefore: Day | null;
  /** The file in which the case left too. */
  readonly sent: Parcel | null;
}

/** A forwarded case in the order in which it is typed into the central system. */
export function entrySheetOf({ case: one, book, profile, madeOn, copy, printedBefore, sent }: SheetMatter): EntrySheet {
  const { application } = one;
  const { applicant, correction, representative } = application;
  const { surname, givenNames, patronymic, birthDate, birthPlace, sex, citizenship, previousIin } = applicant;
  const record = nameOfRecord(applicant);
  const identity = application.documents.find((document) => identityDocuments.includes(document.kind));
  const paper = (document: PresentedDocument) => paperOf(document, book);
  return {
    kind: "entry-sheet",
    format: 1,
    id: one.id,
    office: profile.names,
    language: profile.language,
    training: profile.training,
    madeOn: madeOn.toString(),
    languages: profile.language === "en" ? ["kk", "ru", "en"] : ["kk", "ru"],
    case: one.id,
    revision: one.revision,
    copy,
    printedBefore: printedBefore?.toString() ?? null,
    sent: sent && { batch: sent.batch, state: sent.state },
    record: { ...record, givenNames: record.givenNames || null },
    visual: { surname, givenNames, patronymic },
    birthDate,
    birthPlace,
    sex,
    citizenship,
    statedIin: previousIin,
    document: identity === undefined ? null : paper(identity),
    service: application.kind,
    category: categoryIn(book.pack, application.category)?.words ?? bareWords(application.category),
    basis: { pack: book.pack.id, title: book.pack.title, order: one.underOrder ?? profile.packs.order?.act ?? null },
    applicationDay: one.applicationDay.toString(),
    papers: application.documents.filter((document) => document !== identity).map(paper),
    representative,
    correction: correction && { iin: correction.iin, fields: correction.fields },
    ...proposalOf(one, book),
  };
}

const paperOf = (document: PresentedDocument, book: RuleBook): SheetPaper => ({
  words: document.title === null ? book.wordsOf(document.kind) : bareWords(document.title),
  country: document.issuingCountry,
  number: document.number,
  issuedOn: document.issuedOn?.toString() ?? null,
  expiresOn: document.expiresOn?.toString() ?? null,
  authentication: document.authentication && {
    kind: document.authentication.kind,
    on: document.authentication.on?.toString() ?? null,
  },
  translation: document.translation && {
    into: document.translation.into,
    notarised: document.translation.notarised,
  },
});

function proposalOf(one: CaseAt<"decided">, book: RuleBook): Pick<EntrySheet, "proposal" | "grounds"> {
  const { decision } = one.decision;
  if (decision.kind !== "propose-refusal") return { proposal: "forward", grounds: [] };
  const grounds = decision.grounds.map(({ code, fact }) => {
    const ground = book.pack.grounds.find((each) => each.code === code && each.act === "service");
    return { words: ground?.words ?? bareWords(code), fact };
  });
  return { proposal: "propose-refusal", grounds };
}
