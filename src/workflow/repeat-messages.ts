import type { CaseId, ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import type { Office } from "./office.ts";

/**
 * Makes again what the centre returned of what it was told about a case, and would take another time: the same, under new
 * ids, to leave with the next export. Throws `nothing-returned`.
 */
export async function repeatMessages(office: Office, id: CaseId): Promise<readonly Message[]> {
  mustBeAllowed(office, "intake");
  const { returned } = await office.cases.line(id);
  if (returned.length === 0) throw new Problem("nothing-returned", { case: id });
  const said = await office.messages.list({ case: id });
  const made = returned.flatMap((kind): Message[] => {
    const newest = said.findLast(({ message }) => message.kind === kind);
    return newest === undefined ? [] : [{ ...newest.message, item: office.clock.newId() as ItemId }];
  });
  for (const message of made) await office.messages.add(message, stampOf(office));
  return made;
}
