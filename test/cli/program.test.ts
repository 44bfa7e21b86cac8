import { describe, expect, it } from "vitest";
import { catalogue } from "../../src/cli/catalogue.ts";
import type { Flag } from "../../src/cli/command.ts";
import { readCommandLine } from "../../src/cli/program.ts";
import { translator } from "../../src/i18n/translate.ts";

const say = await translator("en");

const valuesFor = (flag: Flag) => (flag.value === undefined ? [] : [flag.choices?.[0] ?? "X"]);
const expected = (flag: Flag) => (flag.value === undefined ? true : flag.many ? valuesFor(flag) : valuesFor(flag)[0]);
const flags = catalogue.flatMap((shape) =>
  (shape.flags ?? []).map((flag) => [shape.path, flag.name, shape, flag] as const),
);

describe("a command line", () => {
  it.each(flags)("%s hands on %s under the name that is typed", async (path, name, shape, flag) => {
    const args = (shape.args ?? []).map(() => "1");
    const beside = (shape.flags ?? []).filter((one) => one.name === flag.beside?.[0]);
    const argv = [flag, ...beside].flatMap((one) => [one.name, ...valuesFor(one)]);
    const typed = await readCommandLine([...path.split(" "), ...args, ...argv], say, "0.0.0", { out: () => {} });
    expect(typed?.call.flags[name.slice(2)]).toEqual(expected(flag));
  });
});

describe("an option that takes one value", () => {
  const read = (line: string) => readCommandLine(line.split(" "), say, "0.0.0", { out: () => {} });

  it.each([
    ["batch export --to a --to b", "--to"],
    ["batch export --to a --to=a", "--to"],
    ["case list --lang en --lang ru", "--lang"],
    ["--lang en case list --lang ru", "--lang"],
    ["--office a --office b case list", "--office"],
    ["batch export --as consul --limit 1 --as vice", "--as"],
    ["batch export --scans now --scans none", "--scans"],
  ])("is refused when it comes twice: %s", async (line, flag) => {
    await expect(read(line)).rejects.toMatchObject({ code: "flag-twice", kind: "usage", params: { flag } });
  });

  it("is told from one that takes several", async () => {
    const typed = await read("centre answer f --to d --ruling A=issued --ruling B=refused C=silent");
    expect(typed?.call.flags.ruling).toEqual(["A=issued", "B=refused", "C=silent"]);
    expect(await read("case list --json --json")).toMatchObject({ globals: { json: true } });
  });
});

describe("help", () => {
  it.each([
    ["ru", "[параметры] [команда]"],
    ["kk", "[параметрлер] [команда]"],
  ] as const)("in %s has no word of the library's own", async (language, usage) => {
    const text = await helpOf(["--help"], language);
    expect(text).toContain(`iin-desk ${usage}`);
    expect(text + (await helpOf(["case", "list", "--help"], language))).not.toMatch(/\[options\]|choices|Usage/);
  });

  it("names the codes that an option takes, once", async () => {
    const text = (await helpOf(["case", "list", "--help"], "en")).replace(/\s+/g, " ");
    expect(text).toContain("(gathering, verified, decided, ruled, closed, withdrawn)");
    expect(text.match(/overdue/g)).toHaveLength(1);
  });
});

async function helpOf(argv: readonly string[], language: "kk" | "ru" | "en"): Promise<string> {
  let text = "";
  const out = (part: string) => {
    text += part;
  };
  await readCommandLine(argv, await translator(language), "0.0.0", { out });
  return text;
}
