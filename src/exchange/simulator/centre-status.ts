import type { Digest } from "../../domain/ids.ts";
import { completeUpTo, readRegister } from "./register.ts";

/** What the simulator knows: for whoever trains, and for tests that compare two registers. */
export interface CentreStatus {
  readonly offices: readonly {
    readonly office: string;
    readonly completeUpTo: number;
    readonly answersSent: number;
    readonly batches: readonly {
      readonly seq: number;
      readonly parts: number;
      readonly of: number;
      readonly answered: number;
    }[];
    readonly items: readonly {
      readonly item: string;
      readonly case: string;
      readonly digest: Digest;
      readonly state: string;
      readonly outcome: string | null;
      readonly iin: string | null;
      readonly confirmed: boolean;
      /** The day on which the office handed its letter over. */
      readonly servedOn: string | null;
      readonly supplements: number;
    }[];
  }[];
}

/** Reads the register of the simulator. Throws `bad-json`, `bad-file` for one that someone has changed by hand. */
export async function centreStatus(folder: string): Promise<CentreStatus> {
  const register = await readRegister(folder);
  const offices = Object.entries(register.offices).map(([office, known]) => ({
    office,
    completeUpTo: completeUpTo(known),
    answersSent: known.nextAnswer - 1,
    batches: known.batches
      .toSorted((a, b) => a.seq - b.seq)
      .map(({ seq, parts, of, answered }) => ({ seq, parts: parts.length, of, answered: answered.length })),
    items: Object.entries(register.items)
      .filter(([, entry]) => entry.office === office)
      .map(([item, { case: id, digest, state, ruling, confirmed, servedOn, supplements }]) => {
        const { outcome = null, iin = null } = (ruling ?? {}) as { outcome?: string; iin?: string | null };
        const ruled = { outcome: outcome?.toLowerCase() ?? null, iin, confirmed, servedOn };
        return { item, case: id, digest, state, ...ruled, supplements: supplements.length };
      }),
  }));
  return { offices };
}
