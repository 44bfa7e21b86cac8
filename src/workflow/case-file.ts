import type { Parcel } from "../domain/batch.ts";
import type { Case } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import type { LetterFacts } from "../domain/letter.ts";
import type { Notice } from "../domain/notice.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed } from "./act.ts";
import { type Explanation, explainCase } from "./explain-case.ts";
import { type HeldRuling, heldRulings } from "./held-rulings.ts";
import type { Office } from "./office.ts";
import type { CaseLine, HistoryLine } from "./ports/cases.ts";
import type { LedgerLine } from "./ports/ledger.ts";
import type { LetterRow } from "./ports/letters.ts";
import type { MessageLine } from "./ports/messages.ts";
import type { OnSheet } from "./ports/sheets.ts";

/** A letter as it was issued: its row, what it was made of, and its bytes. */
export interface FiledLetter {
  readonly row: LetterRow;
  readonly facts: LetterFacts;
  readonly pdf: Uint8Array;
}

/** The proof that the record of the office is whole, with the lines about this case as they were hashed. */
export interface LedgerProof {
  readonly size: number;
  readonly head: string;
  /** The first line that does not hold; null when every one does. */
  readonly broken: number | null;
  readonly lines: readonly LedgerLine[];
}

/** All that an appeal needs of one case. */
export interface CaseFile {
  readonly case: Case;
  readonly line: CaseLine;
  readonly parcels: readonly Parcel[];
  /** Null where it is not on its way by hand. */
  readonly sheet: OnSheet | null;
  /** What was said to the centre beside the request; the papers that followed it are among them. */
  readonly messages: readonly MessageLine[];
  readonly notices: readonly Notice[];
  /** Rulings that wait for a person. */
  readonly held: readonly HeldRuling[];
  /** Every demand of the rules of that day, and what met it. */
  readonly explanation: Explanation;
  /** The rules by the very bytes the case was registered under. */
  readonly rules: Uint8Array;
  readonly history: readonly HistoryLine[];
  readonly letters: readonly FiledLetter[];
  readonly ledger: LedgerProof;
}

/** Gathers the file of a case. Throws `unknown-case`, `store-damaged` where rules or letters are not as they were kept. */
export async function caseFile(office: Office, id: CaseId): Promise<CaseFile> {
  mustBeAllowed(office, "intake");
  const one = await office.cases.load(id);
  const [line, parcels, sheet, messages, notices, explanation, rules, history, rows, lines, proof, held] =
    await Promise.all([
      office.cases.line(id),
      office.batches.parcels({ case: id }),
      office.sheets.of(id),
      office.messages.list({ case: id }),
      office.answers.notices({ case: id }),
      explainCase(office, id),
      office.cases.packBytes(one.pack.digest),
      office.cases.history(id),
      office.letters.list(id),
      office.ledger.lines(id),
      office.ledger.verify(),
      heldRulings(office, id),
    ]);
  if (rules === null) throw new Problem("store-damaged", { case: id, digest: one.pack.digest });
  const letters: FiledLetter[] = [];
  for (const row of rows) {
    letters.push({ row, facts: await office.letters.facts(row.id), pdf: await office.letters.pdf(row.id) });
  }
  return {
    case: one,
    line,
    parcels,
    sheet,
    messages,
    notices,
    held,
    explanation,
    rules,
    history,
    letters,
    ledger: { ...proof, lines },
  };
}
