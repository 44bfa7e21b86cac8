import type { HoldReason } from "../domain/answer.ts";
import type { CaseId, ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import type { Ruling } from "../domain/ruling.ts";
import { isEnding } from "./letter-facts.ts";
import type { Office } from "./office.ts";

/** A ruling that this office does not apply, and why. */
export interface Doubted {
  readonly case: CaseId;
  /** What it answers; null where the centre knows no item of ours. */
  readonly item: ItemId | null;
  readonly ruling: Ruling;
  readonly reason: HoldReason;
}

/**
 * Tells the centre that its ruling contradicts what this office knows. Leaves with the next export. Nothing where it was
 * told so before of the same ruling for the same reason, or where the ruling answers no item of ours.
 */
export async function contradiction(office: Office, { case: id, item, ruling, reason }: Doubted): Promise<Message[]> {
  if (item === null) return [];
  const { reference } = ruling;
  const said = (await office.messages.list({ case: id })).some(
    ({ message, state }) =>
      message.kind === "CFL" &&
      message.of === item &&
      message.reference === reference &&
      message.reason === reason &&
      state !== "rejected-tech",
  );
  if (said) return [];
  return [{ kind: "CFL", item: office.clock.newId() as ItemId, case: id, of: item, reference, reason }];
}

/** The same as soon as such a ruling arrives, where a letter that says otherwise is in the hands of its person. */
export async function contradictionOfServed(office: Office, doubted: Doubted): Promise<Message[]> {
  const rows = await office.letters.list(doubted.case);
  const served = rows.some((row) => row.state === "served" && isEnding(row.kind));
  return served ? contradiction(office, doubted) : [];
}
