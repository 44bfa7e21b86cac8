import type { Case } from "../domain/case.ts";
import type { Day } from "../domain/day.ts";
import type { CaseId, ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { Office } from "./office.ts";
import type { LetterRow } from "./ports/letters.ts";

/** What the centre is told of a ruling that is applied here now. Leaves with the next export. */
export const confirmation = (office: Office, id: CaseId, of: ItemId, reference: string): Message => ({
  kind: "CNF",
  item: office.clock.newId() as ItemId,
  case: id,
  of,
  reference,
  appliedAt: office.clock.now(),
  letter: null,
  servedOn: null,
});

/** What the centre is told when the letter about its ruling is handed over on that day; of any other letter nothing. */
export function serviceConfirmation(office: Office, one: Case, row: LetterRow, on: Day): Message[] {
  if (row.kind !== "issuance" && row.kind !== "refusal") return [];
  const applied = one.stage === "ruled" || one.stage === "closed" ? one.ruling : null;
  // A ruling on a case that never left as a file answers no item that the centre could know.
  if (applied === null || applied.item === null) return [];
  const item = office.clock.newId() as ItemId;
  const about = { item, case: one.id, of: applied.item, reference: applied.ruling.reference };
  return [{ kind: "CNF", ...about, appliedAt: applied.at, letter: row.sha256, servedOn: on }];
}
