import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { codesIn, docsFolder, readDocument, sectionOf, tableIn } from "./markdown.ts";

interface Rule {
  readonly paths?: Readonly<Record<string, string>>;
  readonly patterns: readonly { readonly group: readonly string[] }[];
}

const root = join(docsFolder, "..");
const text = await readDocument("architecture.md");
const biome = JSON.parse(await readFile(join(root, "biome.json"), "utf8")) as {
  readonly overrides: readonly {
    readonly includes: readonly string[];
    readonly linter: { readonly rules: { readonly style?: { readonly noRestrictedImports?: { options: Rule } } } };
  }[];
};

const rules = new Map(
  biome.overrides.flatMap(({ includes, linter }) => {
    const rule = linter.rules.style?.noRestrictedImports?.options;
    const folder = /^src\/(\w+)\/\*\*$/.exec(includes[0] ?? "")?.[1];
    return rule === undefined || folder === undefined ? [] : [[folder, rule] as const];
  }),
);
const packages = new Set([...rules.values()].flatMap((rule) => Object.keys(rule.paths ?? {})));

describe("docs/architecture.md", () => {
  it("names every folder and file of src, and no other", async () => {
    const entries = await readdir(join(root, "src"), { withFileTypes: true });
    const names = entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
    const told = tableIn(sectionOf(text, "## Folders and files of `src`")).flatMap(([name]) => codesIn(name ?? ""));
    expect(told.toSorted()).toEqual(names.toSorted());
  });

  it("says of imports what the linter enforces", () => {
    const told = tableIn(sectionOf(text, "## Who may import whom")).map(([folder, may, doors]) => ({
      folder: codesIn(folder ?? "")[0],
      may: codesIn(may ?? "").toSorted(),
      doors: codesIn(doors ?? "").toSorted(),
    }));
    const enforced = [...rules].map(([folder, rule]) => {
      const refused = rule.patterns.flatMap(({ group }) => group);
      const others = [...rules.keys()].filter((one) => one !== folder);
      return {
        folder,
        may: others.filter((one) => !refused.includes(`**/${one}/**`)).toSorted(),
        doors: [...packages].filter((one) => !(one in (rule.paths ?? {}))).toSorted(),
      };
    });
    expect(told).toEqual(enforced);
  });

  it("says which folders the linter keeps from node: modules and from main.ts", () => {
    const refusing = (pattern: string) =>
      [...rules]
        .filter(([, rule]) => rule.patterns.some(({ group }) => group.includes(pattern)))
        .map(([folder]) => folder);
    expect(refusing("node:*")).toEqual(["domain", "workflow"]);
    expect(refusing("**/main.ts")).toEqual([...rules.keys()]);
  });

  it("names files of the walk that are there", async () => {
    const walk = sectionOf(text, "## A walk through one case");
    const files = codesIn(walk).filter((one) => one.endsWith(".ts"));
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const path = file.includes("/") ? file : `workflow/${file}`;
      await expect(stat(join(root, "src", path)), path).resolves.toBeDefined();
    }
  });
});

describe("every document", () => {
  it("points to files that are there", async () => {
    const names = (await readdir(docsFolder, { recursive: true })).filter((name) => name.endsWith(".md"));
    for (const name of names) {
      const links = [...(await readDocument(name)).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g)];
      for (const [, target = ""] of links) {
        const path = join(docsFolder, name, "..", target);
        await expect(
          stat(path).catch(() => null),
          `${name} → ${target}`,
        ).resolves.not.toBeNull();
      }
    }
  });
});
