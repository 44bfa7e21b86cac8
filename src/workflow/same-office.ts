import { batchIdOrNull, batchOffice, batchSeq } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Office } from "./office.ts";
import type { Destination } from "./write-batch.ts";

/** The largest batch file that is looked at, in bytes. */
const largest = 200 * 1024 * 1024;

/**
 * Holds an export of an office that was brought back from a copy, or is one: numbers and items that the centre knows
 * would be given to others. Throws `office-restored`.
 */
export async function mustBeSameOffice(office: Office, to: Destination, nextSeq: number): Promise<void> {
  const seen = await laterBatch(office, to, nextSeq);
  // Noted, so that it is not forgotten with the next medium.
  if (seen !== null) await office.batches.noticed(seen);
  const doubt = await office.batches.doubt();
  if (doubt !== null) throw new Problem("office-restored", { doubt, next: nextSeq });
}

/** The number of a batch of ours on the medium that was never given here; null where there is none. */
async function laterBatch(office: Office, to: Destination, nextSeq: number): Promise<number | null> {
  if (to.kind !== "folder") return null;
  for (const path of await office.folders.list(to.path, ".iinb")) {
    const name = path.slice(office.folders.pathOf(to.path, "").length).replace(/^[\\/]/, "");
    const id = batchIdOrNull(name.replace(/(-p\d+of\d+)?(-a\d+)?\.iinb$/i, ""));
    if (id === null || batchOffice(id) !== office.profile.code || batchSeq(id) < nextSeq) continue;
    if (await isOurs(office, path)) return batchSeq(id);
  }
  return null;
}

async function isOurs(office: Office, path: string): Promise<boolean> {
  try {
    await office.exchange.verify(await office.folders.read(path, largest), path);
    return true;
  } catch (cause) {
    if (cause instanceof Problem) return false;
    throw cause;
  }
}
