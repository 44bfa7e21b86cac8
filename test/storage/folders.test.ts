import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { folders } from "../../src/storage/folders.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import { temporaryFolder } from "../support/store.ts";
import { runChild } from "./child.ts";

const bytes = Buffer.from("sealed");

describe("reading", () => {
  it("gives the bytes of a plain file, through a link that the officer named too", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "a.iinb"), bytes);
    await symlink(join(folder, "a.iinb"), join(folder, "link"));
    for (const name of ["a.iinb", "link"]) {
      expect(Buffer.from(await folders.read(join(folder, name), 6)).toString()).toBe("sealed");
    }
  });

  it("stops at the largest size, also where a file does not say its size", async () => {
    const folder = await temporaryFolder();
    const path = join(folder, "a.iinb");
    await writeFile(path, bytes);
    const tooLarge = { code: "file-too-large", params: { path, limit: 5 } };
    await expect(folders.read(path, 5)).rejects.toMatchObject(tooLarge);
    await expect(folders.read("/proc/self/status", 5)).rejects.toMatchObject({ code: "file-too-large" });
  });

  it("refuses what is no plain file, without waiting for it", async () => {
    const folder = await temporaryFolder();
    execFileSync("mkfifo", [join(folder, "pipe")]);
    await mkdir(join(folder, "folder"));
    for (const path of [join(folder, "pipe"), join(folder, "folder"), "/dev/zero", "/dev/null"]) {
      await expect(folders.read(path, 100)).rejects.toMatchObject({ code: "not-a-file", params: { path } });
    }
  });

  it("says when there is nothing", async () => {
    const folder = await temporaryFolder();
    await symlink(join(folder, "b"), join(folder, "a"));
    await symlink(join(folder, "a"), join(folder, "b"));
    for (const name of ["none", "a", "none/at/all"]) {
      const path = join(folder, name);
      await expect(folders.read(path, 100)).rejects.toMatchObject({ code: "no-such-file", params: { path } });
    }
  });
});

describe("listing", () => {
  it("gives the plain files of the ending, by name, and nothing that a stick could lead astray with", async () => {
    const folder = await temporaryFolder();
    for (const name of ["B2.IINB", "A1.iinb", "._A1.iinb", "note.txt"]) await writeFile(join(folder, name), bytes);
    await mkdir(join(folder, "folder.iinb"));
    await symlink("/etc/passwd", join(folder, "C3.iinb"));
    expect(await folders.list(folder, ".iinb")).toEqual([join(folder, "A1.iinb"), join(folder, "B2.IINB")]);
    expect(await folders.list(join(folder, "note.txt"), ".iinb")).toEqual([join(folder, "note.txt")]);
    await expect(folders.list(join(folder, "none"), ".iinb")).rejects.toMatchObject({ code: "no-such-file" });
  });
});

describe("writing", () => {
  it("puts the bytes there whole, for the officer's eyes only, and nothing beside", async () => {
    const folder = await temporaryFolder();
    const written = await folders.write(folder, "letter.pdf", bytes);
    expect(written).toEqual({ path: join(folder, "letter.pdf"), sha256: sha256(bytes) });
    expect(await readFile(written.path)).toEqual(bytes);
    expect(((await stat(written.path)).mode & 0o777).toString(8)).toBe("600");
    expect(await readdir(folder)).toEqual(["letter.pdf"]);
  });

  it("clears away what a program that was cut off left of this file", async () => {
    const folder = await temporaryFolder();
    const { pid } = spawnSync("true");
    for (const name of [`letter.pdf.${pid}.part`, `other.pdf.${pid}.part`]) await writeFile(join(folder, name), "%PD");
    await folders.write(folder, "letter.pdf", bytes);
    expect((await readdir(folder)).sort()).toEqual(["letter.pdf", `other.pdf.${pid}.part`]);
  });

  it("leaves the same bytes as they are, and other bytes too", async () => {
    const folder = await temporaryFolder();
    const { path } = await folders.write(folder, "letter.pdf", bytes);
    const before = await stat(path);
    await folders.write(folder, "letter.pdf", bytes);
    expect((await stat(path)).ino).toBe(before.ino);
    const other = folders.write(folder, "letter.pdf", Buffer.from("altered"));
    await expect(other).rejects.toMatchObject({ code: "file-differs", params: { path } });
    expect(await readFile(path)).toEqual(bytes);
  });

  it("does not follow a link that lies under the name", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "target"), "precious");
    await symlink(join(folder, "target"), join(folder, "letter.pdf"));
    await expect(folders.write(folder, "letter.pdf", bytes)).rejects.toMatchObject({ code: "file-differs" });
    expect(await readFile(join(folder, "target"), "utf8")).toBe("precious");
  });

  it("does not make folders: a stick that is not there must not fill the disk", async () => {
    const folder = join(await temporaryFolder(), "stick");
    await expect(folders.mustExist(folder)).rejects.toMatchObject({ code: "no-such-folder", params: { path: folder } });
    await expect(folders.write(folder, "letter.pdf", bytes)).rejects.toMatchObject({ code: "no-such-folder" });
    await mkdir(folder);
    await folders.mustExist(folder);
  });

  it.each(["../letter.pdf", "a/b.pdf", ".hidden", "", "a\\b"])("takes plain names only: %j", async (name) => {
    const folder = await temporaryFolder();
    await expect(folders.write(folder, name, bytes)).rejects.toThrow("plain name");
  });

  it.each([
    ["fsync", "EIO", "disk-failed"],
    ["rename", "ENOSPC", "disk-full"],
    ["rename", "EROFS", "folder-not-writable"],
  ])("leaves nothing behind when %s fails with %s", async (call, error, code) => {
    const folder = await temporaryFolder();
    const result = await runChild("write", folder, { strace: ["-e", `inject=${call}:error=${error}:when=1+`] });
    expect(result).toMatchObject({ code, acknowledged: [] });
    expect(await readdir(folder)).toEqual([]);
  });

  it("cannot write where this user may not", async () => {
    const folder = join(await temporaryFolder(), "tray");
    await mkdir(folder);
    const { code } = await runChild("write", folder, { readOnly: true });
    expect(code).toBe("folder-not-writable");
  });
});
