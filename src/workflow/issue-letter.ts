import type { Case } from "../domain/case.ts";
import { type CaseId, type Digest, type LetterId, letterId } from "../domain/ids.ts";
import type { LetterKind } from "../domain/letter.ts";
import { type EndingLetter, endingFacts, endingLetterOf } from "../domain/letter-facts.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, stampOf, today } from "./act.ts";
import type { LetterRow, Office } from "./office.ts";

export interface WrittenLetter {
  readonly letter: LetterId;
  readonly case: CaseId;
  readonly kind: LetterKind;
  readonly path: string;
  readonly sha256: Digest;
  /** It was issued before: the kept bytes were written again. */
  readonly again: boolean;
}

/**
 * Writes the letter that ends the case to a folder. The first time it is issued: its facts and bytes are kept, its hash
 * stands in the ledger. After that the same bytes are copied. Throws `nothing-to-write`, `ruling-held`, `no-order`,
 * `letter-incomplete`, `letter-cannot-print`, `file-differs`.
 */
export async function issueLetter(
  office: Office,
  id: CaseId,
  kind: LetterKind | null,
  to: string,
): Promise<WrittenLetter> {
  mustBeAllowed(office, "sign");
  await office.folders.mustExist(to);
  const one = await office.cases.load(id);
  const due = endingLetterOf(one);
  if (due === null || (kind !== null && kind !== due)) {
    throw new Problem("nothing-to-write", { case: id, stage: one.stage, kind: kind ?? "-" });
  }
  if (office.profile.approval && due === "refusal-to-accept") mustBeApproved(one);
  await mustNotBeHeld(office, id);
  const issued = (await office.letters.list(id)).find((row) => row.kind === due && row.state !== "void");
  const row = issued ?? (await issue(office, one, due));
  const name = `${id}-${due}.pdf`;
  const { path, sha256 } = await office.folders.write(to, name, await office.letters.pdf(row.id));
  if (issued !== undefined) await office.letters.reprinted(row.id, stampOf(office));
  return { letter: row.id, case: id, kind: due, path, sha256, again: issued !== undefined };
}

/** While a ruling that says otherwise waits for a person, no letter may rest on the one that stands. */
export async function mustNotBeHeld(office: Office, id: CaseId): Promise<void> {
  const { held } = await office.cases.line(id);
  if (held) throw new Problem("ruling-held", { case: id });
}

function mustBeApproved(one: Case): void {
  if ("decision" in one && one.decision?.approved === null) throw new Problem("not-approved", { case: one.id });
}

async function issue(office: Office, one: Case, kind: EndingLetter): Promise<LetterRow> {
  const book = await office.rules.ofCase(one.pack);
  const { profile } = office;
  // A provisional pack is our guess at the law: nobody gets a final letter under it before an order is named.
  if (book.pack.status !== "in-force" && !profile.training && profile.packs.order === null) {
    throw new Problem("no-order", { case: one.id, pack: book.pack.id });
  }
  const letter = letterId(one.id, kind, await office.letters.nextNumber(one.id, kind));
  const date = today(office);
  const facts = endingFacts({ case: one, book, profile, letter, number: letter, date }, kind);
  const { bytes, sha256 } = await office.press.print(facts, "final");
  const stamp = stampOf(office);
  const row: LetterRow = { id: letter, case: one.id, kind, state: "issued", issued: stamp, sha256, servedOn: null };
  await office.letters.issue(row, facts, bytes, stamp);
  return row;
}

/** Every case that has earned a letter and has none; one that cannot be written stops none of the others. */
export async function issueAll(
  office: Office,
  to: string,
): Promise<{ letters: readonly WrittenLetter[]; left: readonly { case: CaseId; problem: Problem }[] }> {
  mustBeAllowed(office, "sign");
  await office.folders.mustExist(to);
  const lines = await office.cases.list({ stages: ["decided", "ruled"] });
  const due = lines.filter(
    (line) =>
      line.letter === null &&
      !line.held &&
      (line.stage === "ruled" || (line.decision === "refuse" && !line.awaitsApproval)),
  );
  const letters: WrittenLetter[] = [];
  const left: { case: CaseId; problem: Problem }[] = [];
  for (const line of due) {
    try {
      letters.push(await issueLetter(office, line.id, null, to));
    } catch (cause) {
      if (!(cause instanceof Problem) || (cause.kind !== "invalid" && cause.kind !== "conflict")) throw cause;
      left.push({ case: line.id, problem: cause });
    }
  }
  return { letters, left };
}
