import type { Hold } from "../domain/answer.ts";
import type { CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { openHolds } from "../workflow/end-hold.ts";
import type { Office } from "../workflow/office.ts";
import type { Call } from "./command.ts";
import type { Desk } from "./desk.ts";
import { givenCount } from "./given.ts";
import { back } from "./question.ts";
import { heldLine } from "./views/held-line.ts";

/**
 * The held ruling of a case that is meant: the only one, that of `--hold`, or the one chosen from a list. Throws `no-hold`,
 * `answer-needed`, `cancelled`.
 */
export async function givenHold(desk: Desk, call: Call, office: Office, id: CaseId): Promise<Hold> {
  const holds = await openHolds(office, id);
  const number = givenCount(call, "hold");
  const [only, ...others] = holds;
  if (number === null && only !== undefined && others.length === 0) return only;
  if (number !== null) {
    const named = holds.find((one) => one.id === number);
    if (named === undefined) throw new Problem("no-hold", { case: id });
    return named;
  }
  const chosen = await desk.ask.select({
    message: desk.say("desk.held.which"),
    answer: "--hold",
    choices: holds.map((value) => ({ value, name: heldLine(desk.say, value) })),
  });
  if (chosen === back) throw new Problem("cancelled", {});
  return chosen;
}
