import { cp, mkdtemp, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { afterAll, describe, expect, it } from "vitest";

const readme = await readFile("README.md", "utf8");
const journey = /<!-- journey:.*?-->\n```sh\n(.*?)```/s.exec(readme)?.[1] ?? "";
const folders: string[] = [];

async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "iin-desk-readme-"));
  folders.push(folder);
  return folder;
}

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

describe("the README", () => {
  it("leads through a whole case with the lines as they stand", async () => {
    const folder = await freshFolder();
    await cp("templates/samples", join(folder, "templates/samples"), { recursive: true });
    const program = join(process.cwd(), "bin/iin-desk.js");
    // The numbers of the journey are those of 2026.
    const script = `set -e\nnpx() { shift; "${process.execPath}" "${program}" "$@"; }\n${journey}`;
    const env = {
      IIN_DESK_NOW: "2026-11-23T09:00:00Z",
      LANG: "C.UTF-8",
      LC_ALL: "",
      IIN_DESK_OFFICE: "",
      HOME: folder,
      XDG_STATE_HOME: "",
    };
    const { stdout, exitCode } = await execa("bash", ["-c", script], { cwd: folder, env, reject: false, all: true });
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining("BER-2026-000001-issuance-1")]);
    const { stdout: text } = await execa("pdftotext", [join(folder, "letters/BER-2026-000001-issuance.pdf"), "-"]);
    expect(text).toContain("EXAMPLE OLIVER JAMES");
  });

  it("points to files that are there", async () => {
    const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map((match) => match[1] ?? "");
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets)
      await expect(
        readFile(target).catch((error) => error.code),
        target,
      ).resolves.not.toBe("ENOENT");
  });
});

describe("the training day", () => {
  it("runs twice, and replaces nothing but a training office", async () => {
    const folder = await freshFolder();
    await symlink(join(process.cwd(), "templates"), join(folder, "templates"));
    const day = () =>
      execa(process.execPath, [join(process.cwd(), "dist/training-day.js")], {
        cwd: folder,
        reject: false,
        env: { LANG: "ru_RU.UTF-8", LC_ALL: "", IIN_DESK_OFFICE: "/nonexistent", HOME: folder, XDG_STATE_HOME: "" },
      });
    const first = await day();
    expect([first.exitCode, first.stderr]).toEqual([0, ""]);
    const second = await day();
    expect([second.exitCode, second.stdout.replaceAll(/[0-9a-f]{64}|\d+ байт/g, "…")]).toEqual([
      0,
      first.stdout.replaceAll(/[0-9a-f]{64}|\d+ байт/g, "…"),
    ]);
    const profile = join(folder, "training/office.json");
    const real = (await readFile(profile, "utf8")).replace('"training": true', '"training": false');
    await execa("tee", [profile], { input: real });
    const third = await day();
    expect(third.exitCode).toBe(7);
    expect(await readFile(profile, "utf8")).toBe(real);
  });
});
