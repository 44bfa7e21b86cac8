import type { DayText } from "./day.ts";
import { nextStep, type Standing } from "./next-step.ts";

/** A case that has a term. */
export interface Due extends Standing {
  readonly dueOn: DayText;
}

/** The day of the term: that of the law, or the one that the centre set for a supplement where it is earlier. */
export function termDay(due: Due): DayText {
  const { dueOn, supplementDue } = due;
  if (supplementDue === null || nextStep(due) !== "supplement") return dueOn;
  return supplementDue < dueOn ? supplementDue : dueOn;
}

/**
 * The day by which somebody must act: the term; today at the latest where the centre could not take what it got, and today
 * where the term has ended with an answer.
 */
export function dueDay(due: Due, today: DayText): DayText {
  const term = termDay(due);
  const hasTerm = due.stage === "gathering" || due.stage === "verified" || due.stage === "decided";
  if (!hasTerm && due.returned.length > 0) return today;
  const returned = due.returned.length > 0 || (due.parcel === "rejected-tech" && nextStep(due) === "mend");
  return returned && today < term ? today : term;
}
