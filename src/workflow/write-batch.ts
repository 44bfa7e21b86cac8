import { attemptName, type Batch } from "../domain/batch.ts";
import type { Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { stampOf } from "./act.ts";
import type { Office } from "./office.ts";

/** Where a batch goes: a folder, or the program that moves files for this office. */
export type Destination =
  | { readonly kind: "folder"; readonly path: string; readonly target: string }
  | { readonly kind: "transport"; readonly path: string; readonly target: "transport" };

export interface WrittenFile {
  readonly name: string;
  /** Where it lies now; null where the program that moves files has taken it over, and nothing lies here any more. */
  readonly path: string | null;
  readonly sha256: Digest;
  readonly bytes: number;
}

/**
 * The folder that was named, else the configured program. Throws `answer-needed` without either, `no-such-folder`, and
 * `marker-missing` where the folder lacks the file by which this office knows its medium.
 */
export async function destinationOf(office: Office, to: string | null, marker: string | null): Promise<Destination> {
  const { folders, transport } = office;
  if (to === null) {
    if (!transport.configured) throw new Problem("answer-needed", { answer: "--to" });
    return { kind: "transport", path: await transport.outbox(), target: "transport" };
  }
  await folders.mustExist(to);
  const demanded = marker ?? office.profile.export?.marker ?? null;
  if (demanded !== null && !(await liesIn(office, to, demanded))) {
    throw new Problem("marker-missing", { path: to, marker: demanded });
  }
  return { kind: "folder", path: to, target: await folders.realPath(to) };
}

/** Any plain file of this name will do: what it says is not looked at. */
async function liesIn(office: Office, folder: string, name: string): Promise<boolean> {
  const names = await office.folders.list(folder, name);
  return names.includes(office.folders.pathOf(folder, name));
}

/**
 * Writes every part of a batch, and hands it to the program that moves files where that is its way. An intent before
 * anything leaves, an outcome after: between the two the outcome is unknown. Throws `transport-failed` (kept, and sent
 * by the next export) and `transport-silent` (kept, and unknown).
 */
export async function writeBatch(
  office: Office,
  batch: Batch,
  to: Destination,
  { attempt, tell }: { readonly attempt: number; readonly tell: (done: number, total: number) => void },
): Promise<WrittenFile[]> {
  await office.batches.intend(batch.id, { target: to.target, attempt }, stampOf(office));
  try {
    const written: (WrittenFile & { readonly path: string })[] = [];
    for (const [at, file] of batch.files.entries()) {
      tell(at, batch.files.length);
      const bytes = await office.files.read(file.sha256);
      const name = attemptName(file.name, attempt);
      const { path, sha256 } = await office.folders.write(to.path, name, bytes);
      written.push({ name, path, sha256, bytes: bytes.length });
    }
    tell(batch.files.length, batch.files.length);
    if (to.kind === "transport") {
      await carry(office, batch, written);
      return written.map((file) => ({ ...file, path: null }));
    }
    await office.batches.outcome(batch.id, "written", stampOf(office));
    return written;
  } catch (cause) {
    if (cause instanceof Problem && (await nothingLeft(office, batch, to, attempt))) {
      await office.batches.outcome(batch.id, "sealed", stampOf(office));
    }
    throw cause;
  }
}

/** True where it can be seen that no part lies on the medium: then the outcome is known. */
async function nothingLeft(office: Office, batch: Batch, to: Destination, attempt: number): Promise<boolean> {
  // What lies in the outbox has not left; what the program did with it was noted where it was seen.
  if (to.kind === "transport") return false;
  try {
    for (const file of batch.files) {
      const found = await office.folders.compare(to.path, attemptName(file.name, attempt), file.sha256);
      if (found === "same") return false;
    }
    return true;
  } catch {
    return false;
  }
}

async function carry(
  office: Office,
  batch: Batch,
  files: readonly { readonly path: string; readonly sha256: Digest }[],
): Promise<void> {
  for (const { path } of files) {
    const carried = await carriedOrNot(office, batch, path);
    if (carried.outcome === "unknown") {
      await office.batches.outcome(batch.id, "unknown", stampOf(office));
      throw new Problem("transport-silent", { batch: batch.id });
    }
    if (carried.outcome === "failed") {
      await office.batches.outcome(batch.id, "sealed", stampOf(office));
      const { attempts, exit } = carried;
      throw new Problem("transport-failed", { batch: batch.id, attempts, exit: exit ?? "?" });
    }
  }
  await office.batches.outcome(batch.id, "handed-over", stampOf(office));
  for (const { path, sha256 } of files) await office.folders.remove(path, sha256);
}

async function carriedOrNot(office: Office, batch: Batch, path: string) {
  try {
    return await office.transport.carry(path);
  } catch (cause) {
    if (cause instanceof Problem) await office.batches.outcome(batch.id, "sealed", stampOf(office));
    throw cause;
  }
}
