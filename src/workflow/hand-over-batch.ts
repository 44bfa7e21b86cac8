import type { Batch } from "../domain/batch.ts";
import type { BatchId } from "../domain/ids.ts";
import type { BatchHandover } from "../domain/office-page.ts";
import type { Language } from "../domain/text.ts";
import { mustBeAllowed, stampOf, today } from "./act.ts";
import type { Office } from "./office.ts";
import { mustHaveLeft } from "./resend-batch.ts";

/**
 * Notes that the files of a batch were given to whoever carries them, and gives the page that goes with them: numbers of
 * cases and hashes, no names. Done before: the page again. Throws as `mustHaveLeft`.
 */
export async function handOverBatch(
  office: Office,
  id: BatchId,
  language: Language,
): Promise<{ readonly batch: Batch; readonly page: BatchHandover }> {
  mustBeAllowed(office, "export");
  return office.batches.exclusively(async () => {
    const found = await office.batches.load(id);
    mustHaveLeft(found);
    if (found.state === "written") await office.batches.outcome(id, "handed-over", stampOf(office));
    return { batch: await office.batches.load(id), page: await handOverPage(office, found, language) };
  });
}

async function handOverPage(office: Office, batch: Batch, language: Language): Promise<BatchHandover> {
  const rows: BatchHandover["rows"][number][] = [];
  for (const parcel of await office.batches.parcels({ batch: batch.id })) {
    const { kind, decision } = await office.cases.line(parcel.case);
    const proposal = decision === "propose-refusal" ? "propose-refusal" : "forward";
    rows.push({ case: parcel.case, service: kind, proposal, addressee: null });
  }
  return {
    kind: "batch-handover",
    format: 1,
    id: batch.id,
    office: office.profile.names,
    language,
    training: office.profile.training,
    madeOn: today(office).toString(),
    batch: batch.id,
    seq: batch.seq,
    files: batch.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
    rows,
  };
}
