import type { Batch, BatchState } from "../domain/batch.ts";
import type { Office } from "./office.ts";

/** What may still have to leave, or of which nobody knows whether it did. */
const open: readonly BatchState[] = ["sealed", "unknown"];

/**
 * Takes away what waited for the program that moves files and waits no more, because the outcome of its batch is known:
 * the office keeps the bytes.
 */
export async function clearOutbox({ folders, transport }: Office, batches: readonly Batch[]): Promise<void> {
  const outbox = await transport.outbox();
  const lying = await folders.list(outbox, ".iinb");
  if (lying.length === 0) return;
  for (const { state, files } of batches) {
    if (open.includes(state)) continue;
    for (const { name, sha256 } of files) {
      const stem = folders.pathOf(outbox, name.replace(/\.iinb$/, ""));
      const its = lying.filter((path) => path === `${stem}.iinb` || path.startsWith(`${stem}-a`));
      for (const path of its) await folders.remove(path, sha256);
    }
  }
}
