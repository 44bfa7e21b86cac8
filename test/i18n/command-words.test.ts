import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/cli/catalogue.ts";
import { helpKey } from "../../src/cli/command.ts";
import { words } from "../../src/i18n/words/en/index.ts";

const sorted = (keys: Iterable<string>) => [...new Set(keys)].sort();

describe("the words of the command line", () => {
  it("say every command and every group, and none that cannot be typed", () => {
    const typed = catalogue.flatMap(({ path }) => {
      const words = path.split(" ");
      return words.map((_, at) => words.slice(0, at + 1).join("-"));
    });
    expect(sorted(Object.keys(words.command))).toEqual(sorted(typed));
  });

  it("say every flag, and none that no command takes", () => {
    const flags = catalogue.flatMap((shape) => (shape.flags ?? []).map(helpKey));
    expect(sorted(Object.keys(words.flag))).toEqual(sorted(flags));
  });

  it("say every argument, and none that no command takes", () => {
    const args = catalogue.flatMap((shape) => (shape.args ?? []).map((one) => one.replace(/[[\].]/g, "")));
    expect(sorted(Object.keys(words.argument))).toEqual(sorted(args));
  });
});

describe("the words of the ledger", () => {
  it("say every line that is written to it", async () => {
    const written: string[] = [];
    for (const file of await readdir("src", { recursive: true })) {
      if (!/^(storage|workflow|domain|law|[^/\\]+\.ts$)/.test(file) || !file.endsWith(".ts")) continue;
      const source = await readFile(join("src", file), "utf8");
      const lines = source.matchAll(/(?:record\([^{}]*\{ code: |ledger\.append\(\s*|\bevent\()"([a-z-]+)"/g);
      for (const [, code] of lines) if (code !== undefined) written.push(code);
    }
    expect(written.length).toBeGreaterThan(15);
    expect(sorted(written).filter((code) => !Object.hasOwn(words.code.event, code))).toEqual([]);
  });
});
