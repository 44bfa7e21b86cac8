import { mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { type Desk, deskWithCases, toldProblem } from "../support/binary.ts";
import { sampleFile } from "../support/office.ts";

let desk: Desk;
let before: string;
beforeAll(async () => {
  desk = await deskWithCases();
  before = await desk.head();
});

const open = async (name: string) => toldProblem(await desk.run(["case", "open", "--from", name, "--json"]));

describe("a file that cannot be read as text", () => {
  it.concurrent.each([
    ["empty.json", "", 3, "bad-json"],
    ["utf16.json", Buffer.from("\ufeff{}", "utf16le"), 3, "not-text"],
    ["latin1.json", Buffer.from('{"surname":"M\xfcller"}', "latin1"), 3, "not-text"],
    ["huge.json", Buffer.alloc(5 * 1024 * 1024, " "), 3, "file-too-large"],
    ["deep.json", "[".repeat(200_000), 3, "bad-json"],
    ["list.txt", "kind: formation\n", 3, "bad-json"],
  ])("%s", async (name, content, exit, code) => {
    await writeFile(join(desk.root, name), content);
    expect(await open(name)).toMatchObject({ exit, code, params: { path: name } });
  });

  it.concurrent.each([
    ["nowhere.json", 2, "no-such-file"],
    ["why.txt/more.json", 2, "no-such-file"],
    ["stick", 2, "not-a-file"],
    ["/dev/zero", 3, "file-too-large"],
    ["n".repeat(5000), 2, "no-such-file"],
  ])("%.20s", async (name, exit, code) => {
    expect(await open(name)).toMatchObject({ exit, code });
  });

  it("a link in a circle", async () => {
    await symlink("circle", join(desk.root, "circle"));
    expect(await open("circle")).toMatchObject({ exit: 2, code: "no-such-file" });
  });

  it("a file without its list of papers: it is named, and nothing is shown of an interview", async () => {
    const { documents: _, letterLanguage: __, ...rest } = await sampleFile("investor");
    await writeFile(join(desk.root, "no-papers.json"), JSON.stringify(rest));
    const ended = await desk.run(["case", "open", "--from", "no-papers.json", "--json"]);
    expect(ended.stderr.trim().split("\n")).toHaveLength(1);
    expect(toldProblem(ended)).toMatchObject({
      exit: 4,
      code: "answer-needed",
      params: { answer: ["letterLanguage", "documents"] },
    });
  });

  it("nothing on standard input", async () => {
    const ended = await desk.run(["case", "open", "--from", "-", "--json"], { input: "" });
    expect(toldProblem(ended)).toMatchObject({ exit: 3, code: "bad-json", params: { path: "-", at: "1:1" } });
  });
});

describe("broken JSON is named by line and column, and never quoted", () => {
  it.concurrent.each([
    ['{\n  "surname": "Sekretny"\n  "givenNames": "X"\n}', "3:3"],
    ['{"applicant": {"surname": "Sekretny",}}', "1:38"],
    ['{"surname": Sekretny}', "1:13"],
  ])("%j", async (text, at) => {
    const name = `broken-${at.replace(":", "-")}.json`;
    await writeFile(join(desk.root, name), text);
    const ended = await desk.run(["case", "open", "--from", name]);
    expect(ended.stderr).toContain(`${name} is not valid JSON: ${at}`);
    expect(ended.stderr).not.toContain("Sekretny");
    expect(ended.code).toBe(3);
  });
});

describe("several faults of a file come all at once, each with its path", () => {
  it("of an application", async () => {
    const file = await sampleFile("spouse", { birthDate: "1990-13-01", sex: "W" as never, citizenship: "DDD" });
    const [passport] = file.documents;
    const documents = [{ ...passport, issuedOn: "2024-02-30", colour: "red" }];
    const text = JSON.stringify({ ...file, category: "friend", appearedInPerson: "yes", documents, more: 1 });
    await writeFile(join(desk.root, "many.json"), text);
    const problem = await open("many.json");
    expect(problem).toMatchObject({ exit: 3, code: "bad-file" });
    expect((problem.params as { faults: string[] }).faults.toSorted()).toEqual([
      "/appearedInPerson boolean",
      "/applicant/birthDate date",
      "/applicant/citizenship country-code",
      "/applicant/sex not-in-list",
      "/category not-in-list",
      "/documents/0/colour unknown-key",
      "/documents/0/issuedOn date",
      "/more unknown-key",
    ]);
  });

  it.concurrent.each([
    ["document", ["document", "add", "BER-2026-000001"]],
    ["officer", ["officer", "add"]],
    ["application", ["case", "amend", "BER-2026-000001"]],
    ["office", ["init", "--office", "another"]],
  ])("of a file for an %s", async (what, command) => {
    const name = `${what}.json`;
    await writeFile(join(desk.root, name), '{ "nonsense": 1, "kind": "person" }');
    const problem = toldProblem(await desk.run([...command, "--from", name, "--json"]));
    expect([problem.exit, problem.code]).toEqual([3, "bad-file"]);
    expect((problem.params as { faults: string[] }).faults.length).toBeGreaterThan(2);
  });

  it.concurrent.each([
    ["an empty reason", ""],
    ["a reason of spaces", " \n\t "],
    ["a reason without end", "x".repeat(3000)],
    ["a reason that moves the cursor", "fine\u001b[2J"],
    ["a reason that turns round", "fine\u202eenif"],
  ])("%s", async (what, text) => {
    const name = `${what.replaceAll(" ", "-")}.txt`;
    await writeFile(join(desk.root, name), text);
    const typed = ["case", "withdraw", "BER-2026-000001", "--reason-from", name, "--json"];
    expect(toldProblem(await desk.run(typed))).toMatchObject({ exit: 3, code: "bad-file" });
  });
});

describe("files of the exchange", () => {
  it.concurrent.each([
    ["cut", (bytes: Buffer) => bytes.subarray(0, 900)],
    ["longer", (bytes: Buffer) => Buffer.concat([bytes, Buffer.from("more")])],
    ["changed", (bytes: Buffer) => Buffer.from(bytes.map((byte, at) => (at === 1500 ? byte ^ 1 : byte)))],
    ["empty", () => Buffer.alloc(0)],
  ])("%s answers and batches are 8, and nothing is taken from them", async (how, change) => {
    const folder = join(desk.root, how);
    await mkdir(folder);
    for (const [name, command] of [
      ["BER-2026-A000001.iinb", ["answers", "import"]],
      ["BER-2026-B000002.iinb", ["centre", "answer", "--to", "stick"]],
    ] as const) {
      const path = join(folder, name);
      await writeFile(path, change(await readFile(join(desk.stick, name))));
      const problem = toldProblem(await desk.run([...command, path, "--json"]));
      expect([problem.exit, problem.kind]).toEqual([8, "untrusted"]);
    }
  });

  it("of another office and its centre cannot be opened here", async () => {
    const other = await deskWithCases();
    for (const typed of [
      ["answers", "import", join(other.stick, "BER-2026-A000001.iinb")],
      ["centre", "answer", join(other.stick, "BER-2026-B000001.iinb"), "--to", "stick"],
    ]) {
      expect(toldProblem(await desk.run([...typed, "--json"]))).toMatchObject({ exit: 8, code: "not-for-us" });
    }
  });

  it("one bad file stops none of the others, and the gravest decides", async () => {
    const copy = await desk.copy();
    const batch = join(copy.stick, "BER-2026-B000002.iinb");
    await copy.json(["centre", "answer", batch, "--to", copy.stick]);
    await writeFile(join(copy.stick, "broken.iinb"), "broken");
    const ended = await copy.run(["answers", "import", copy.stick, "why.txt", "--json"]);
    const unreadable = { code: "container-unreadable", kind: "untrusted" };
    expect(toldProblem(ended)).toMatchObject({
      exit: 8,
      ...unreadable,
      result: { files: [{ again: true }, { again: false }], refused: [unreadable, unreadable] },
    });
    expect(ended.stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(((await copy.json(["case", "show", "BER-2026-000004"])) as { stage: string }).stage).toBe("ruled");
  });
});

it("after all of this nothing was changed", async () => {
  expect(await desk.head()).toBe(before);
});
