import { describe, expect, it } from "vitest";
import { printerOf } from "../../src/cli/printer.ts";
import { report } from "../../src/cli/report.ts";
import { terminalOf } from "../../src/cli/terminal.ts";
import { Problem } from "../../src/domain/problem.ts";
import type { Language } from "../../src/domain/text.ts";
import { translator } from "../../src/i18n/translate.ts";
import { testWorld } from "../support/test-world.ts";

async function reported(
  thrown: unknown,
  options: { json?: boolean; debug?: boolean; language?: Language; result?: object } = {},
) {
  const world = testWorld();
  const json = options.json ?? false;
  const printer = await printerOf(world, terminalOf(world, { noColor: true, json }));
  if (options.result) printer.json(options.result);
  const translate = await translator(options.language ?? "en");
  const exit = await report(thrown, { printer, translate, json, debug: options.debug ?? false });
  return { exit, stdout: world.stdout.text, stderr: world.stderr.text };
}

describe("a problem", () => {
  it("is told in two sentences in the officer's language, and has the exit code of its kind", async () => {
    const problem = new Problem("unknown-case", { case: "BER-2026-000009" });
    expect(await reported(problem)).toEqual({
      exit: 2,
      stdout: "",
      stderr: "There is no case BER-2026-000009 in this office.\nCheck the number: iin-desk case list.\n",
    });
    expect((await reported(problem, { language: "kk" })).stderr).toBe(
      "Бұл кеңседе BER-2026-000009 ісі жоқ.\nНөмірін тексеріңіз: iin-desk case list.\n",
    );
  });

  it("is the last line of stderr with --json, and stdout stays empty", async () => {
    const problem = new Problem("answer-needed", { answer: "--category" });
    const { exit, stdout, stderr } = await reported(problem, { json: true, language: "ru", result: { case: "x" } });
    expect([exit, stdout]).toEqual([4, ""]);
    expect(JSON.parse(stderr.trimEnd().split("\n").at(-1) ?? "")).toEqual({
      type: "problem",
      code: "answer-needed",
      kind: "needs-person",
      message: "Не хватает ответа, а спросить здесь некого: --category.",
      hint: "Укажите его параметром или в файле либо запустите команду в терминале без --json.",
      params: { answer: "--category" },
    });
  });

  it("never shows a terminal what was in a path", async () => {
    const problem = new Problem("no-such-file", { path: "a\u001b]0;x\u0007\u202eb.json" });
    expect((await reported(problem)).stderr).toContain("There is no file a\ufffd]0;x\ufffd\ufffdb.json.");
    expect((await reported(problem, { json: true })).stderr).toContain("\\u202eb.json");
  });

  it("whose thrower forgot a parameter is told all the same", async () => {
    const { exit, stderr } = await reported(new Problem("no-such-file"));
    expect([exit, stderr]).toEqual([2, "no-such-file {}\nCheck the path and that the stick or disk is connected.\n"]);
  });
});

describe("what the machine refused", () => {
  const refused = (code: string, more: object = {}) => Object.assign(new Error(`${code}: secret`), { code, ...more });

  it.each([
    ["ENOSPC", 7, "The disk is full."],
    ["SQLITE_FULL", 7, "The disk is full."],
    ["EROFS", 7, "Nothing can be written to /mnt/stick:"],
    ["EACCES", 7, "Nothing can be written to /mnt/stick:"],
    ["SQLITE_READONLY_DBMOVED", 7, "The office's store cannot be opened for writing"],
    ["EIO", 7, "The disk did not read or write"],
    ["SQLITE_IOERR_WRITE", 7, "The disk did not read or write"],
    ["EMFILE", 7, "The computer allows no more open files"],
    ["SQLITE_BUSY_SNAPSHOT", 75, "Another program is writing to the office's store"],
    ["SQLITE_CORRUPT", 7, "The office's store is damaged"],
    ["SQLITE_NOTADB", 7, "The office's store is damaged"],
  ])("%s exits with %i and its own words", async (code, exit, words) => {
    const told = await reported(refused(code, { path: "/mnt/stick" }));
    expect(told.exit).toBe(exit);
    expect(told.stderr).toContain(words);
    expect(told.stderr).not.toContain("secret");
  });
});

describe("a bug", () => {
  it("says where it is and what to send, and quotes nothing", async () => {
    const { exit, stderr } = await reported(new TypeError("cannot read Müller"));
    expect(exit).toBe(1);
    expect(stderr).toMatch(/^This is a fault in the program, not yours \(report\.test\.ts:\d+\)\.\nSend this line/);
    expect(stderr).not.toContain("Müller");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it("shows its stack to those who ask for it", async () => {
    expect((await reported(new Error("x"), { debug: true })).stderr).toMatch(/^Error: x\n\s+at /);
  });

  it("is a bug for scripts too, whatever was thrown", async () => {
    for (const thrown of [new Error("x"), "x", undefined]) {
      const { exit, stderr } = await reported(thrown, { json: true });
      expect(exit).toBe(1);
      expect(JSON.parse(stderr)).toMatchObject({ type: "problem", code: "bug", kind: "bug" });
    }
  });
});
