import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { DeskStore } from "./desk-store.ts";

/** Where the last number is noted beside the store: in the office folder, and in a folder of the user outside it. */
const placesOf = ({ db, elsewhere }: DeskStore, mark: string): string[] => [
  join(db.folder, "sent.json"),
  ...(elsewhere === null ? [] : [join(elsewhere, `${mark}.json`)]),
];

/** Notes the last number given. A place that cannot be written is left out: the store itself knows the number. */
export function noteSent(desk: DeskStore, mark: string, seq: number): void {
  for (const place of placesOf(desk, mark)) {
    try {
      mkdirSync(dirname(place), { recursive: true, mode: 0o700 });
      const beside = `${place}.${process.pid}.part`;
      writeFileSync(beside, `${JSON.stringify({ office: desk.office, lastBatch: seq })}\n`, { mode: 0o600 });
      renameSync(beside, place);
    } catch {
      // The other place, or the next export.
    }
  }
}

/** The largest number noted beside the store; 0 where nothing is. */
export const sentElsewhere = (desk: DeskStore, mark: string): number =>
  Math.max(0, ...placesOf(desk, mark).map(numberIn));

function numberIn(place: string): number {
  try {
    const noted = JSON.parse(readFileSync(place, "utf8")) as { lastBatch?: unknown };
    return typeof noted.lastBatch === "number" && Number.isSafeInteger(noted.lastBatch) ? noted.lastBatch : 0;
  } catch {
    return 0;
  }
}
