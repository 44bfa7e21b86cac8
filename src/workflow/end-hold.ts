import { type Hold, standingRuling } from "../domain/answer.ts";
import { isOlderAnswer, type Parcel } from "../domain/batch.ts";
import type { AppliedRuling, Case, CaseAt, Remark, Transition } from "../domain/case.ts";
import type { CaseId } from "../domain/ids.ts";
import type { Message } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import type { FinalRuling } from "../domain/ruling.ts";
import { annulled, ruled } from "../domain/transition.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import { confirmation } from "./confirm-ruling.ts";
import { contradiction } from "./contradict-ruling.ts";
import type { Office } from "./office.ts";

/** The rulings of the case that wait for a person, oldest first; at least one. Throws `unknown-case`, `no-hold`. */
export async function openHolds(office: Office, id: CaseId): Promise<readonly Hold[]> {
  await office.cases.line(id);
  const holds = (await office.answers.held("open")).filter((one) => one.case === id);
  if (holds.length === 0) throw new Problem("no-hold", { case: id });
  return holds;
}

/** The one that waits, or that with this number. Throws `no-hold`, and `answer-needed` where it must be said which of several. */
async function openHold(office: Office, id: CaseId, number: number | null): Promise<Hold> {
  const holds = await openHolds(office, id);
  if (number === null && holds.length > 1) throw new Problem("answer-needed", { answer: "--hold" });
  const hold = number === null ? holds[0] : holds.find((one) => one.id === number);
  if (hold === undefined) throw new Problem("no-hold", { case: id });
  return hold;
}

/** What became of a release: `awaits` is true where another officer must give the second word. */
export interface Release {
  readonly hold: Hold;
  readonly case: Case;
  readonly awaits: boolean;
}

/**
 * An officer confirms the held ruling with a reason: it is applied in place of whatever stood. Where every decision is
 * approved, the first officer's word is kept and another officer's applies it; the store demands that too. `number` says
 * which, where several wait. Throws `no-hold`, `answer-needed`, and `not-releasable` where the case cannot take a ruling as
 * it stands.
 */
export async function releaseHold(
  office: Office,
  id: CaseId,
  reason: string,
  number: number | null = null,
): Promise<Release> {
  const { approval } = office.profile;
  const hold = await openHold(office, id, number);
  const first = approval && hold.agreed === null;
  mustBeAllowed(office, approval && !first ? "approve" : "decide");
  const one = await office.cases.load(id);
  const transition = await releaseOf(office, one, hold);
  if (first) {
    const stamp = stampOf(office);
    await office.answers.agree(hold, { about: "release", text: reason, ...stamp }, stamp);
    return { hold, case: await office.cases.load(id), awaits: true };
  }
  if (approval && hold.agreed?.by === office.officer.id)
    throw new Problem("not-allowed", { officer: office.officer.id, right: "approve" });
  const made = hold.item === null ? [] : [confirmation(office, id, hold.item, hold.ruling.reference)];
  await end(office, hold, "released", { about: "release", text: reason }, transition, made);
  return { hold, case: await office.cases.load(id), awaits: false };
}

/** An officer refuses the held ruling with a reason: the case goes on as if it had not come, and the centre is told. */
export async function rejectHold(
  office: Office,
  id: CaseId,
  reason: string,
  number: number | null = null,
): Promise<{ hold: Hold; case: Case }> {
  mustBeAllowed(office, "decide");
  const hold = await openHold(office, id, number);
  await end(office, hold, "rejected", { about: "rejection", text: reason }, null, await contradiction(office, hold));
  return { hold, case: await office.cases.load(id) };
}

async function releaseOf(office: Office, one: Case, hold: Hold): Promise<Transition | null> {
  if (hold.ruling.outcome === "annulled") {
    const parcel = await office.batches.parcel(hold.item ?? "");
    return isTakenBack(one, hold, parcel) ? annulled(one) : null;
  }
  const open = one.stage === "ruled" || one.stage === "closed" ? annulled(one).next : one;
  if (open.stage !== "decided") throw new Problem("not-releasable", { case: one.id, stage: one.stage });
  return ruled(open, applied(office, hold, hold.ruling));
}

/** An annulment takes back what was ruled on its item before it, and nothing else. */
function isTakenBack(
  one: Case,
  { item, file }: Hold,
  parcel: Parcel | null,
): one is CaseAt<"ruled"> | CaseAt<"closed"> {
  const standing = standingRuling(one);
  if (standing === null || isOlderAnswer(file, parcel)) return false;
  return standing.item === null || item === null || standing.item === item;
}

const applied = (office: Office, { file, item }: Hold, ruling: FinalRuling): AppliedRuling => ({
  ruling,
  via: file === null ? "by-hand" : "file",
  item,
  ...stampOf(office),
});

function end(
  office: Office,
  hold: Hold,
  state: "released" | "rejected",
  remark: Pick<Remark, "about" | "text">,
  transition: Transition | null,
  made: readonly Message[],
): Promise<void> {
  const stamp = stampOf(office);
  return office.answers.endHold(hold, state, { ...remark, ...stamp }, transition, stamp, made);
}
