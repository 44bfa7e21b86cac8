import { type Hold, type HoldReason, type QuarantineReason, sameRuling, standingRuling } from "./answer.ts";
import { isOlderAnswer, type Parcel } from "./batch.ts";
import type { Case } from "./case.ts";
import { type Day, isAfter, isBefore } from "./day.ts";
import { type AnswerFileId, answerFileSeq, type ItemId } from "./ids.ts";
import { checkIin, iinAgreesWith } from "./iin.ts";
import { registeredDifferences } from "./registered-difference.ts";
import type { FinalRuling, Ruling } from "./ruling.ts";

export type Judgement =
  | { readonly do: "apply"; readonly ruling: FinalRuling }
  | { readonly do: "repeat" }
  | { readonly do: "hold"; readonly reason: HoldReason }
  /** The centre takes back what was waiting for a person, or was rejected by one: the holds on that item end. */
  | { readonly do: "end-holds" }
  | { readonly do: "quarantine"; readonly reason: QuarantineReason };

/** What is known here when a ruling arrives. */
export interface Known {
  readonly case: Case;
  /** What it answers; null for a case that was typed into the central system by hand. */
  readonly parcel: Parcel | null;
  readonly openHolds: readonly Hold[];
  /** Rulings on this case that waited for a person before: what became of them tells whether a late one counts. */
  readonly endedHolds?: readonly Hold[];
  /** The answer file that brings it; null where none does. */
  readonly file?: AnswerFileId | null;
  /** True when the case of another person has the number, or a ruling that waits there would give it. */
  readonly iinElsewhere: boolean;
  /** The latest day that it is anywhere between this office and the centre. */
  readonly today: Day;
}

/**
 * What becomes of one ruling of the centre. The first final ruling is applied, the same again changes nothing, and
 * everything that disagrees waits for a person. A number with a wrong control digit is never accepted.
 */
export function judge(ruling: Ruling, known: Known): Judgement {
  const number = ruling.outcome === "annulled" ? null : (ruling.iin ?? null);
  if (number !== null) {
    const checked = checkIin(number);
    if (!checked.valid)
      return { do: "quarantine", reason: `iin-${checked.reason === "bin" ? "is-bin" : checked.reason}` };
  }
  const item = known.parcel?.item ?? null;
  const waits = known.openHolds.some((hold) => isSameItem(hold.item, item) && sameRuling(hold.ruling, ruling));
  if (waits) return { do: "repeat" };
  const standing = standingRuling(known.case)?.ruling ?? null;
  if (standing !== null && sameRuling(standing, ruling)) return { do: "repeat" };
  if (ruling.outcome === "annulled") return annulment(ruling, known);
  if (isTakenBack(ruling, known)) return { do: "repeat" };
  const reason = doubt(ruling, standing, known);
  return reason === null ? { do: "apply", ruling } : { do: "hold", reason };
}

const isSameItem = (a: ItemId | null, b: ItemId | null): boolean => a === null || b === null || a === b;

/** Of two rulings on a case each has its own item: what takes back the one says nothing of the other. */
function annulment(ruling: Ruling, known: Known): Judgement {
  const item = known.parcel?.item ?? null;
  const standing = standingRuling(known.case);
  if (standing !== null && isSameItem(standing.item, item)) {
    return isOlderAnswer(known.file ?? null, known.parcel) ? { do: "repeat" } : { do: "hold", reason: "annulled" };
  }
  const open = known.openHolds.filter((hold) => isSameItem(hold.item, item));
  if (open.some((hold) => isTakenBackBy(hold, known.file ?? null))) return { do: "end-holds" };
  // What waits came later: the annulment is of a ruling before it.
  if (open.length > 0) return { do: "repeat" };
  // Nothing of it stands here: a person has rejected it, or has agreed to this annulment before.
  const ended = (known.endedHolds ?? []).some((hold) => hold.state === "rejected" && isSameItem(hold.item, item));
  if (wasAgreed(ruling, known)) return { do: "repeat" };
  return ended ? { do: "end-holds" } : { do: "hold", reason: "annulled" };
}

/** Only what it ruled before can the centre take back: not what came with a file of a higher number. */
export const isTakenBackBy = (hold: Pick<Hold, "file">, file: AnswerFileId | null): boolean =>
  hold.file === null || file === null || answerFileSeq(hold.file) <= answerFileSeq(file);

/** An annulment that counts: by a person's word, or because what it takes back never counted. */
const isAgreed = (state: Hold["state"]): boolean => state === "released" || state === "annulled";

/** These very words were heard before. */
const wasAgreed = ({ reference }: Ruling, { endedHolds = [], parcel }: Known): boolean =>
  endedHolds.some(
    ({ item, state, ruling }) =>
      isAgreed(state) &&
      ruling.outcome === "annulled" &&
      ruling.reference === reference &&
      isSameItem(item, parcel?.item ?? null),
  );

/** A ruling that comes late: the centre has taken it back since, in a file of a higher number or while it was held. */
function isTakenBack(ruling: FinalRuling, { endedHolds = [], parcel, file = null }: Known): boolean {
  return endedHolds.some((hold) => {
    if (!isSameItem(hold.item, parcel?.item ?? null)) return false;
    if (hold.state === "annulled" && hold.ruling.outcome !== "annulled") {
      return sameRuling(hold.ruling, ruling) && hold.ruling.reference === ruling.reference;
    }
    const counts = isAgreed(hold.state) && hold.ruling.outcome === "annulled" && hold.file !== null;
    return counts && file !== null && answerFileSeq(file) < answerFileSeq(hold.file);
  });
}

function doubt(ruling: FinalRuling, standing: FinalRuling | null, known: Known): HoldReason | null {
  const one = known.case;
  if (one.stage === "withdrawn") return "withdrawn-case";
  if (known.parcel !== null && known.parcel.revision !== one.revision) return "older-revision";
  if (standing !== null) {
    const bothIssued = standing.outcome === "issued" && ruling.outcome === "issued";
    return bothIssued && standing.iin !== ruling.iin ? "second-iin" : "contradicts-ruling";
  }
  if (known.openHolds.length > 0) return "contradicts-ruling";
  if (isBefore(ruling.on, one.applicationDay)) return "dated-before-application";
  // An application after reception counts from the next day, which the centre may name before it has come.
  if (isAfter(ruling.on, known.today) && isAfter(ruling.on, one.applicationDay)) return "dated-in-future";
  const registered = ruling.registeredAs ?? null;
  if (registered !== null && registeredDifferences(registered, one).length > 0) return "registered-differently";
  const iin = ruling.iin ?? null;
  return iin === null ? null : doubtfulNumber(iin, ruling, known);
}

/** Of a number that a ruling gives, or, refusing for it, says to exist. */
function doubtfulNumber(iin: string, ruling: FinalRuling, { case: one, iinElsewhere }: Known): HoldReason | null {
  const { applicant, correction } = one.application;
  if (ruling.outcome === "issued" && correction !== null && correction.iin !== iin) return "second-iin";
  if (iinElsewhere) return "iin-of-another-person";
  const differences = iinAgreesWith(iin, { birthDate: applicant.birthDate, sex: applicant.sex });
  if (differences.includes("birth-date")) return "birth-date-disagrees";
  return differences.includes("sex") ? "sex-disagrees" : null;
}
