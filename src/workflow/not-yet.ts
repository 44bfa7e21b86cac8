import type { DecisionKind } from "../domain/decision.ts";
import type { CaseId } from "../domain/ids.ts";
import { type NextStep, nextStep } from "../domain/next-step.ts";
import type { Office } from "./office.ts";

/** A case that an export passes over, and what a person does with it first. */
export interface NotYet {
  readonly case: CaseId;
  readonly next: NextStep;
  /** Null where nothing is decided. */
  readonly decision: DecisionKind | null;
}

const before: readonly NextStep[] = ["verify", "decide", "approve", "mend", "settle-batch", "settle-hold"];

/** The open cases that no export takes as they stand, the most urgent first. Reads no payload. */
export async function casesNotYet(office: Office): Promise<readonly NotYet[]> {
  const open = await office.cases.list({ stages: ["gathering", "verified", "decided"] });
  return open.flatMap((line) => {
    const next = nextStep(line);
    return before.includes(next) ? [{ case: line.id, next, decision: line.decision }] : [];
  });
}
