import type { Hold, HoldReason } from "../domain/answer.ts";
import { liveParcelStates, type Parcel } from "../domain/batch.ts";
import type { Case } from "../domain/case.ts";
import { isForwarded } from "../domain/decision.ts";
import type { CaseId } from "../domain/ids.ts";
import { judge } from "../domain/judge.ts";
import { Problem } from "../domain/problem.ts";
import type { FinalRuling, Ruling } from "../domain/ruling.ts";
import { ruled } from "../domain/transition.ts";
import { mustBeAllowed, mustBePerson, stampOf } from "./act.ts";
import { confirmation } from "./confirm-ruling.ts";
import { contradictionOfServed } from "./contradict-ruling.ts";
import { isElsewhere, latestToday, numberIn } from "./known-number.ts";
import type { Office } from "./office.ts";
import { mustNotLeaveByItself } from "./print-sheets.ts";

/** What became of a ruling that was read from a screen; `ended`: it took back what was waiting for a person. */
export type Recorded =
  | { readonly became: "applied" | "repeated" | "ended" }
  | { readonly became: "held"; readonly reason: HoldReason };

/**
 * Takes in a ruling that an officer read from the screen of the central system: the same checks and holds as from a file,
 * marked as recorded by hand. Where the case is on its way as a file too, its item is answered; where it is on none, it is on
 * its way by hand from here on, whatever becomes of the ruling, and no batch takes it. Throws `iin-invalid`,
 * `not-forwarded`, `not-approved`, `lies-sealed`, `not-allowed` for a machine; then nothing has changed.
 */
export async function recordRuling(office: Office, id: CaseId, ruling: Ruling): Promise<Recorded> {
  mustBeAllowed(office, "import");
  mustBePerson(office);
  const { case: one, parcel } = await recordable(office, id);
  const all = await office.answers.held();
  const holds = all.filter(({ state }) => state === "open");
  const iin = numberIn(ruling);
  const others = holds.filter((hold) => numberIn(hold.ruling) === iin).map((hold) => hold.case);
  const judgement = judge(ruling, {
    case: one,
    parcel,
    openHolds: holds.filter((hold) => hold.case === id),
    endedHolds: all.filter((hold) => hold.case === id && hold.state !== "open"),
    iinElsewhere: iin !== null && (await isElsewhere(office, iin, one, others)),
    today: latestToday(office),
  });
  switch (judgement.do) {
    case "quarantine":
      throw new Problem("iin-invalid", { case: id, iinFault: judgement.reason.replace(/^iin-(is-)?/, "") });
    case "repeat":
      return { became: "repeated" };
    case "hold":
      await hold(office, one, parcel, ruling, judgement.reason);
      return { became: "held", reason: judgement.reason };
    case "end-holds": {
      const endedHolds = holds.filter((open) => open.case === id && isOf(parcel, open));
      const ended = { item: null, typed: parcel === null, made: [], outcome: { endedHolds } };
      await office.answers.recordByHand(ended, stampOf(office));
      return { became: "ended" };
    }
    case "apply":
      await apply(office, one, parcel, judgement.ruling);
      return { became: "applied" };
  }
}

/**
 * The case that a ruling can be recorded for, and the parcel that it answers. Throws `not-forwarded` where nothing of it
 * can have reached the centre, `not-approved`, `lies-sealed`.
 */
export async function recordable(office: Office, id: CaseId): Promise<{ case: Case; parcel: Parcel | null }> {
  const one = await office.cases.load(id);
  const newest = (await office.batches.parcels({ case: id })).at(-1) ?? null;
  if (newest?.state === "sealed") mustNotLeaveByItself(newest);
  const parcel = newest !== null && liveParcelStates.includes(newest.state) ? newest : null;
  if (parcel === null && !mayHaveBeenTyped(one)) throw new Problem("not-forwarded", { case: id });
  if (one.stage === "decided" && office.profile.approval && one.decision.approved === null) {
    throw new Problem("not-approved", { case: id });
  }
  return { case: one, parcel };
}

function mayHaveBeenTyped(one: Case): boolean {
  switch (one.stage) {
    case "decided":
      return isForwarded(one.decision.decision);
    case "ruled":
      return true;
    case "closed":
      return one.ruling !== null;
    case "withdrawn":
      return one.decision !== null && isForwarded(one.decision.decision);
    default:
      return false;
  }
}

/** Where either was typed by hand, nothing tells the items apart. */
const isOf = (parcel: Parcel | null, { item }: Hold): boolean =>
  parcel === null || item === null || item === parcel.item;

async function apply(office: Office, one: Case, parcel: Parcel | null, ruling: FinalRuling): Promise<void> {
  if (one.stage !== "decided") throw new Problem("not-forwarded", { case: one.id });
  const stamp = stampOf(office);
  const item = parcel?.item ?? null;
  const applied = ruled(one, { ruling, via: "by-hand", item, ...stamp });
  const made = item === null ? [] : [confirmation(office, one.id, item, ruling.reference)];
  await office.answers.recordByHand({ item, typed: item === null, made, outcome: { applied } }, stamp);
}

async function hold(office: Office, one: Case, parcel: Parcel | null, ruling: Ruling, reason: HoldReason) {
  const item = parcel?.item ?? null;
  const made = await contradictionOfServed(office, { case: one.id, item, ruling, reason });
  const held = { case: one.id, ruling, reason };
  await office.answers.recordByHand({ item, typed: item === null, made, outcome: { held } }, stampOf(office));
}
