import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import pkg from "../../package.json" with { type: "json" };
import { docsFolder, readDocument } from "./markdown.ts";

const names = (await readdir(join(docsFolder, "decisions"))).sort();

it("decisions are numbered without holes, each with context, decision and consequences", async () => {
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
  for (const name of names) {
    const text = await readDocument(`decisions/${name}`);
    expect(text, name).toMatch(
      new RegExp(`^# ${Number(name.slice(0, 4))}\\. .+\n\n## Context\n[^]+\n## Decision\n[^]+\n## Consequences\n`),
    );
    expect(text.split("\n").length, name).toBeLessThan(45);
  }
});

it("decisions speak of packages that are there", async () => {
  const node = await readDocument("decisions/0001-node-comes-with-the-package.md");
  expect(node).toContain(`Node ${pkg.engines.node.replace(">=", "")} or newer`);
  expect(node).toContain(`\`better-sqlite3\` ${Number.parseInt(pkg.dependencies["better-sqlite3"], 10)}`);
  expect(Object.values(pkg.allowScripts)).not.toContain(true);
  const typescript = await readDocument("decisions/0004-typescript-erasable-syntax.md");
  expect(typescript).toContain(`TypeScript ${Number.parseInt(pkg.devDependencies.typescript, 10)}`);
});

it("CHANGELOG.md begins with the version of the program", async () => {
  const text = await readFile(join(docsFolder, "../CHANGELOG.md"), "utf8");
  expect(/^## (.+)$/m.exec(text)?.[1]).toBe(pkg.version);
});
