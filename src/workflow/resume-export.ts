import { type BatchId, batchOffice, batchSeq } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, mustBePerson, stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import type { Doubt } from "./ports/batches.ts";

/**
 * An office that was brought back from a copy goes on: the centre has named the last batch it knows (null: none), and
 * its number and those before it are never given again. Gives what was in doubt, and the next number.
 */
export async function resumeExport(
  office: Office,
  lastKnown: BatchId | null,
): Promise<{ readonly doubt: Doubt | null; readonly next: number }> {
  mustBeAllowed(office, "export");
  mustBePerson(office);
  if (lastKnown !== null && batchOffice(lastKnown) !== office.profile.code) {
    throw new Problem("unknown-batch", { batch: lastKnown });
  }
  return office.batches.exclusively(async () => {
    const doubt = await office.batches.doubt();
    await office.batches.resume(lastKnown === null ? 0 : batchSeq(lastKnown), stampOf(office));
    return { doubt, next: (await office.batches.selection()).seq };
  });
}
