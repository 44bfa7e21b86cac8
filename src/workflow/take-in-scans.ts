import type { Digest } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { type Scan, scanLimit, scanTypeOf } from "../domain/scan.ts";
import type { Office } from "./office.ts";

/** A paper as far as its scan is concerned: in a case, or in the answers of an interview. */
export interface ScannedPaper {
  readonly scan?:
    | string
    | { readonly sha256: string; readonly type: string; readonly bytes: number }
    | null
    | undefined;
}
type Kept = Exclude<ScannedPaper["scan"], string | null | undefined>;

/**
 * Takes in the scan of every paper that names one by its path: from then on its bytes lie in the office, and the paper
 * says which they are. Throws `no-such-file`, `file-too-large` (above 20 MB), `scan-not-recognised` (by its content
 * neither PDF, JPEG, PNG nor TIFF, or cut off), `scan-unknown` for a scan that this office does not have. Those of
 * `before` were looked at when they came.
 */
export async function takeInScans<Some extends ScannedPaper>(
  office: Office,
  documents: readonly Some[],
  before: readonly ScannedPaper[] = [],
): Promise<Some[]> {
  const known = before.map(({ scan }) => digestOf(scan));
  const taken: Some[] = [];
  for (const document of documents) {
    const { scan } = document;
    if (typeof scan === "string") taken.push({ ...document, scan: await takeIn(office, scan) });
    else {
      if (scan && !known.includes(scan.sha256)) await mustBeHere(office, scan);
      taken.push(document);
    }
  }
  return taken;
}

async function takeIn(office: Office, path: string): Promise<Scan> {
  const bytes = await office.folders.read(path, scanLimit);
  const type = scanTypeOf(bytes);
  if (type === null) throw new Problem("scan-not-recognised", { path });
  return { sha256: await office.files.keep(bytes), type, bytes: bytes.length };
}

const digestOf = (scan: ScannedPaper["scan"]): string | null => (scan && typeof scan !== "string" ? scan.sha256 : null);

async function mustBeHere(office: Office, { sha256, type, bytes }: Kept): Promise<void> {
  try {
    const kept = await office.files.read(sha256 as Digest);
    if (kept.length !== bytes || scanTypeOf(kept) !== type) throw new Problem("scan-unknown", { digest: sha256 });
  } catch (cause) {
    if (cause instanceof Problem && cause.code === "store-damaged")
      throw new Problem("scan-unknown", { digest: sha256 });
    throw cause;
  }
}
