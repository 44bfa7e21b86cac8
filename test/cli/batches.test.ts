import { access, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { samplesFolder } from "../support/office.ts";
import { inTerminal, type Pty } from "../support/pty.ts";
import { pdf } from "../support/scans.ts";
import { type Place, place } from "../support/world.ts";

let desk: Place;
const one = "BER-2026-000001";
const batch = "BER-2026-B000001";

async function problem(line: string): Promise<object> {
  const ran = await desk.type(`${line} --json`);
  expect(ran.stdout).toBe("");
  const { code, params } = JSON.parse(ran.stderr.trim().split("\n").at(-1) ?? "") as Record<string, unknown>;
  return { exit: ran.code, code, params };
}

async function forward(sample: string, number: number): Promise<void> {
  await desk.type(`iin-desk case open --from ${join(samplesFolder, `${sample}.json`)}`);
  await desk.type(`iin-desk case verify BER-2026-00000${number}`);
  await desk.type(`iin-desk case decide BER-2026-00000${number} --forward`);
}

beforeEach(async () => {
  desk = await place();
  await mkdir(join(desk.folder, "stick"));
  await desk.type("iin-desk init --training");
  await desk.type(
    `iin-desk officer add --from - << ${JSON.stringify({ id: "timer", kind: "machine", may: ["export"] })}`,
  );
});

it("a machine is told that only a person may say so, not that a right is missing", async () => {
  const said = await desk.type(`batch lost ${batch} --as timer --lang en`);
  expect(said.stderr).toContain("Officer timer is a machine, and only a person may do this.");
  expect(said.stderr).not.toContain("right");
});

it("a batch file that is not good is told in words, with the way on", async () => {
  await forward("investor", 1);
  await desk.type("batch export --to stick");
  const path = join(desk.folder, "stick", `${batch}.iinb`);
  const bytes = await readFile(path);
  await writeFile(path, bytes.subarray(0, 900));
  const said = await desk.type(`batch verify stick/${batch}.iinb --lang en`);
  expect(said.code).toBe(3);
  expect(said.stdout).toContain("is damaged, or is no file of the exchange");
  expect(said.stdout).toContain("Write the batch again: iin-desk batch resend BATCH --to DIR.");
  expect(said.stdout).not.toContain("container-unreadable");
});

it("a batch of messages only speaks of no cases", async () => {
  await forward("investor", 1);
  await desk.type("batch export --to stick");
  await desk.type(`case ask ${one}`);
  const planned = await desk.type("batch export --to stick --dry-run --lang en");
  expect(planned.stdout).toContain("Batch BER-2026-B000002 would take messages to the centre only.");
  const said = await desk.type("batch export --to stick --lang en");
  expect(said.stdout).toContain("Batch BER-2026-B000002 with messages to the centre is written and read back.");
  expect(said.stdout).not.toContain("0 cases");
});

it("the centre that is played is told of no case that is in none of its files", async () => {
  await forward("investor", 1);
  await desk.type("batch export --to stick");
  const before = await readdir(join(desk.folder, "stick"));
  const line = `centre answer stick/${batch}.iinb --to stick --ruling ${one}=issued BER-2026-000009=issued`;
  expect(await problem(line)).toEqual({ exit: 2, code: "case-not-there", params: { case: "BER-2026-000009" } });
  expect(await readdir(join(desk.folder, "stick"))).toEqual(before);
});

it("what cannot be done is told by its code, and nothing is written", async () => {
  await forward("investor", 1);
  const lines: readonly (readonly [line: string, exit: number, code: string])[] = [
    ["batch export", 4, "answer-needed"],
    ["batch export --to nowhere", 2, "no-such-folder"],
    ["batch export --to stick --max-bytes 15999", 2, "bad-value"],
    ["batch export --to stick --max-bytes 7TB", 2, "bad-value"],
    ["batch export --to stick --max-bytes 201MB", 2, "bad-value"],
    ["batch export --to stick --limit 0", 2, "bad-value"],
    ["batch export --to stick --limit many", 2, "bad-value"],
    ["batch export --to stick --scans never", 2, "bad-value"],
    ['batch export --to stick --request-id "a b"', 2, "bad-value"],
    ["batch export --to stick --progress bar", 2, "bad-value"],
    ["batch export --to stick --require-marker ../office", 2, "bad-value"],
    ["batch export --to stick --require-marker ..", 2, "bad-value"],
    ["batch export --require-marker OFFICE", 2, "flag-alone"],
    [`batch resend ${batch} --require-marker OFFICE`, 2, "flag-alone"],
    [`batch hand-over ${batch}`, 2, "unknown-batch"],
    [`batch resend ${batch} --to stick`, 2, "unknown-batch"],
    [`batch settle ${batch} --received`, 2, "unknown-batch"],
    [`batch settle ${batch}`, 4, "answer-needed"],
    [`batch settle ${batch} --received --lost`, 2, "flags-apart"],
    ["batch lost 7", 2, "unknown-batch"],
    [`batch recall ${one}`, 3, "nothing-to-recall"],
    ["batch resume", 4, "answer-needed"],
    ["batch resume --last-known 7", 2, "bad-value"],
    ["batch resume --last-known BER-2026-B000007", 4, "nothing-in-doubt"],
    ["batch resume --last-known BER-2026-B999999 --again BER-2026-B999999", 2, "bad-value"],
    ["batch resume --last-known BER-2026-B000007 --again BER-2026-B000008", 2, "bad-value"],
    ["batch resume --again BER-2026-B000008", 2, "flag-alone"],
    ["batch resume --last-known PAR-2026-B000007", 2, "unknown-batch"],
    ["batch verify nothing.iinb", 2, "no-such-file"],
    [`batch lost ${batch} --as timer`, 9, "person-only"],
  ];
  for (const [line, exit, code] of lines) expect([line, await problem(line)]).toMatchObject([line, { exit, code }]);
  expect((await desk.type("batch list --json")).stdout).toBe('{"format":1,"batches":[]}\n');
});

it("sizes are thousands, as mail programs count", async () => {
  await forward("investor", 1);
  for (const size of ["16KB", "16000", "7mb", "200MB"]) {
    expect((await desk.type(`batch export --to stick --dry-run --max-bytes ${size} --json`)).code).toBe(0);
  }
});

describe("a timer", () => {
  it("needs no terminal and no person: one object out, progress beside it", async () => {
    await forward("investor", 1);
    await forward("spouse", 2);
    const line = "batch export --to stick --request-id h1 --as timer --progress json --json";
    const ran = await desk.type(line);
    expect([ran.code, JSON.parse(ran.stdout).items]).toEqual([0, 2]);
    const told = ran.stderr
      .trim()
      .split("\n")
      .map((one) => JSON.parse(one) as Record<string, unknown>);
    expect(told.every(({ type }) => type === "progress")).toBe(true);
    expect(told.at(-1)).toEqual({ type: "progress", phase: "writing", done: 1, total: 1 });
    const again = await desk.type(line.replace(" --progress json", ""));
    expect([again.code, again.stderr, JSON.parse(again.stdout).again]).toEqual([0, "", true]);
  });

  it("is told by 6 that a person must look", async () => {
    await forward("investor", 1);
    await desk.type("batch export --to stick");
    const { default: BetterSqlite3 } = await import("better-sqlite3");
    const db = new BetterSqlite3(join(desk.folder, "office", "desk.db"));
    // As a program that was killed behind an intent leaves it.
    db.exec("UPDATE batch SET state = 'unknown'; UPDATE parcel SET state = 'unknown'");
    db.close();
    await mkdir(join(desk.folder, "other"));
    const ran = await desk.type("batch export --to other --as timer --json");
    expect([ran.code, JSON.parse(ran.stdout)]).toMatchObject([6, { items: 0, unsettled: [batch] }]);
    expect((await desk.type("batch export --to other --as timer")).stdout).toContain(`iin-desk batch settle ${batch}`);
    const settled = await desk.type(`batch settle ${batch} --found stick --as timer --json`);
    expect(JSON.parse(settled.stdout)).toEqual({ format: 1, batch, state: "written", changed: true });
  });
});

it("where nothing leaves, the page says what keeps each case", async () => {
  await desk.type(`case open --from ${join(samplesFolder, "senior.json")}`);
  const { stdout, code } = await desk.type("batch export --to stick --lang en");
  expect([code, stdout]).toEqual([
    0,
    `There is nothing to send.\nThese do not leave yet. First:\n  ${one}  verify the documents\n`,
  ]);
});

it("a hand-over page is written as PDF where a folder is named", async () => {
  await forward("investor", 1);
  await desk.type("batch export --to stick");
  const { stdout, code } = await desk.type(`batch hand-over ${batch} --to stick --json`);
  expect(code).toBe(0);
  const { page, cases, files } = JSON.parse(stdout);
  expect([page.path, cases]).toEqual([join(desk.folder, "stick", `${batch}-hand-over-ru.pdf`), [one]]);
  expect(files[0].short.replaceAll(" ", "").toLowerCase()).toBe(files[0].sha256.slice(0, 16));
  await access(page.path);
});

it("a batch file that is not good is exit 3 with the reason", async () => {
  await writeFile(join(desk.folder, "x.iinb"), "nothing");
  const { code, stdout, stderr } = await desk.type("batch verify x.iinb --json");
  expect([code, stdout, JSON.parse(stderr)]).toMatchObject([
    3,
    "",
    { code: "batch-not-good", params: { path: join(desk.folder, "x.iinb"), reason: "container-unreadable" } },
  ]);
});

describe("the plain original of a scan", () => {
  const scan = () => join(desk.folder, "papers", "contract.pdf");

  beforeEach(async () => {
    await mkdir(join(desk.folder, "papers"));
    await writeFile(scan(), pdf());
    const paper = {
      kind: "portfolio",
      issuingCountry: "DEU",
      language: "ru",
      originalSeen: true,
      scan: "contract.pdf",
    };
    await writeFile(join(desk.folder, "papers", "paper.json"), JSON.stringify(paper));
    await desk.type(`iin-desk case open --from ${join(samplesFolder, "investor.json")}`);
  });

  it("is found beside the file that names it, and named where nobody can be asked", async () => {
    const { code, stdout, stderr } = await desk.type(`document add ${one} --from papers/paper.json --json`);
    expect([code, stderr, JSON.parse(stdout).originals]).toEqual([0, "", [scan()]]);
    await access(scan());
  });

  it("in an application file too, also of a draft", async () => {
    const { readFile } = await import("node:fs/promises");
    const file = JSON.parse(await readFile(join(samplesFolder, "spouse.json"), "utf8"));
    file.documents[0].scan = "contract.pdf";
    await writeFile(join(desk.folder, "papers", "application.json"), JSON.stringify(file));
    for (const line of ["case open", "case open --draft", `case amend ${one}`]) {
      const { code, stdout } = await desk.type(`${line} --from papers/application.json --json`);
      expect([line, code, JSON.parse(stdout).originals]).toEqual([line, 0, [scan()]]);
    }
    file.documents[0].scan = "nothing.pdf";
    await writeFile(join(desk.folder, "papers", "application.json"), JSON.stringify(file));
    expect(await problem("case open --from papers/application.json")).toMatchObject({ exit: 2, code: "no-such-file" });
  });

  const asked = (story: (pty: Pty) => Promise<void>) =>
    inTerminal(
      [
        process.execPath,
        join(import.meta.dirname, "../support/iin-desk.ts"),
        "document",
        "add",
        one,
        "--from",
        "papers/paper.json",
        "--lang",
        "en",
      ],
      {
        cwd: desk.folder,
        env: { IIN_DESK_OFFICE: join(desk.folder, "office"), LANG: "en_GB.UTF-8", HOME: desk.folder },
      },
      story,
    );

  it("stays where it lies when that is chosen: the first choice", () =>
    asked(async (pty) => {
      await pty.shows(/still lies here:[\s\S]*› leave it there/);
      await pty.press("Enter");
      expect((await pty.ended()).code).toBe(0);
      await access(scan());
    }));

  it("is removed when that is chosen", () =>
    asked(async (pty) => {
      await pty.shows("› leave it there");
      await pty.press("Down", "Enter");
      expect((await pty.ended()).code).toBe(0);
      await expect(access(scan())).rejects.toThrow("ENOENT");
    }));

  it("is left when it is another file by then", () =>
    asked(async (pty) => {
      await pty.shows("› leave it there");
      await writeFile(scan(), pdf("another"));
      await pty.press("Down", "Enter");
      await pty.shows("was left");
      expect((await pty.ended()).code).toBe(0);
      await access(scan());
    }));
});

it("on a terminal an export draws a bar, and takes it away", async () => {
  for (const [at, sample] of ["investor", "spouse", "senior"].entries()) await forward(sample, at + 1);
  await inTerminal(
    [
      process.execPath,
      join(import.meta.dirname, "../support/iin-desk.ts"),
      "batch",
      "export",
      "--to",
      "stick",
      "--lang",
      "en",
    ],
    {
      cwd: desk.folder,
      env: { IIN_DESK_OFFICE: join(desk.folder, "office"), LANG: "en_GB.UTF-8", HOME: desk.folder },
      stdoutToFile: true,
    },
    async (pty) => {
      expect((await pty.ended()).code).toBe(0);
      expect(await pty.stdout()).toMatch(/Batch .* with 3 cases/);
      expect(await pty.screen()).not.toContain("[#");
    },
  );
});
