import type { CentreStatus } from "../../workflow/ports/centre.ts";
import { completeUpTo, readRegister } from "./register.ts";

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
