import type { Day } from "../domain/day.ts";
import type { CaseId, Digest, ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { Office } from "./office.ts";

/**
 * What the centre is told of a ruling that was applied here, and again when its letter was served. Leaves with the next
 * export.
 */
export const confirmation = (
  office: Office,
  id: CaseId,
  of: ItemId,
  reference: string,
  served: { readonly letter: Digest; readonly on: Day } | null = null,
): Message => ({
  kind: "CNF",
  item: office.clock.newId() as ItemId,
  case: id,
  of,
  reference,
  appliedAt: office.clock.now(),
  letter: served?.letter ?? null,
  servedOn: served?.on ?? null,
});
