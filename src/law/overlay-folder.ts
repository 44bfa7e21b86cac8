import { readFile } from "node:fs/promises";
import type { Overlay } from "../domain/rule-pack.ts";
import { type Compiled, nothingCompiled } from "./compiled.ts";
import { readOverlay } from "./pack-file.ts";
import { yamlFilesIn } from "./pack-folder.ts";

export interface OverlayFile {
  readonly overlay: Overlay;
  readonly bytes: Uint8Array;
}

/** The overlays of the folders that exist, in the order in which they were taken in. Throws `bad-rules`. */
export async function overlayFiles(
  folders: readonly string[],
  compiled: Compiled = nothingCompiled,
): Promise<OverlayFile[]> {
  const files: OverlayFile[] = [];
  for (const path of await yamlFilesIn(folders)) {
    const bytes = await readFile(path);
    files.push({ overlay: await readOverlay(bytes, path, compiled), bytes });
  }
  return files;
}
