import type { QuarantineReason } from "./answer.ts";
import type { Day, Instant } from "./day.ts";
import type { Digest } from "./ids.ts";
import type { Ruling } from "./ruling.ts";

export const itemStates = ["received", "accepted", "in-work", "ruled", "recalled", "unknown"] as const;
/** How far the centre says an item has come. */
export type ItemState = (typeof itemStates)[number];

/** The words of the centre in the two languages of the law. */
export type CentreTexts = { readonly kk: string; readonly ru: string };

/** One thing that is asked for, by the code of the centre's own list. */
export interface Demand {
  readonly code: string;
  readonly texts: CentreTexts | null;
}

/** The item that a line speaks of, and the content of it that was looked at. */
interface About {
  readonly item: string;
  readonly digest: Digest | null;
}

/** What the centre says in one line of an answer file, as the office understands it. */
export type CentreLine =
  | (About & { readonly kind: "ruling"; readonly ruling: Ruling })
  /** `recalled`: it was here before, and was given back. */
  | (About & { readonly kind: "acknowledgement"; readonly state: "accepted" | "already" | "recalled" })
  | (About & {
      readonly kind: "rejection";
      /** Of the centre's own list. */
      readonly code: string;
      readonly field: string | null;
      /** True where the same content may be sent again. */
      readonly retryable: boolean;
    })
  | (About & { readonly kind: "supplement-request"; readonly dueOn: Day; readonly demands: readonly Demand[] })
  | (About & {
      readonly kind: "state";
      readonly state: ItemState;
      readonly on: Day | null;
      readonly reference: string | null;
    })
  | {
      readonly kind: "warning";
      /** Null in what concerns every item. */
      readonly item: string | null;
      readonly digest: Digest | null;
      readonly code: string;
      readonly field: string | null;
      /** Accepted now, refused from this day on. */
      readonly refusedFrom: Day;
      readonly texts: CentreTexts | null;
    }
  | {
      readonly kind: "receipt";
      /** The id of the batch, not its number. */
      readonly batch: string;
      readonly parts: readonly { readonly part: number; readonly sha256: Digest }[];
      readonly receivedAt: Instant;
    }
  | { readonly kind: "fault"; readonly item: string | null; readonly reason: QuarantineReason };
