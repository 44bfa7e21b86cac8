import { chmod, cp, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterEach, beforeEach, expect, it } from "vitest";

// The program as it is built, in a package of its own.
let home: string;
let cache: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "compiled-"));
  cache = join(home, "dist", ".cache");
  for (const part of ["bin", "dist", "package.json"]) {
    await cp(part, join(home, part), { recursive: true, filter: (path) => !/\.map$|\.cache/.test(path) });
  }
  await symlink(join(process.cwd(), "node_modules"), join(home, "node_modules"));
});

afterEach(() => rm(home, { recursive: true, force: true }));

const run = (...typed: string[]) =>
  execa(
    process.execPath,
    [join(home, "bin", "iin-desk.js"), ...typed, "--lang", "en", "--office", join(home, "none")],
    {
      reject: false,
    },
  );

const kept = async () =>
  new Map(
    await Promise.all((await readdir(cache)).map(async (name) => [name, (await stat(join(cache, name))).ino] as const)),
  );

it("is kept inside the package, once for each file", async () => {
  const help = await run("--help");
  const first = await kept();
  expect([...first.keys()].every((name) => name.endsWith(`${process.version}-${process.arch}`))).toBe(true);
  expect([...first.keys()].some((name) => name.startsWith("desk-"))).toBe(true);
  expect((await run("--help")).stdout).toBe(help.stdout);
  expect(await kept()).toEqual(first);
  await run("rules", "list");
  const then = await kept();
  expect(then.size).toBeGreaterThan(first.size);
  for (const [name, file] of first) expect(then.get(name)).toBe(file);
});

it.each([
  ["another thing", (code: Buffer) => Buffer.alloc(code.length, "x")],
  ["cut short", (code: Buffer) => code.subarray(0, code.length / 2)],
  ["changed in one place", (code: Buffer) => Buffer.from(code).fill("x", 5000, 5008)],
  ["nothing", () => Buffer.alloc(0)],
])("is %s: it is made again", async (_what, broken) => {
  const help = await run("--help");
  for (const name of await readdir(cache)) {
    await writeFile(join(cache, name), broken(await readFile(join(cache, name))));
  }
  const again = await run("--help");
  expect([again.exitCode, again.stdout, again.stderr]).toEqual([0, help.stdout, ""]);
  for (const name of await readdir(cache)) expect((await stat(join(cache, name))).size).toBeGreaterThan(1000);
});

it("is left out where the package cannot be written", async () => {
  await writeFile(cache, "");
  await chmod(join(home, "dist"), 0o500);
  const { exitCode, stderr } = await run("--help");
  expect([exitCode, stderr]).toEqual([0, ""]);
  await chmod(join(home, "dist"), 0o700);
});
