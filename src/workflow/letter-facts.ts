import type { Case } from "../domain/case.ts";
import { checklist } from "../domain/checklist.ts";
import { type Day, isAfter } from "../domain/day.ts";
import { type EndingLetter, endingFacts, endingLetterOf, endingLetters } from "../domain/ending-facts.ts";
import type { CaseId, LetterId, OfficerId } from "../domain/ids.ts";
import { writtenLanguage } from "../domain/language.ts";
import type { LetterFacts, LetterKind } from "../domain/letter.ts";
import type { LetterMatter } from "../domain/letter-common.ts";
import { statedInCase } from "../domain/letter-stated.ts";
import {
  type NamedLetter,
  overdueFacts,
  type Replacing,
  receiptFacts,
  replacementFacts,
} from "../domain/office-letter-facts.ts";
import type { Person } from "../domain/officer.ts";
import { may } from "../domain/officer.ts";
import { applicationFormFacts, checklistFacts, consentFacts } from "../domain/paper-facts.ts";
import { Problem } from "../domain/problem.ts";
import type { RuleBook } from "../domain/rule-book.ts";
import { today } from "./act.ts";
import type { Office } from "./office.ts";
import type { LetterRow } from "./ports/letters.ts";
import { findingsOf, occasionAt } from "./verify-case.ts";

export const isEnding = (kind: LetterKind): kind is EndingLetter =>
  (endingLetters as readonly LetterKind[]).includes(kind);

/** Letters that say what was answered, or that nothing was: none of them while an answer waits for a person. */
export const restsOnAnswer = (kind: LetterKind): boolean =>
  isEnding(kind) || kind === "overdue-notice" || kind === "replacement";

/** Throws `nothing-to-write` or `nothing-to-replace` unless the case has earned a letter of this kind by now. */
export async function mustBeEarned(office: Office, one: Case, kind: LetterKind): Promise<void> {
  const nothing = () => new Problem("nothing-to-write", { case: one.id, stage: one.stage, kind });
  if (isEnding(kind)) {
    if (endingLetterOf(one) !== kind) throw nothing();
  } else if (kind === "replacement") {
    await replacingOf(office, one.id);
  } else if (kind === "overdue-notice") {
    if (!isOverdue(one, today(office))) throw nothing();
  } else if (kind === "checklist") {
    if (one.stage !== "gathering" && one.stage !== "verified") throw nothing();
  } else if (one.stage === "withdrawn") throw nothing();
}

/** The term has passed and nothing ended it: no ruling, no refusal of the office's own. */
function isOverdue(one: Case, day: Day): boolean {
  const open = one.stage === "gathering" || one.stage === "verified" || one.stage === "decided";
  const refused = one.stage === "decided" && one.decision.decision.kind === "refuse";
  return open && !refused && isAfter(day, one.dueOn);
}

/**
 * Who signs: the officer named, or for a receipt whoever took the application in, or the signatory of the office. Throws
 * `unknown-officer`, and `not-allowed` for one who may not sign.
 */
export function signatoryOf(office: Office, one: Case, kind: LetterKind, named: OfficerId | null): Person | null {
  const { officers, signatory } = office.profile;
  const person = (id: OfficerId | string): Person | null => {
    const found = officers.find((officer) => officer.id === id);
    return found?.kind === "person" ? found : null;
  };
  if (named === null) return (kind === "receipt" ? person(one.registered.by) : null) ?? person(signatory);
  const found = person(named);
  if (found === null) throw new Problem("unknown-officer", { officer: named });
  const right = kind === "receipt" ? "intake" : "sign";
  if (found.left || !may(found, right)) throw new Problem("not-allowed", { officer: named, right });
  return found;
}

/** What a letter of this kind says about the case today. */
export async function factsOf(
  office: Office,
  one: Case,
  book: RuleBook,
  kind: LetterKind,
  given: { readonly letter: LetterId; readonly number: string; readonly signatory: Person | null },
): Promise<LetterFacts> {
  const matter: LetterMatter = { case: one, book, profile: office.profile, date: today(office), ...given };
  const stated = () => statedInCase(one, book);
  switch (kind) {
    case "application-form":
      return applicationFormFacts(matter, stated());
    case "consent":
      return consentFacts(matter, stated());
    case "checklist": {
      const list = checklist(book, one.application, occasionAt(office, one.applicationDay, one.dueOn));
      return checklistFacts(matter, stated(), list, await findingsOf(office, one));
    }
    case "receipt":
      return receiptFacts(matter);
    case "overdue-notice":
      return overdueFacts(matter, await forwardedOn(office, one.id));
    case "replacement":
      return replacementFacts(matter, await replacingOf(office, one.id));
    default:
      return endingFacts(matter, kind);
  }
}

/** The office's day on which the newest batch with the case was made; null where the case never left. */
async function forwardedOn(office: Office, id: CaseId): Promise<Day | null> {
  const parcel = (await office.batches.parcels({ case: id })).at(-1);
  if (parcel === undefined) return null;
  const { createdAt } = await office.batches.load(parcel.batch);
  return createdAt.toZonedDateTimeISO(office.profile.timeZone).toPlainDate();
}

/** The newest served letter that is void, why it is, and what holds in its place. Throws `nothing-to-replace`. */
async function replacingOf(office: Office, id: CaseId): Promise<Replacing> {
  const rows = await office.letters.list(id);
  const wrong = rows.findLast((row) => row.state === "void" && row.served !== null && isEnding(row.kind));
  if (wrong === undefined) throw new Problem("nothing-to-replace", { case: id });
  const holds = rows.findLast((row) => row.state !== "void" && isEnding(row.kind));
  const text = wrong.voided?.reason ?? null;
  if (text === null) throw new Error(`${wrong.id} is void without a reason`);
  return {
    replaced: { ...(await named(office, wrong)), kind: wrong.kind },
    reason: { text, language: writtenLanguage(text, office.profile.language) },
    instead: holds === undefined ? null : await named(office, holds),
  };
}

async function named(office: Office, row: LetterRow): Promise<NamedLetter> {
  const { number, date } = await office.letters.facts(row.id);
  if (date === null) throw new Error(`${row.id} has no day`);
  return { letter: row.id, number: number ?? row.id, date };
}
