import type { Parcel } from "../domain/batch.ts";
import type { CaseAt } from "../domain/case.ts";
import type { CaseId, ItemId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { withdrawn } from "../domain/transition.ts";
import { mustBeAllowed, stampOf, today } from "./act.ts";
import { openCaseOf } from "./amend-case.ts";
import { awaitingRuling, liveParcel, mustNotBeRuled } from "./live-parcel.ts";
import type { Office } from "./office.ts";
import { mustNotBeOnSheet } from "./on-sheet.ts";

export type Withdrawal = Extract<Message, { kind: "WDR" }>;

export interface Withdrawn {
  readonly case: CaseAt<"withdrawn">;
  /** What tells the centre; null where nothing of the case is with it. */
  readonly message: Withdrawal | null;
}

/**
 * Ends a case at the applicant's wish. Where it is on its way, the centre is told with the next export; a ruling that
 * comes all the same is held. What was issued as a letter is not undone here. Withdrawn after it left: the same again, and
 * a message that the centre could not take is made anew. Throws `already-ruled`, `ruling-held`, `wrong-stage`,
 * `letter-stands`, `on-sheet`.
 */
export async function withdrawCase(office: Office, id: CaseId, reason: string): Promise<Withdrawn> {
  mustBeAllowed(office, "intake");
  const before = await office.cases.load(id);
  mustNotBeRuled(before);
  const parcel = await liveParcel(office, id);
  if (before.stage === "withdrawn") {
    const told = await toldAgain(office, before, parcel);
    if (told !== null) return { case: before, message: told };
  }
  const one = parcel === null ? await openCaseOf(office, id) : (await awaitingRuling(office, id)).case;
  if (parcel !== null) await mustNotBeOnSheet(office, id);
  const stamp = stampOf(office);
  const next = withdrawn(one, today(office), reason, stamp);
  const message = parcel === null ? null : withdrawal(office, parcel, next.next);
  const saved = await office.cases.save(next, stamp, { made: message === null ? [] : [message] });
  return { case: saved, message };
}

const withdrawal = (office: Office, { item: of }: Parcel, one: CaseAt<"withdrawn">): Withdrawal => ({
  kind: "WDR",
  item: office.clock.newId() as ItemId,
  case: one.id,
  of,
  on: one.withdrawnOn,
});

/** What the centre was told of a case that was withdrawn after it had left; null where it was told nothing. */
async function toldAgain(office: Office, one: CaseAt<"withdrawn">, parcel: Parcel | null): Promise<Withdrawal | null> {
  const lines = await office.messages.list({ case: one.id });
  const last = lines.findLast(({ message }) => message.kind === "WDR");
  if (last?.message.kind !== "WDR") return null;
  if (last.state !== "rejected-tech" || parcel === null) return last.message;
  const next = withdrawal(office, parcel, one);
  await office.messages.add(next, stampOf(office));
  return next;
}
