import { join } from "node:path";
import { expect, it } from "vitest";
import { bug, done, exitCodes } from "../../src/cli/exit-codes.ts";
import { type ProblemCode, type ProblemKind, problems } from "../../src/domain/problem.ts";
import { problem as words } from "../../src/i18n/words/en/problem.ts";
import { docsFolder, readDocument, withRows } from "./markdown.ts";

const when: Readonly<Record<ProblemKind, string>> = {
  usage: "unknown command, flag or case; a bad value in a flag; a file or folder that is not there",
  invalid: "the case, the rules or what a file says do not allow this",
  "needs-person": "an answer is missing and nobody is there to ask (no terminal, or `--json`)",
  conflict: "changed meanwhile, or two answers disagree",
  partly: "done for some; the others are listed in the result",
  environment: "disk, store, keys, fonts, office.json, or a store of a newer program",
  untrusted: "a file that is not signed by the centre, not for this office, or altered",
  forbidden: "this officer may not do this",
  busy: "another program is writing; try again",
  cancelled: "Ctrl-C, Ctrl-D or a closed terminal; a draft that was begun is kept",
};

const kinds = Object.keys(exitCodes) as ProblemKind[];
const exits = [
  [String(done), "done", "the command did its work, whatever it found; also: it was done already"],
  [String(bug), "bug", "a fault in the program"],
  ...kinds.map((kind) => [String(exitCodes[kind]), kind, when[kind]]),
];

const codes = Object.keys(problems) as ProblemCode[];
const listed = codes
  .map((code) => [`\`${code}\``, problems[code], String(exitCodes[problems[code]]), words[code].message])
  .sort((a, b) => Number(a[2]) - Number(b[2]));

// `npx vitest run test/docs -u` writes the two tables anew.
it("docs/exit-codes.md has every exit code and every problem of the program, and no other", async () => {
  const text = await readDocument("exit-codes.md");
  const first = withRows(text, "| exit | kind | when |", exits);
  const current = withRows(first, "| code | kind | exit | sentence |", listed);
  await expect(current).toMatchFileSnapshot(join(docsFolder, "exit-codes.md"));
});

it("every kind of problem but one is used by a problem", () => {
  const used = new Set<ProblemKind>(codes.map((code) => problems[code]));
  // `partly` is told by results that list what was left.
  expect(kinds.filter((kind) => !used.has(kind))).toEqual(["partly"]);
});
