import { basename } from "node:path";
import type { Digest } from "../domain/ids.ts";
import type { RulesFile } from "../workflow/ports/rules.ts";
import { overlayFiles } from "./overlay-folder.ts";
import { readOverlay, readPack } from "./pack-file.ts";
import { packHeads, yamlFilesIn } from "./pack-folder.ts";
import { digestOf, textOf } from "./rule-bytes.ts";

/**
 * Reads a file of rules from outside: a pack, or an overlay (which names its country). Throws `bad-rules` with every
 * fault and its place.
 */
export async function readRules(bytes: Uint8Array, path: string): Promise<RulesFile> {
  const text = textOf(bytes, path);
  if (/^country:/m.test(text) && !/^categories:/m.test(text)) {
    return { kind: "overlay", overlay: await readOverlay(bytes, path), digest: digestOf(bytes) };
  }
  return { kind: "pack", pack: await readPack(bytes, path) };
}

/** The digest of the file of a pack in the folders; null for an id that none of them has. */
export async function knownPack(folders: readonly string[], id: string): Promise<Digest | null> {
  const head = (await packHeads(folders)).findLast((one) => one.id === id);
  return head === undefined ? null : digestOf(head.bytes);
}

/** The digest of the file of an overlay in the folders; null for an id that none of them has. */
export async function knownOverlay(folders: readonly string[], id: string): Promise<Digest | null> {
  const file = (await overlayFiles(folders)).find(({ overlay }) => overlay.id === id);
  return file === undefined ? null : digestOf(file.bytes);
}

/**
 * A name for a file of rules that is taken in: files are read in the order of their names, so that of two orders that begin on
 * one day the one taken in later is the law, and a later overlay can stand in the place of an earlier one.
 */
export async function nameForRules(folder: string, id: string): Promise<string> {
  const taken = (await yamlFilesIn([folder])).map((path) => Number(/^\d+/.exec(basename(path))?.[0] ?? 0));
  return `${String(Math.max(0, ...taken) + 1).padStart(4, "0")}-${id}.yaml`;
}
