import type { Batch } from "../domain/batch.ts";
import type { BatchId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed } from "./act.ts";
import type { Office } from "./office.ts";
import { mustBeSameOffice } from "./same-office.ts";
import { destinationOf, type WrittenFile, writeBatch } from "./write-batch.ts";

export interface Resent {
  readonly batch: Batch;
  readonly attempt: number;
  readonly files: readonly WrittenFile[];
}

/**
 * The same bytes again, under names that tell the attempt: the centre knows them and takes them once. Throws
 * `outcome-unknown` where nobody knows yet what became of the first, `not-written` where there was no first, `batch-lost`.
 */
export async function resendBatch(
  office: Office,
  id: BatchId,
  where: { readonly to: string | null; readonly marker: string | null },
): Promise<Resent> {
  mustBeAllowed(office, "export");
  const to = await destinationOf(office, where.to, where.marker);
  return office.batches.exclusively(async () => {
    await mustBeSameOffice(office, to, (await office.batches.selection()).seq);
    const batch = await office.batches.load(id);
    mustHaveLeft(batch);
    const before = (await office.batches.steps(id)).map((step) => step.attempt ?? 1);
    const attempt = Math.max(1, ...before) + 1;
    const files = await writeBatch(office, batch, to, { attempt, tell: () => {} });
    return { batch: await office.batches.load(id), attempt, files };
  });
}

/** Throws unless the batch is known to have left this office, and not to be lost. */
export function mustHaveLeft({ id, state }: Batch): void {
  if (state === "unknown") throw new Problem("outcome-unknown", { batch: id });
  if (state === "sealed") throw new Problem("not-written", { batch: id });
  if (state === "lost") throw new Problem("batch-lost", { batch: id });
}
