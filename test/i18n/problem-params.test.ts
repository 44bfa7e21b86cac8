import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ProblemCode } from "../../src/domain/problem.ts";
import { problem } from "../../src/i18n/words/en/problem.ts";

interface Thrown {
  readonly code: ProblemCode;
  /** Names of the parameters; null where they are not written on the spot. */
  readonly params: readonly string[] | null;
  readonly where: string;
}

/** Every `new Problem("code", { … })` of the source. */
async function thrown(): Promise<Thrown[]> {
  const found: Thrown[] = [];
  for (const file of await readdir("src", { recursive: true })) {
    if (!file.endsWith(".ts")) continue;
    const source = await readFile(join("src", file), "utf8");
    for (const match of source.matchAll(/new Problem\(\s*"([a-z-]+)"\s*(,\s*(\{(?:[^{}]|\$\{[^{}]*\})*\})?)?/g)) {
      const where = `${file}:${source.slice(0, match.index).split("\n").length}`;
      const literal = match[2] === undefined ? "{}" : match[3]?.replace(/`[^`]*`|"[^"]*"/g, "text");
      const spread = literal === undefined || literal.includes("...");
      const names = literal?.match(/(?<=[{,]\s*)[a-zA-Z]+(?=\s*[:,}])/g) ?? [];
      found.push({ code: match[1] as ProblemCode, params: spread ? null : names, where });
    }
  }
  return found;
}

const placeholders = (sentence: string) => (sentence.match(/(?<=\{\{)\w+(?=\}\})/g) ?? []) as string[];

describe("the words of a problem", () => {
  it("find every parameter they name, wherever the problem is thrown", async () => {
    const all = await thrown();
    expect(all.length).toBeGreaterThan(20);
    const wanting = all.flatMap(({ code, params, where }) => {
      const words = problem[code];
      const missing = placeholders(`${words.message} ${words.hint}`).filter(
        (name) => !(params ?? [name]).includes(name),
      );
      return missing.length === 0 ? [] : [`${where} ${code}: ${[...new Set(missing)].join(", ")}`];
    });
    expect(wanting).toEqual([]);
  });
});
