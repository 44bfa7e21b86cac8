import type { LetterId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { closingUndone } from "../domain/transition.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import { isEnding } from "./letter-facts.ts";
import type { Office } from "./office.ts";
import type { LetterRow } from "./ports/letters.ts";

/**
 * Makes a letter void with a reason. Where it had ended its case, the case is open again, and a new letter can be issued.
 * What was served stays recorded. Void already: nothing changes. Throws `unknown-letter`.
 */
export async function voidLetter(office: Office, id: LetterId, reason: string): Promise<LetterRow> {
  mustBeAllowed(office, "sign");
  const row = await office.letters.load(id);
  if (row.state === "void") return row;
  const one = await office.cases.load(row.case);
  const reopens = row.state === "served" && isEnding(row.kind) && one.stage === "closed";
  await office.letters.void(id, reason, reopens ? closingUndone(one) : null, stampOf(office));
  return office.letters.load(id);
}

/** An officer holds the printed letter in hand. Said before: nothing changes. Throws `unknown-letter`, `letter-void`. */
export async function confirmPrinted(office: Office, id: LetterId): Promise<LetterRow> {
  mustBeAllowed(office, "intake");
  const row = await office.letters.load(id);
  if (row.state === "void") throw new Problem("letter-void", { letter: id });
  if (row.printed === null) await office.letters.printed(id, stampOf(office));
  return office.letters.load(id);
}
