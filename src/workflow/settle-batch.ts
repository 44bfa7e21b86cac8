import { attemptName, type Batch } from "../domain/batch.ts";
import type { BatchId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, mustBePerson, stampOf } from "./act.ts";
import { clearOutbox } from "./clear-outbox.ts";
import type { Office } from "./office.ts";

/** How the outcome of a batch became known. */
export type Finding = { readonly found: string } | "received" | "lost";

export interface Settled {
  readonly batch: Batch;
  /** False where this was known before. */
  readonly changed: boolean;
}

/**
 * Says what became of a batch: its parts were found on the medium, the centre has it, or it is lost. The only way on from
 * an unknown outcome. What a person alone can know only a person says. Throws `not-found-there` naming what is missing,
 * `batch-lost`, `batch-received`, `not-allowed`, `person-only`.
 */
export async function settleBatch(office: Office, id: BatchId, finding: Finding): Promise<Settled> {
  mustBeAllowed(office, "export");
  if (typeof finding === "string") mustBePerson(office);
  return office.batches.exclusively(async () => {
    const batch = await office.batches.load(id);
    if (finding === "lost") return tidied(office, await declareLost(office, batch));
    if (batch.state === "lost") throw new Problem("batch-lost", { batch: id });
    if (finding === "received") {
      return tidied(office, await to(office, batch, "received", batch.state !== "received"));
    }
    await mustLieIn(office, batch, finding.found);
    const settled = await to(office, batch, "written", batch.state === "unknown" || batch.state === "sealed");
    return tidied(office, settled, finding.found);
  });
}

/** A lost batch never counts as sent: its cases and messages go out again, under the same items. */
async function declareLost(office: Office, batch: Batch): Promise<Settled> {
  if (batch.state === "received") throw new Problem("batch-received", { batch: batch.id });
  return to(office, batch, "lost", batch.state !== "lost");
}

async function to(
  office: Office,
  batch: Batch,
  state: "written" | "received" | "lost",
  changed: boolean,
): Promise<Settled> {
  if (changed) await office.batches.outcome(batch.id, state, stampOf(office));
  return { batch: await office.batches.load(batch.id), changed };
}

/** What waited for the program that moves files is taken away, unless it was there that it was found. */
async function tidied(office: Office, settled: Settled, found: string | null = null): Promise<Settled> {
  const { folders, transport } = office;
  const steps = await office.batches.steps(settled.batch.id);
  if (!steps.some(({ target }) => target === "transport")) return settled;
  const outbox = await transport.outbox();
  const isThere = found !== null && (await folders.realPath(found)) === (await folders.realPath(outbox));
  if (!isThere) await clearOutbox(office, [settled.batch]);
  return settled;
}

/** Every part must be there, as it was sealed, under its name or that of a further attempt. */
async function mustLieIn(office: Office, batch: Batch, folder: string): Promise<void> {
  const { folders, batches } = office;
  await folders.mustExist(folder);
  const attempts = (await batches.steps(batch.id)).flatMap(({ attempt }) => attempt ?? []);
  const missing: string[] = [];
  for (const { name, sha256 } of batch.files) {
    const names = [...new Set([1, ...attempts])].map((attempt) => attemptName(name, attempt));
    const found = await Promise.all(names.map((one) => folders.compare(folder, one, sha256)));
    if (!found.includes("same")) missing.push(name);
  }
  if (missing.length > 0) throw new Problem("not-found-there", { batch: batch.id, path: folder, files: missing });
}
