import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Day, dayOrNull, isAfter, isBefore } from "../domain/day.ts";
import { textOf } from "./rule-bytes.ts";

/** What the first lines of a pack say of it, read without parsing the rest; the parser holds the whole to its schema. */
export interface PackHead {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly id: string;
  readonly status: string;
  readonly from: Day | null;
  readonly until: Day | null;
  readonly gap: { readonly from: Day; readonly until: Day } | null;
}

function headOf(path: string, bytes: Uint8Array): PackHead {
  const text = textOf(bytes, path);
  const plain = (pattern: string) => new RegExp(`^${pattern}:[ \\t]*["']?([^\\s"'#]+)`, "m").exec(text)?.[1] ?? null;
  const day = (pattern: string) => dayOrNull(plain(pattern) ?? "");
  const gapFrom = day("gap:\\s*\\n(?:[ \\t]+.*\\n)*?[ \\t]+from");
  const gapUntil = day("gap:\\s*\\n(?:[ \\t]+.*\\n)*?[ \\t]+until");
  return {
    path,
    bytes,
    id: plain("id") ?? "",
    status: plain("status") ?? "",
    from: day("from"),
    until: day("until"),
    gap: gapFrom !== null && gapUntil !== null ? { from: gapFrom, until: gapUntil } : null,
  };
}

/** The YAML files of the folders that exist, by name; a later folder's file comes after. */
export async function yamlFilesIn(folders: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const names = await readdir(folder).catch((): string[] => []);
      return names
        .filter((name) => name.endsWith(".yaml"))
        .sort()
        .map((name) => join(folder, name));
    }),
  );
  return lists.flat();
}

/** The heads of all packs in the folders, by their first day; packs without a span come last. */
export async function packHeads(folders: readonly string[]): Promise<PackHead[]> {
  const paths = await yamlFilesIn(folders);
  const heads = await Promise.all(paths.map(async (path) => headOf(path, await readFile(path))));
  return heads.sort((a, b) => (a.from?.toString() ?? "9999").localeCompare(b.from?.toString() ?? "9999"));
}

/** True on the days that the head's order covers. */
export const headCovers = (head: PackHead, day: Day): boolean =>
  head.from !== null && !isBefore(day, head.from) && (head.until === null || !isAfter(day, head.until));
