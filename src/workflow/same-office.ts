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
  const doubt = (await office.batches.doubt()) ?? ((await knowsMore(office, to, nextSeq)) ? "behind" : null);
  if (doubt !== null) throw new Problem("office-restored", { doubt, next: nextSeq });
}

/** True where a batch of ours with a number that was never given here lies on the medium. */
async function knowsMore(office: Office, to: Destination, nextSeq: number): Promise<boolean> {
  if (to.kind !== "folder") return false;
  for (const path of await office.folders.list(to.path, ".iinb")) {
    const name = path.slice(office.folders.pathOf(to.path, "").length).replace(/^[\\/]/, "");
    const id = batchIdOrNull(name.replace(/(-p\d+of\d+)?(-a\d+)?\.iinb$/i, ""));
    if (id === null || batchOffice(id) !== office.profile.code || batchSeq(id) < nextSeq) continue;
    if (await isOurs(office, path)) return true;
  }
  return false;
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
