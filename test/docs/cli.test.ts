import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/cli/catalogue.ts";
import { exitCodes } from "../../src/cli/exit-codes.ts";
import { readCommandLine } from "../../src/cli/program.ts";
import { type ProblemCode, problems } from "../../src/domain/problem.ts";
import { translator } from "../../src/i18n/translate.ts";
import { codesIn, readDocument, sectionOf, tableIn } from "./markdown.ts";

const text = await readDocument("cli.md");
const headings = [...text.matchAll(/^### `(.+)`$/gm)].map((match) => match[1] ?? "");
const told = catalogue.filter((shape) => headings.includes(shape.path)).map((shape) => [shape.path, shape] as const);

it("docs/cli.md tells every command once, and no other", () => {
  expect(headings.toSorted()).toEqual(catalogue.map((shape) => shape.path).toSorted());
});

describe.each(told)("docs/cli.md on %s", (path, shape) => {
  const section = sectionOf(text, `### \`${path}\``);
  const rows = tableIn(section);

  it("has its arguments and flags, and no other", () => {
    const flags = (shape.flags ?? []).map((flag) => {
      const value = flag.value === undefined ? "" : ` ${flag.value}${flag.many ? "..." : ""}`;
      return `${flag.name}${value}`;
    });
    expect(rows.map(([name]) => codesIn(name ?? "")[0])).toEqual([...(shape.args ?? []), ...flags]);
  });

  it("names every choice of a flag", () => {
    for (const flag of shape.flags ?? []) {
      const row = rows.find(([name]) => name?.startsWith(`\`${flag.name}`));
      for (const choice of flag.choices ?? []) expect(codesIn(row?.[1] ?? "")).toContain(choice);
    }
  });

  it("names the fields of its JSON", () => {
    expect(section).toMatch(/^JSON: (none|`[a-zA-Z0-9]+`(, `[a-zA-Z0-9]+`)*)\.$/m);
  });

  it("names only problems of the program, each with its exit code", () => {
    const line = /^Exits: (.*)\.$/m.exec(section)?.[1] ?? "";
    for (const part of line.split("; ").filter((one) => one !== "")) {
      const exit = Number(/^\d+/.exec(part)?.[0]);
      expect(Object.values(exitCodes)).toContain(exit);
      for (const code of codesIn(part).filter((one) => one in problems)) {
        expect([code, exitCodes[problems[code as ProblemCode]]]).toEqual([code, exit]);
      }
      const wrong = codesIn(part).filter((one) => one.includes("-") && !(one in problems));
      expect(wrong).toEqual([]);
    }
  });
});

it("docs/cli.md has the options of every command, and no other", async () => {
  const listed = tableIn(sectionOf(text, "### Options of every command")).map(([name]) => codesIn(name ?? "")[0]);
  let help = "";
  await readCommandLine(["case", "approve", "--help"], await translator("en"), "0", { out: (page) => (help += page) });
  const global = help.slice(help.indexOf("Options of every command:"));
  const options = [...global.matchAll(/^ {2}(--\S+(?: <\w+>)?)/gm)].map((match) => match[1]?.replace(/[<>]/g, ""));
  expect(listed).toEqual(options);
});
