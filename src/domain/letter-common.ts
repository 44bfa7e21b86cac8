import type { Case } from "./case.ts";
import type { Day } from "./day.ts";
import type { ActKind } from "./finding.ts";
import type { LetterFacts } from "./letter.ts";
import type { LetterAppeal, Norm } from "./letter-parts.ts";
import { bareWords, type Stated, statedInCase } from "./letter-stated.ts";
import { nameInZone, nameOfRecord } from "./name.ts";
import type { OfficeProfile } from "./office-profile.ts";
import type { Person } from "./officer.ts";
import type { RuleBook } from "./rule-book.ts";
import { categoryIn, type PackSource } from "./rule-pack.ts";

/** What every letter is made of, whoever it speaks for. */
export interface Sender {
  readonly book: RuleBook;
  readonly profile: OfficeProfile;
  /** Its id, or what stands for one on a paper that belongs to no case yet. */
  readonly letter: string;
  readonly date: Day;
}

/** What a letter of a registered case is made of. */
export interface LetterMatter extends Sender {
  readonly case: Case;
  /** The outgoing number, the chancery's or ours. */
  readonly number: string;
  readonly signatory: Person | null;
}

/** What every letter says of office, person and application. */
export function commonFacts({ book, profile, letter, date }: Sender, stated: Stated) {
  const { applicant } = stated;
  const { surname, givenNames, patronymic } = applicant;
  const record = nameOfRecord(applicant);
  const languages: LetterFacts["languages"] = stated.letterLanguage === "en" ? ["kk", "ru", "en"] : ["kk", "ru"];
  return {
    format: 1 as const,
    letter,
    number: null,
    date: date.toString(),
    languages,
    training: profile.training,
    office: {
      names: profile.names,
      letterhead: { ...profile.letterhead.lines, image: profile.letterhead.image },
      address: profile.address,
      phone: profile.phone,
      email: profile.email,
    },
    addressee: {
      record: { ...record, givenNames: record.givenNames === "" ? null : record.givenNames },
      ...(nameInZone(applicant) === null ? { recordFrom: "visual" as const } : {}),
      visual: { surname, givenNames, patronymic },
      birthDate: applicant.birthDate,
      citizenship: applicant.citizenship,
      documentNumber: stated.documentNumber,
    },
    case: {
      id: stated.case?.id ?? null,
      service: stated.kind,
      category: categoryIn(book.pack, stated.category)?.words ?? bareWords(stated.category),
      appliedOn: stated.case?.appliedOn ?? null,
      applicationDay: stated.case?.applicationDay ?? null,
      dueOn: stated.case?.dueOn ?? null,
    },
    norm: null,
    signatory: null,
    executor: profile.executor,
    check: null,
  };
}

/** The same for a letter of ours about a registered case: numbered and signed. */
export function officialFacts(matter: LetterMatter) {
  const { signatory } = matter;
  return {
    ...commonFacts(matter, statedInCase(matter.case, matter.book)),
    number: matter.number,
    signatory: signatory === null ? null : { name: signatory.name, position: signatory.position },
  };
}

/** An act of the pack and its part, in words; null where the pack has no such act. */
export function normOf(
  book: RuleBook,
  source: Pick<PackSource, "act"> & { point?: string | null | undefined },
): Norm | null {
  const act = book.pack.acts[source.act];
  if (act === undefined) return null;
  const point = source.point ?? null;
  return { act: act.title, part: point === null ? null : (act.parts[point] ?? null), point };
}

/** The ways to appeal against an act of this kind, as the pack has them. */
export function appealsOf(book: RuleBook, act: ActKind): LetterAppeal[] {
  return book.pack.appeals
    .filter((appeal) => appeal.act === act)
    .flatMap(({ body, term, months, source }): LetterAppeal[] => {
      const norm = normOf(book, source);
      return norm === null ? [] : [{ body, term, months: months ?? null, norm }];
    });
}
