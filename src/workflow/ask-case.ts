import type { CaseId, ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import { liveParcel, mustHaveParcel, mustNotBeRuled } from "./live-parcel.ts";
import type { Office } from "./office.ts";

export type Question = Extract<Message, { kind: "QRY" }>;

/**
 * Asks the centre how far a case has come. The question leaves with the next export; while one waits, it is the same one.
 * Throws `already-ruled`, `on-sheet`, `nothing-on-its-way`.
 */
export async function askCase(
  office: Office,
  id: CaseId,
): Promise<{ readonly message: Question; readonly again: boolean }> {
  mustBeAllowed(office, "intake");
  mustNotBeRuled(await office.cases.load(id));
  const parcel = await mustHaveParcel(office, id, await liveParcel(office, id));
  for (const { message, state } of await office.messages.list({ case: id })) {
    const waits = message.kind === "QRY" && message.of === parcel.item && state === "waiting";
    if (waits) return { message, again: true };
  }
  const about = { item: office.clock.newId() as ItemId, case: id, of: parcel.item };
  const message: Question = { kind: "QRY", ...about, digest: parcel.digest };
  await office.messages.add(message, stampOf(office));
  return { message, again: false };
}
