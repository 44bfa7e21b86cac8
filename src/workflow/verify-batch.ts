import type { BatchId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import type { Office } from "./office.ts";
import type { VerifiedPart } from "./ports/exchange.ts";

export interface Verified {
  /** Null where the file is not what it should be. */
  readonly part: VerifiedPart | null;
  readonly problem: Problem | null;
  /** True where these are the bytes that were sealed here. */
  readonly sealedHere: boolean;
}

const bad: readonly Problem["kind"][] = ["untrusted", "invalid"];

/** Opens one of the office's own batch files and holds it against its manifest, and against what was sealed here. */
export async function verifyBatch(office: Office, path: string): Promise<Verified> {
  const bytes = await office.folders.read(path, 200 * 1024 * 1024);
  try {
    const part = await office.exchange.verify(bytes, path);
    const known = await batchOf(office, part);
    const sealedHere = known?.files.some(({ sha256 }) => sha256 === part.sha256) ?? false;
    return { part, problem: null, sealedHere };
  } catch (cause) {
    if (!(cause instanceof Problem) || !bad.includes(cause.kind)) throw cause;
    return { part: null, problem: cause, sealedHere: false };
  }
}

async function batchOf(office: Office, part: VerifiedPart) {
  try {
    return await office.batches.load(part.batch as BatchId);
  } catch (cause) {
    if (cause instanceof Problem && cause.code === "unknown-batch") return null;
    throw cause;
  }
}
