import type { Digest } from "../domain/ids.ts";
import type { Scan } from "../domain/scan.ts";
import type { BatchPlan, PlannedPart, Prepared } from "../workflow/ports/exchange.ts";
import { limits } from "./limits.ts";

/** What encryption, the outer archive and a signature add to a payload at most, beside age's tag on every 64 KiB. */
const around = 4096;
/** A number of parts is known when all are planned: its digits, and an entry of the manifest that names a scan. */
const digits = 16;
const scanEntry = 512;
const wrapped = (payload: number): number => payload + Math.ceil(payload / 65_536) * 16 + around + digits;

/** What a line may take at most beside its own bytes: its entry in the manifest, however many scans it names. */
const entryBytes = ({ bytes, scans }: Prepared): number => bytes + 400 + scans.length * 70;

/** More lines than these make a further part: however many leave, no more than these are held in memory. */
const linesAtOnce = 2_000;

export interface ScansOf {
  readonly of: Prepared;
  readonly scans: readonly Scan[];
}

/**
 * Cuts a batch into parts whose files are at most `maxBytes`: lines first, then scans. A line is never cut, and the scans
 * of a case stay together where they fit into one file; a scan is never cut. `packedSize` is the payload of some lines.
 */
export async function planParts(
  items: readonly Prepared[],
  scans: readonly ScansOf[],
  maxBytes: number,
  packedSize: (items: readonly Prepared[]) => Promise<number>,
): Promise<BatchPlan> {
  const most = Math.min(maxBytes, limits.fileBytes);
  const lines = await planLines(items, most, packedSize);
  const left = new Set(lines.tooLarge.map(({ item }) => item));
  const pictures = planScans(
    scans.filter(({ of }) => !left.has(of.item)),
    most,
  );
  return { parts: [...lines.parts, ...pictures.parts], tooLarge: lines.tooLarge, scansTooLarge: pictures.tooLarge };
}

async function planLines(
  items: readonly Prepared[],
  most: number,
  packedSize: (items: readonly Prepared[]) => Promise<number>,
) {
  const fits = async (some: readonly Prepared[]) => {
    if (some.length > linesAtOnce) return false;
    if (some.length * 400 + namedScans(some) * 70 > limits.manifestBytes - around) return false;
    if (some.reduce((sum, { bytes }) => sum + bytes + 1, 0) > limits.itemsBytes) return false;
    const unpacked = some.reduce((sum, one) => sum + entryBytes(one), around);
    return wrapped(unpacked) <= most || wrapped(await packedSize(some)) <= most;
  };
  const parts: PlannedPart[] = [];
  const tooLarge: Prepared[] = [];
  let rest = items;
  while (rest.length > 0) {
    const count = await mostThatFit(rest, fits);
    const [first] = rest;
    if (count > 0) parts.push({ holds: "items", items: rest.slice(0, count) });
    else if (first !== undefined) tooLarge.push(first);
    rest = rest.slice(Math.max(count, 1));
  }
  return { parts, tooLarge };
}

const namedScans = (items: readonly Prepared[]) => items.reduce((sum, { scans }) => sum + scans.length, 0);

/** How many from the beginning fit: more lines never make a smaller file. */
async function mostThatFit<Item>(
  items: readonly Item[],
  fits: (some: readonly Item[]) => Promise<boolean>,
): Promise<number> {
  if (await fits(items)) return items.length;
  let low = 0;
  let high = items.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (await fits(items.slice(0, middle))) low = middle;
    else high = middle;
  }
  return low;
}

/** Scans are pictures and pack no further: their sizes can be added. A scan of two cases travels once. */
function planScans(scans: readonly ScansOf[], most: number) {
  const room = Math.min(most, limits.unpackedBytes) - wrapped(scanEntry * 2);
  const weight = (some: readonly Scan[]) => some.reduce((sum, { bytes }) => sum + bytes + scanEntry, 0);
  const parts: ScansOf[][] = [];
  const tooLarge: ScansOf[] = [];
  const seen = new Set<Digest>();
  let size = 0;
  const add = (of: Prepared, some: readonly Scan[]) => {
    const part = parts.at(-1);
    const last = part?.at(-1);
    const filled = size + weight(some) + scanEntry;
    const entries = part?.reduce((sum, one) => sum + one.scans.length, 0) ?? 0;
    if (part === undefined || filled > room || entries + some.length >= limits.entries) {
      parts.push([{ of, scans: some }]);
      size = weight(some) + scanEntry;
    } else {
      if (last?.of === of) part.splice(-1, 1, { of, scans: [...last.scans, ...some] });
      else part.push({ of, scans: some });
      size = filled;
    }
  };
  for (const { of, scans: all } of scans) {
    const fresh = all.filter(
      ({ sha256 }, at) => !seen.has(sha256) && all.findIndex((one) => one.sha256 === sha256) === at,
    );
    for (const { sha256 } of fresh) seen.add(sha256);
    const large = fresh.filter((scan) => weight([scan]) + scanEntry > room);
    const fitting = fresh.filter((scan) => !large.includes(scan));
    if (large.length > 0) tooLarge.push({ of, scans: large });
    if (fitting.length === 0) continue;
    if (weight(fitting) + scanEntry <= room) add(of, fitting);
    else for (const scan of fitting) add(of, [scan]);
  }
  return { parts: parts.map((items): PlannedPart => ({ holds: "scans", items })), tooLarge };
}
