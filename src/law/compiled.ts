import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { yamlFilesIn } from "./pack-folder.ts";

/** The value of a YAML text that was compiled with the program, or null. */
export type Compiled = (text: string) => unknown;

/** Where nothing was compiled: every text is read. */
export const nothingCompiled: Compiled = () => null;

const nameOf = (text: string) => `${createHash("sha256").update(text).digest("hex")}.json`;

/** Values that `compileRules` left in a folder; a text changed since has another digest and is simply not there. */
export const compiledIn =
  (folder: string): Compiled =>
  (text) => {
    try {
      return JSON.parse(readFileSync(join(folder, nameOf(text)), "utf8"));
    } catch {
      return null;
    }
  };

/**
 * Writes the value of every YAML file of the law as JSON under the digest of its text: reading JSON takes a hundredth of
 * the time. Throws an Error for a file that cannot be read; what the file says is checked when it is used.
 */
export async function compileRules(templates: string, folder: string): Promise<void> {
  const { readText } = await import("./yaml-text.ts");
  await mkdir(folder, { recursive: true });
  for (const path of await yamlFilesIn([templates, join(templates, "packs"), join(templates, "missions")])) {
    const text = await readFile(path, "utf8");
    const { value, faults } = readText(text);
    if (faults.length > 0) throw new Error(`${path}:${faults.map((fault) => `${fault.at} ${fault.code}`).join(", ")}`);
    await writeFile(join(folder, nameOf(text)), JSON.stringify(value));
  }
}
