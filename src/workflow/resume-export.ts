import { type BatchId, batchOffice, batchSeq } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, mustBePerson, stampOf } from "./act.ts";
import type { Office } from "./office.ts";
import type { Doubt } from "./ports/batches.ts";

/** How far beyond what is known here a number may lie before it is taken for a slip. */
const far = 1000;
/** The last number that a batch can bear, and another must still follow. */
const largest = 999_999;

export interface Resumed {
  /** What was in doubt. */
  readonly doubt: Doubt | null;
  /** The number of the next batch. */
  readonly next: number;
  /** False where this was so before. */
  readonly changed: boolean;
}

/**
 * An office that was brought back from a copy goes on: the centre has named the last batch it knows (null: none), and
 * its number and those before it are never given again. What was entered wrongly is put right by entering it anew, until
 * a batch is sealed. Where nothing is in doubt, and the number is not beyond what is known, nothing is changed. Throws
 * `unknown-batch`, `bad-value` for a number that none can follow, and without `twice` (the same number was entered a
 * second time) `nothing-in-doubt` and `number-far`; `not-allowed`, `person-only`.
 */
export async function resumeExport(
  office: Office,
  lastKnown: BatchId | null,
  { twice = false }: { readonly twice?: boolean } = {},
): Promise<Resumed> {
  mustBeAllowed(office, "export");
  mustBePerson(office);
  if (lastKnown !== null && batchOffice(lastKnown) !== office.profile.code) {
    throw new Problem("unknown-batch", { batch: lastKnown });
  }
  const seq = lastKnown === null ? 0 : batchSeq(lastKnown);
  if (seq >= largest) {
    throw new Problem("bad-value", { flag: "--last-known", value: lastKnown ?? "", expected: "000001 … 999998, none" });
  }
  return office.batches.exclusively(async () => {
    const doubt = await office.batches.doubt();
    const { last, entered } = await office.batches.known();
    const next = async () => (await office.batches.selection()).seq;
    const isSettled = doubt === null && (entered === null ? seq <= last : seq === entered);
    if (isSettled) return { doubt, next: await next(), changed: false };
    const words = { batch: lastKnown ?? "none", known: last, answer: "--again" };
    if (!twice && doubt === null && entered === null) throw new Problem("nothing-in-doubt", words);
    if (!twice && seq > last + far) throw new Problem("number-far", words);
    await office.batches.resume(seq, stampOf(office));
    return { doubt, next: await next(), changed: true };
  });
}
