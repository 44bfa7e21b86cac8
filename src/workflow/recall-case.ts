import type { ParcelState } from "../domain/batch.ts";
import type { CaseId, ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import { liveParcel } from "./live-parcel.ts";
import type { Office } from "./office.ts";

const final: readonly ParcelState[] = ["answered", "confirmed"];

/**
 * Asks the centre to give a case back that it has not ruled on: the message leaves with the next export. Asked for
 * already: the same message. Throws `nothing-to-recall` where nothing of the case is on its way, or it is ruled.
 */
export async function recallCase(office: Office, id: CaseId): Promise<Extract<Message, { kind: "RCL" }>> {
  mustBeAllowed(office, "decide");
  await office.cases.line(id);
  const parcel = await liveParcel(office, id);
  if (parcel === null || final.includes(parcel.state)) throw new Problem("nothing-to-recall", { case: id });
  for (const { message, state } of await office.messages.list({ case: id })) {
    if (message.kind === "RCL" && message.of === parcel.item && state !== "rejected-tech") return message;
  }
  const message = { kind: "RCL", item: office.clock.newId() as ItemId, case: id, of: parcel.item } as const;
  await office.messages.add(message, stampOf(office));
  return message;
}
