import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { issued, type TestOffice, testOffice } from "../support/office.ts";
import { investor, sent, someIin } from "../support/sent.ts";
import { type Ran, runIn } from "../support/world.ts";

const now = "2026-11-23T09:00:00Z";

const type = (desk: TestOffice, line: string, lang = "en"): Promise<Ran> =>
  runIn([...line.split(" "), "--lang", lang, "--as", "consul"], {
    cwd: desk.stick,
    now,
    env: { IIN_DESK_OFFICE: desk.folder, IIN_DESK_NOW: now },
  });

/** A folder with one file that brings an issued and a held ruling, and, after it in the alphabet, one that was cut. */
async function goodAndCut(desk: TestOffice) {
  const [a = "", b = ""] = await sent(desk, "investor", "senior");
  const good = await desk.centreSays(
    [issued(await desk.about(a as never), someIin(investor)), issued(await desk.about(b as never), someIin("010203"))],
    1,
  );
  const cut = await cutAs(good, "z.iinb");
  return { a, b, good, cut, folder: dirname(good) };
}

async function cutAs(good: string, name: string): Promise<string> {
  const cut = join(dirname(good), name);
  await writeFile(cut, (await readFile(good)).subarray(0, 900));
  return cut;
}

const lastLine = (stderr: string): Record<string, unknown> => JSON.parse(stderr.trimEnd().split("\n").at(-1) ?? "");

describe("several answer files, one of them cut", () => {
  it("what the good one brought is told, then the bad one with what to do", async () => {
    const desk = await testOffice();
    const { a, b, folder, cut } = await goodAndCut(desk);
    const { code, stdout, stderr } = await type(desk, `answers import ${folder}`);
    expect(code).toBe(8);
    expect(stdout).toMatch(new RegExp(`Answer file BER-2026-A000001 is taken in\\.\nApplied\n  ${a}  IIN issued`));
    expect(stdout).toMatch(new RegExp(`Held for a person\n  ${b}  IIN issued  the digits`));
    expect(stderr.replace(/\s+/g, " ")).toContain(`${cut} is damaged`);
    expect(stderr).toContain("Copy or fetch the file again");
    const again = await type(desk, `answers import ${folder}`);
    expect(again.code).toBe(8);
    expect(again.stdout).toContain("was taken in before. Nothing was changed.");
    expect(`${again.stdout}${again.stderr}`).not.toContain("is taken in.");
  });

  it.each(["ru", "kk"])("in %s too", async (lang) => {
    const desk = await testOffice();
    const { a, b, folder } = await goodAndCut(desk);
    const { code, stdout, stderr } = await type(desk, `answers import ${folder}`, lang);
    expect(code).toBe(8);
    expect(stdout).toContain(a);
    expect(stdout).toContain(b);
    expect(stderr).toContain("z.iinb");
  });

  it("a script reads the result in the problem: one line, no number of a person, and stdout stays empty", async () => {
    const desk = await testOffice();
    const { a, b, good, folder, cut } = await goodAndCut(desk);
    const { code, stdout, stderr } = await type(desk, `answers import ${folder} --json`);
    expect([code, stdout]).toEqual([8, ""]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).not.toContain(someIin(investor));
    expect(lastLine(stderr)).toMatchObject({
      type: "problem",
      code: "container-unreadable",
      kind: "untrusted",
      result: {
        format: 1,
        applied: [{ case: a, ruling: "issued" }],
        held: [{ case: b, reason: "birth-date-disagrees" }],
        files: [{ file: "BER-2026-A000001", again: false }],
        refused: [{ path: cut, code: "container-unreadable", kind: "untrusted" }],
      },
    });
    expect(lastLine((await type(desk, `answers import ${folder} --json`)).stderr)).toMatchObject({
      result: { applied: [], repeated: [{ case: a }, { case: b }], files: [{ again: true }] },
    });
    // Nothing is refused: the result is where it always is, and says so.
    expect(JSON.parse((await type(desk, `answers import ${good} --json`)).stdout)).toMatchObject({ refused: [] });
  });

  it("the gravest of several faults is the exit code, each is listed, and what helps is said once", async () => {
    const desk = await testOffice();
    const { good, cut } = await goodAndCut(desk);
    const other = await cutAs(good, "y.iinb");
    const differs = await desk.centreSays([{ kind: "XTR", note: basename(cut) }], 1, {
      uuid: "019aaf50-7777-7000-8000-000000000009",
    });
    await type(desk, `answers import ${good}`);
    const { code, stderr } = await type(desk, `answers import ${differs} ${cut} ${other} ${good}`);
    expect(code).toBe(8);
    expect(stderr.split("Copy or fetch the file again")).toHaveLength(2);
    expect(stderr).toContain("Do not choose between them");
    const told = lastLine((await type(desk, `answers import ${differs} ${cut} ${good} --json`)).stderr);
    expect(told).toMatchObject({
      code: "container-unreadable",
      result: { refused: [{ path: differs, code: "answers-differ", kind: "conflict" }, { path: cut }] },
    });
    expect((await type(desk, `answers import ${differs} ${good}`)).code).toBe(5);
  });

  it("one bad file alone is its own problem, without a result", async () => {
    const desk = await testOffice();
    const { cut } = await goodAndCut(desk);
    const { code, stderr } = await type(desk, `answers import ${cut} --json`);
    expect(code).toBe(8);
    expect(lastLine(stderr)).not.toHaveProperty("result");
  });

  it("a file that is not there is known before the first is taken in", async () => {
    const desk = await testOffice();
    const { good } = await goodAndCut(desk);
    const before = await desk.head();
    expect((await type(desk, `answers import ${good} ${good}.nowhere`)).code).toBe(2);
    expect(await desk.head()).toBe(before);
  });

  it("what is no file at all leaves the others too", async () => {
    const desk = await testOffice();
    const { a, good, b } = await goodAndCut(desk);
    const { code, stdout, stderr } = await type(desk, `answers import /dev/null ${good}`);
    expect(code).toBe(2);
    expect(stderr).toContain("/dev/null is not a plain file");
    expect(stdout).toContain(a);
    expect(stdout).toContain(b);
  });
});
