import type { Case } from "../domain/case.ts";
import { endingLetterOf } from "../domain/ending-facts.ts";
import { type CaseId, type Digest, type LetterId, letterId, type OfficerId } from "../domain/ids.ts";
import { frozen, type LetterFacts, type LetterKind, papers } from "../domain/letter.ts";
import { Problem } from "../domain/problem.ts";
import type { RuleBook } from "../domain/rule-book.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import { factsOf, mustBeEarned, restsOnAnswer, signatoryOf } from "./letter-facts.ts";
import type { Office } from "./office.ts";
import type { LetterRow, NewLetter } from "./ports/letters.ts";

export interface WrittenLetter {
  /** Of a draft: the id it would bear. */
  readonly letter: LetterId;
  readonly case: CaseId;
  readonly kind: LetterKind;
  readonly path: string;
  readonly sha256: Digest;
  /** Of a letter that was issued before: its kept bytes were written again, or lay there already. */
  readonly again: "copied" | "there" | null;
  /** Marked DRAFT and not issued. `no-order`: nobody gets more under provisional rules before an order is named. */
  readonly draft: "asked" | "no-order" | null;
}

export interface LetterWish {
  /** The outgoing number that the chancery gave; else the letter's own id is its number. */
  readonly number?: string | null;
  readonly signatory?: OfficerId | null;
  /** Only a draft, to be looked at. */
  readonly draft?: boolean;
}

/**
 * Writes a letter of a case to a folder; without a kind the one that ends the case. The first time it is issued: its facts
 * and bytes are kept, its hash stands in the ledger. After that the same bytes are copied; a paper that says something
 * else by now is issued anew. Throws `nothing-to-write`, `nothing-to-replace`, `ruling-held`, `not-approved`,
 * `number-taken`, `number-differs`, `letter-incomplete`, `letter-cannot-print`, `file-differs`.
 */
export async function issueLetter(
  office: Office,
  id: CaseId,
  kind: LetterKind | null,
  to: string,
  wish: LetterWish = {},
): Promise<WrittenLetter> {
  mustBeAllowed(office, kind !== null && isTakenIn(kind) ? "intake" : "sign");
  await office.folders.mustExist(to);
  const one = await office.cases.load(id);
  const due = kind ?? endingLetterOf(one);
  if (due === null) throw new Problem("nothing-to-write", { case: id, stage: one.stage, kind: "-" });
  await mustBeEarned(office, one, due);
  if (due === "refusal-to-accept" && office.profile.approval) mustBeApproved(one);
  if (restsOnAnswer(due)) await mustNotBeHeld(office, id);
  const book = await office.rules.ofCase(one.pack);
  const issued = await standing(office, id, due);
  const draft = wish.draft === true ? "asked" : mayBeFinal(office, book, due) ? null : "no-order";
  if (draft === "asked" || (draft !== null && issued === null)) {
    return writeDraft(office, one, book, due, to, wish, draft);
  }
  const again = issued !== null && (await stillSays(office, one, book, issued));
  if (again) mustBearNumber(issued, wish);
  const row = again ? issued : await issue(office, one, book, due, to, wish);
  const there = again && (await office.folders.compare(to, nameOf(id, due), row.sha256)) === "same";
  const { path, sha256 } = await office.folders.write(to, nameOf(id, due), await office.letters.pdf(row.id));
  if (again && !there) await office.letters.reprinted(row.id, stampOf(office));
  const how = again ? (there ? "there" : "copied") : null;
  return { letter: row.id, case: id, kind: due, path, sha256, again: how, draft: null };
}

/** What whoever takes an application in hands out; everything else is signed for the office. */
export const isTakenIn = (kind: LetterKind): boolean => kind === "receipt" || isPaper(kind);

const nameOf = (id: CaseId, kind: LetterKind): string => `${id}-${kind}.pdf`;

const isPaper = (kind: LetterKind): boolean => papers.includes(kind);

/** While a ruling that says otherwise waits for a person, no letter may rest on the one that stands. */
export async function mustNotBeHeld(office: Office, id: CaseId): Promise<void> {
  const { held } = await office.cases.line(id);
  if (held) throw new Problem("ruling-held", { case: id });
}

function mustBeApproved(one: Case): void {
  if ("decision" in one && one.decision?.approved === null) throw new Problem("not-approved", { case: one.id });
}

/** A provisional pack is our guess at the law: nobody gets a final letter of ours under it before an order is named. */
function mayBeFinal({ profile }: Office, book: RuleBook, kind: LetterKind): boolean {
  return isPaper(kind) || profile.training || book.pack.status === "in-force" || profile.packs.order !== null;
}

async function standing(office: Office, id: CaseId, kind: LetterKind): Promise<LetterRow | null> {
  const rows = await office.letters.list(id);
  const found = rows.findLast((row) => row.kind === kind && row.state !== "void");
  if (found === undefined || kind !== "replacement") return found ?? null;
  // One notice for each letter that proved wrong.
  const wrong = rows.findLast((row) => row.state === "void" && row.served !== null);
  return wrong !== undefined && rows.indexOf(wrong) > rows.indexOf(found) ? null : found;
}

/** A letter of ours never changes once it is issued; a paper is printed from the case as it stands. */
async function stillSays(office: Office, one: Case, book: RuleBook, row: LetterRow): Promise<boolean> {
  if (!isPaper(row.kind)) return true;
  const [before, now] = await Promise.all([
    office.letters.facts(row.id),
    factsOf(office, one, book, row.kind, { letter: row.id, number: row.id, signatory: null }),
  ]);
  return JSON.stringify(frozen({ ...now, date: before.date })) === JSON.stringify(before);
}

function mustBearNumber(row: LetterRow, { number = null }: LetterWish): void {
  if (number === null || number === row.number) return;
  throw new Problem("number-differs", { letter: row.id, number: row.number ?? "-" });
}

async function prepare(office: Office, one: Case, book: RuleBook, kind: LetterKind, wish: LetterWish) {
  const letter = letterId(one.id, kind, await office.letters.nextNumber(one.id, kind));
  const signatory = signatoryOf(office, one, kind, wish.signatory ?? null);
  return factsOf(office, one, book, kind, { letter, number: wish.number ?? letter, signatory });
}

/** The name tells drafts apart by what they say, so that a new one lies beside an old one. */
async function writeDraft(
  office: Office,
  one: Case,
  book: RuleBook,
  kind: LetterKind,
  to: string,
  wish: LetterWish,
  draft: "asked" | "no-order",
): Promise<WrittenLetter> {
  const facts = await prepare(office, one, book, kind, wish);
  const { bytes, sha256 } = await office.press.print(facts, "draft");
  const { path } = await office.folders.write(to, `${one.id}-${kind}-draft-${sha256.slice(0, 8)}.pdf`, bytes);
  return { letter: facts.letter as LetterId, case: one.id, kind, path, sha256, again: null, draft };
}

async function issue(
  office: Office,
  one: Case,
  book: RuleBook,
  kind: LetterKind,
  to: string,
  wish: LetterWish,
): Promise<NewLetter> {
  const prepared = frozen(await prepare(office, one, book, kind, wish));
  const facts: LetterFacts = isPaper(kind) ? prepared : { ...prepared, check: await office.seal.seal(prepared) };
  const { bytes, sha256 } = await office.press.print(facts, "final");
  // A letter that could not be put down is not issued either.
  const name = nameOf(one.id, kind);
  if ((await office.folders.compare(to, name, sha256)) === "other") {
    throw new Problem("file-differs", { path: `${to}/${name}` });
  }
  const stamp = stampOf(office);
  const letter = { id: facts.letter as LetterId, case: one.id, kind, number: facts.number, issued: stamp, sha256 };
  await office.letters.issue(letter, facts, bytes, stamp);
  return letter;
}
