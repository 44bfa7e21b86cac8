import { liveParcelStates, type ParcelState } from "./batch.ts";
import type { Stage } from "./case.ts";
import type { MessageKind } from "./message.ts";

/**
 * Whether a message of this kind still tells the centre something it must know of a case: of what is ruled no state is asked,
 * and nothing is brought after what it gave back.
 */
export function stillMatters(
  kind: MessageKind,
  { stage, parcel }: { stage: Stage; parcel: ParcelState | null },
): boolean {
  const isThere = parcel !== null && liveParcelStates.includes(parcel);
  if (kind === "CFL") return true;
  if (kind === "WDR") return stage === "withdrawn" && isThere;
  return kind === "CNF" ? stage === "ruled" || stage === "closed" : stage === "decided" && isThere;
}
