import * as v from "valibot";
import { expect, it } from "vitest";
import { catalogue } from "../../src/cli/catalogue.ts";
import { exitCodes } from "../../src/cli/exit-codes.ts";
import { readCommandLine } from "../../src/cli/program.ts";
import { officeProfileSchema } from "../../src/domain/office-profile.ts";
import { officerSchema } from "../../src/domain/officer.ts";
import { problems } from "../../src/domain/problem.ts";
import { translator } from "../../src/i18n/translate.ts";
import { exampleProfile } from "../support/office.ts";
import { codesIn, readDocument } from "./markdown.ts";

const text = await readDocument("scripting.md");
const blocks = (language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, "gms"))].map(([, block = ""]) => block);

it("every command line of docs/scripting.md can be typed", async () => {
  const lines = [...blocks("sh"), ...blocks("ini"), ...blocks("bat")]
    .join("\n")
    .replaceAll("\\\n", " ")
    .split("\n")
    .flatMap((line) => /iin-desk (batch .*)$/.exec(line)?.[1] ?? []);
  expect(lines.length).toBeGreaterThan(2);
  const say = await translator("en");
  for (const line of lines) {
    const argv = line
      .replace(/ >>.*$/, "")
      .replace(/"[^"]*"/g, "x")
      .trim()
      .split(/\s+/);
    const typed = await readCommandLine(argv, say, "0", { out: () => {} });
    expect(typed?.shape.path, line).toBe("batch export");
  }
});

it("its officer, its transport and its progress are those of the program", async () => {
  const [officer = "", progress = "", transport = ""] = blocks("json");
  expect(v.safeParse(officerSchema, JSON.parse(officer)).success).toBe(true);
  expect(JSON.parse(progress)).toMatchObject({ type: "progress", phase: "reading" });
  const profile = JSON.parse(JSON.stringify({ ...(await exampleProfile()), ...JSON.parse(transport) }));
  expect(v.parse(officeProfileSchema, profile).export?.transport?.retries).toBe(3);
});

it("its codes and commands exist", () => {
  const exits: readonly number[] = [0, ...Object.values(exitCodes)];
  const rows = text.slice(text.indexOf("| exit |"), text.indexOf("A second export"));
  for (const [, row = ""] of rows.matchAll(/^\| ([\d, ]+) \|/gm)) {
    for (const code of row.split(", ")) expect(exits).toContain(Number(code));
  }
  for (const code of codesIn(text).filter((one) => one.startsWith("transport-"))) expect(problems).toHaveProperty(code);
  const paths = catalogue.map(({ path }) => path);
  for (const word of codesIn(text).filter((one) => one.startsWith("batch "))) {
    expect(paths).toContain(word.split(" ").slice(0, 2).join(" "));
  }
});
