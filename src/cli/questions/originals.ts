import { dirname, resolve } from "node:path";
import type { Digest } from "../../domain/ids.ts";
import type { Office } from "../../workflow/office.ts";
import type { ScannedPaper } from "../../workflow/take-in-scans.ts";
import type { Desk } from "../desk.ts";

/** Paths of scans as they stand in a file: they start at the file's folder, or at the present one for standard input. */
export function withFullPaths<Some extends ScannedPaper>(desk: Desk, from: string, papers: readonly Some[]): Some[] {
  const { cwd } = desk.world;
  const folder = from === "-" ? cwd : dirname(resolve(cwd, from));
  return papers.map((paper) =>
    typeof paper.scan === "string" ? { ...paper, scan: resolve(folder, paper.scan) } : paper,
  );
}

/** Where the scans lie that are to be taken in. */
export const originalsIn = (papers: readonly ScannedPaper[]): string[] => [
  ...new Set(papers.flatMap(({ scan }) => (typeof scan === "string" ? [scan] : []))),
];

/**
 * Says where the plain originals of the scans still lie that were taken in, and offers to remove them. `papers` are as
 * they were saved: only a file that still has the bytes of one of them is removed.
 */
export async function settleOriginals(
  desk: Desk,
  office: Office,
  originals: readonly string[],
  papers: readonly ScannedPaper[],
): Promise<void> {
  const { printer, say, ask } = desk;
  for (const path of originals) {
    if (!desk.json) printer.note(say("view.document.original", { path }));
    if (!ask.possible) continue;
    const remove = await ask.select({
      message: say("view.document.removeOriginal"),
      answer: "scan",
      choices: [
        { value: false, name: say("view.document.keepOriginal") },
        { value: true, name: say("view.document.dropOriginal") },
      ],
    });
    if (remove !== true) continue;
    const gone = await removed(office, path, papers);
    printer.note(say(gone ? "view.document.originalGone" : "view.document.originalChanged", { path }));
  }
}

async function removed(office: Office, path: string, papers: readonly ScannedPaper[]): Promise<boolean> {
  for (const { scan } of papers) {
    if (scan && typeof scan !== "string" && (await office.folders.remove(path, scan.sha256 as Digest))) return true;
  }
  return false;
}
