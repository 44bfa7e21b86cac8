import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { execa } from "execa";
import { afterAll, expect } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import { answer } from "../../src/exchange/simulator/centre.ts";
import { samplesFolder } from "./office.ts";
import { runIn } from "./world.ts";

const root = join(import.meta.dirname, "../..");
export const launcher = join(root, "bin", "iin-desk.js");

/** What the clock of these offices says. */
const now = "2026-11-24T08:00:00Z";

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Circumstances {
  /** The folder of the office: `--office` of every command. */
  readonly office?: string;
  readonly cwd?: string;
  /** What comes by standard input; without it there is none. */
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** A program that starts ours: `strace …`. */
  readonly under?: readonly string[];
  /** As a user who may write nowhere but in what is theirs. */
  readonly nobody?: boolean;
}

/** The superuser may write everywhere, so what is forbidden is tried as nobody. */
export const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};

/** The real program, in a process of its own, without a terminal. */
export async function iinDesk(args: readonly string[], how: Circumstances = {}): Promise<Ended> {
  const command = [...(how.under ?? []), process.execPath, launcher, ...args];
  const [program = "", ...rest] = command;
  const { exitCode, signal, stdout, stderr, code } = await execa(program, rest, {
    reject: false,
    stripFinalNewline: false,
    extendEnv: false,
    cwd: how.cwd ?? tmpdir(),
    env: {
      PATH: process.env.PATH ?? "",
      LANG: "en_GB.UTF-8",
      HOME: how.cwd ?? tmpdir(),
      IIN_DESK_NOW: now,
      ...(how.office === undefined ? {} : { IIN_DESK_OFFICE: how.office }),
      ...how.env,
    },
    ...(how.nobody ? nobody : {}),
    ...(how.input === undefined ? { stdin: "ignore" } : { input: how.input }),
  });
  if (code === "ENOENT") throw new Error(`${program} is not installed: these tests need it`);
  return { code: exitCode ?? (signal === "SIGKILL" ? 137 : -1), stdout, stderr };
}

const cleanUps: string[] = [];
afterAll(async () => {
  for (const folder of cleanUps.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** A folder that lasts as long as the tests of one file. */
export async function lastingFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "iin-desk-binary-"));
  cleanUps.push(folder);
  return folder;
}

export interface Desk {
  /** Holds everything below. */
  readonly root: string;
  readonly office: string;
  readonly stick: string;
  run(args: readonly string[], how?: Circumstances): Promise<Ended>;
  /** Runs with `--json` and gives the one object of its result; anything but success fails the test. */
  json(args: readonly string[], how?: Circumstances): Promise<Record<string, unknown>>;
  /** The same within this process: quicker, for what is looked at and not tried. */
  jsonHere(args: readonly string[]): Promise<Record<string, unknown>>;
  /** Length and head of the ledger: the same as before where nothing was changed. Fails when it is not whole. */
  head(): Promise<string>;
  /** Everything copied, so that it may be broken. */
  copy(): Promise<Desk>;
}

/**
 * A training office with a case at every stage: 1 gathering, 2 verified (with obstacles), 3 decided, 4 sent, 5 held,
 * 6 ruled, 7 closed; batch 1 was answered, batch 2 was not.
 */
export async function deskWithCases(): Promise<Desk> {
  const folder = await lastingFolder();
  const made = deskIn(folder);
  // Made within this process: only what is tried afterwards needs the real program.
  const desk = { ...made, json: made.jsonHere };
  await mkdir(desk.stick);
  const example = JSON.parse(await readFile(join(root, "templates/office.example.json"), "utf8"));
  await writeFile(join(folder, "office.json"), JSON.stringify({ ...example, language: "en" }));
  await desk.json(["init", "--training", "--from", join(folder, "office.json")]);
  const open = async (sample: string) => {
    const { case: id } = await desk.json(["case", "open", "--from", join(samplesFolder, `${sample}.json`)]);
    return String(id);
  };
  const [gathering, verified, decided] = [await open("investor"), await open("heir-incomplete"), await open("senior")];
  const [sent, held, ruled, closed] = [
    await open("spouse"),
    await open("head-of-entity"),
    await open("head-of-entity"),
    await open("head-of-entity"),
  ];
  if (gathering !== "BER-2026-000001") throw new Error("the first case has another number");
  await writeFile(join(folder, "why.txt"), "As seen on the papers.");
  const why = ["--reason-from", join(folder, "why.txt")];
  for (const id of [held, ruled, closed]) {
    await desk.json(["case", "verify", id, ...why]);
    await desk.json(["case", "decide", id, "--forward"]);
  }
  await desk.json(["batch", "export", "--to", desk.stick]);
  const batch = join(desk.stick, "BER-2026-B000001.iinb");
  const at = Temporal.Instant.from(now);
  const nasty = {
    seed: 1,
    at,
    rulings: new Map(),
    scenario: "other-birth-date",
    software: "test",
    path: batch,
  } as const;
  for (const one of await answer(join(desk.office, "centre"), await readFile(batch), nasty)) {
    await writeFile(join(desk.stick, one.fileName), one.bytes);
  }
  await desk.json(["answers", "import", desk.stick]);
  await desk.json(["letter", "issue", closed, "--to", desk.stick]);
  await desk.json(["letter", "served", closed]);
  await desk.json(["case", "verify", verified]);
  await desk.json(["case", "verify", sent]);
  await desk.json(["case", "decide", sent, "--forward"]);
  await desk.json(["batch", "export", "--to", desk.stick]);
  await desk.json(["case", "verify", decided]);
  await desk.json(["case", "decide", decided, "--forward"]);
  return made;
}

async function resultOf(run: Promise<Ended>, args: readonly string[]): Promise<Record<string, unknown>> {
  const { code, stdout, stderr } = await run;
  if (code !== 0 && code !== 6) throw new Error(`${args.join(" ")} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout) as Record<string, unknown>;
}

export function deskIn(folder: string): Desk {
  const office = join(folder, "office");
  const desk: Desk = {
    root: folder,
    office,
    stick: join(folder, "stick"),
    run: (args, how = {}) => iinDesk(args, { office, cwd: folder, ...how }),
    json: (args, how = {}) => resultOf(desk.run([...args, "--json"], how), args),
    jsonHere: (args) =>
      resultOf(
        runIn([...args, "--json"], { cwd: folder, now, env: { IIN_DESK_OFFICE: office, IIN_DESK_NOW: now } }),
        args,
      ),
    async head() {
      const { size, head, broken } = await desk.jsonHere(["ledger", "verify"]);
      expect(broken).toBeNull();
      return `${size} ${head}`;
    },
    async copy() {
      const other = await lastingFolder();
      for (const name of await readdir(folder)) await cp(join(folder, name), join(other, name), { recursive: true });
      // As if it had been made there: an office knows its own copy, and a copy sends nothing.
      const db = new BetterSqlite3(join(other, "office", "desk.db"));
      db.exec("DELETE FROM setting WHERE name = 'home'");
      db.close();
      return deskIn(other);
    },
  };
  return desk;
}

/** The problem that a run with `--json` told: stdout is empty and it is the last line of stderr. */
export function toldProblem({ code, stdout, stderr }: Ended): Record<string, unknown> & { readonly exit: number } {
  expect(stdout).toBe("");
  expect(stderr).not.toMatch(/^ {4}at /m);
  const last = stderr.trimEnd().split("\n").at(-1) ?? "";
  const problem = JSON.parse(last) as Record<string, unknown>;
  // `result`: what was done all the same, where some of several files were refused.
  const beside = "result" in problem ? ["result"] : [];
  expect(Object.keys(problem)).toEqual(["type", "code", "kind", "message", "hint", "params", ...beside]);
  expect(problem.type).toBe("problem");
  return { ...problem, exit: code };
}
