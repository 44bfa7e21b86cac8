import { type Hold, standingRuling } from "../domain/answer.ts";
import type { CaseId } from "../domain/ids.ts";
import { type Difference, differencesOf } from "../domain/registered-difference.ts";
import type { FinalRuling } from "../domain/ruling.ts";
import { casesHaving, numberIn } from "./known-number.ts";
import type { Office } from "./office.ts";
import type { LetterRow } from "./ports/letters.ts";

/** A ruling that waits for a person, with all that whoever decides on it must see. */
export interface HeldRuling {
  readonly hold: Hold;
  /** In what it differs from the case, whatever it is held for. */
  readonly differences: readonly Difference[];
  /** Other cases that have its number, or would have it by a ruling that waits. */
  readonly sameIin: readonly CaseId[];
  /** What the case is ruled by now; null where nothing is. */
  readonly standing: FinalRuling | null;
  readonly letters: readonly LetterRow[];
}

/** Rulings that wait for a person, of one case or of all, in the order in which they came. Reads the payload of each case. */
export async function heldRulings(office: Office, id: CaseId | null = null): Promise<HeldRuling[]> {
  const open = await office.answers.held("open");
  const held: HeldRuling[] = [];
  for (const hold of open.filter((one) => id === null || one.case === id)) {
    const [one, letters] = await Promise.all([office.cases.load(hold.case), office.letters.list(hold.case)]);
    const iin = numberIn(hold.ruling);
    const waiting = open.filter((other) => iin !== null && numberIn(other.ruling) === iin).map((other) => other.case);
    held.push({
      hold,
      differences: differencesOf(hold.ruling, one),
      sameIin: iin === null ? [] : [...(await casesHaving(office, iin, one, waiting))].sort(),
      standing: standingRuling(one)?.ruling ?? null,
      letters,
    });
  }
  return held;
}
