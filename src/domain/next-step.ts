import type { ParcelState } from "./batch.ts";
import type { Stage } from "./case.ts";
import type { DayText } from "./day.ts";
import type { DecisionKind } from "./decision.ts";
import type { MessageKind } from "./message.ts";
import type { RulingOutcome } from "./ruling.ts";

export const nextSteps = [
  "verify",
  "decide",
  "approve",
  "export",
  "await-answer",
  "record-answer",
  "supplement",
  "mend",
  "repeat",
  "settle-batch",
  "settle-hold",
  "issue-letter",
  "serve-letter",
  "none",
] as const;
/** What a person does next with a case. Derived from case, parcel and letter; stored nowhere. */
export type NextStep = (typeof nextSteps)[number];

/** Where the three machines of one case stand. */
export interface Standing {
  readonly stage: Stage;
  readonly decision: DecisionKind | null;
  readonly awaitsApproval: boolean;
  readonly ruling: RulingOutcome | null;
  readonly parcel: ParcelState | null;
  /** On a sheet, to be typed into the central system. */
  readonly byHand: boolean;
  /** It has letters that the exchange does not carry. */
  readonly unfit: boolean;
  /** Until when the centre waits for a supplement that nobody has made. */
  readonly supplementDue: DayText | null;
  readonly held: boolean;
  /** Messages that the centre returned, that still matter, and were neither made again nor told by another way. */
  readonly returned: readonly MessageKind[];
  readonly letter: "issued" | "served" | null;
}

/** The one next step; a ruling that waits for a person comes before everything else, what was said beside requests after it. */
export function nextStep(standing: Standing): NextStep {
  const step = ownStep(standing);
  return standing.returned.length > 0 && (step === "await-answer" || step === "none") ? "repeat" : step;
}

function ownStep(standing: Standing): NextStep {
  if (standing.held) return "settle-hold";
  switch (standing.stage) {
    case "gathering":
      return "verify";
    case "verified":
      return "decide";
    case "ruled":
      return letterStep(standing);
    case "decided":
      if (standing.awaitsApproval) return "approve";
      if (standing.decision === "refuse") return letterStep(standing);
      // No file brings the answer to what was typed: somebody looks for it on the screen.
      return standing.byHand ? "record-answer" : parcelStep(standing);
    default:
      return "none";
  }
}

const letterStep = (standing: Standing): NextStep => (standing.letter === null ? "issue-letter" : "serve-letter");

function parcelStep({ parcel, unfit, supplementDue }: Standing): NextStep {
  switch (parcel) {
    case null:
      return unfit ? "mend" : "export";
    case "sealed":
    case "lost":
    case "superseded":
      return "export";
    case "unknown":
      return "settle-batch";
    case "rejected-tech":
    case "recalled":
      return "mend";
    default:
      return supplementDue === null ? "await-answer" : "supplement";
  }
}
