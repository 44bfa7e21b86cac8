import { chmod, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { OfficeCode } from "../../src/domain/ids.ts";
import { Database } from "../../src/storage/database.ts";
import { migrations } from "../../src/storage/migrations.ts";
import { createStore, openStore } from "../../src/storage/store.ts";
import { register, stampOf, storeOptions } from "../support/sample-case.ts";
import { temporaryFolder, testStore } from "../support/store.ts";
import { runChild } from "./child.ts";

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

/** Another program with the database in its hands. */
function stranger(folder: string): BetterSqlite3.Database {
  return new BetterSqlite3(join(folder, "desk.db"));
}

describe("opening", () => {
  it("sets FULL at every opening, although the file does not remember it", async () => {
    const desk = await testStore();
    const other = stranger(desk.folder);
    expect(other.pragma("journal_mode", { simple: true })).toBe("wal");
    other.pragma("synchronous = NORMAL");
    other.close();
    await desk.reopen();
    const db = new Database(join(desk.folder, "desk.db"));
    const settings = [
      "synchronous",
      "foreign_keys",
      "trusted_schema",
      "cell_size_check",
      "secure_delete",
      "user_version",
    ];
    expect(settings.map((name) => db.pragma(name))).toEqual([2, 1, 0, 1, 1, migrations.length]);
    db.close();
  });

  it("leaves files and folders to their owner alone, also those it found open", async () => {
    const desk = await testStore();
    await register(desk.store);
    expect(await modeOf(desk.folder)).toBe("700");
    for (const name of await readdir(desk.folder)) expect(await modeOf(join(desk.folder, name))).toBe("600");
    expect((await readdir(desk.folder)).sort()).toEqual(["desk.db", "desk.db-shm", "desk.db-wal"]);
    desk.store.close();
    await chmod(join(desk.folder, "desk.db"), 0o644);
    await chmod(desk.folder, 0o755);
    await desk.reopen();
    expect(await modeOf(desk.folder)).toBe("700");
    expect(await modeOf(join(desk.folder, "desk.db"))).toBe("600");
  });

  it("says when there is no office, or one already", async () => {
    const folder = await temporaryFolder();
    await expect(openStore(folder, storeOptions)).rejects.toMatchObject({
      code: "no-office",
      params: { path: folder },
    });
    await expect(openStore(join(folder, "nowhere"), storeOptions)).rejects.toMatchObject({ code: "no-office" });
    const store = await createStore(folder, storeOptions);
    await store.ledger.append("office-made", "BER", {}, stampOf());
    store.close();
    await expect(createStore(folder, storeOptions)).rejects.toMatchObject({ code: "office-exists" });
  });

  it("takes up a store whose making was cut off", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "desk.db"), "");
    await expect(openStore(folder, storeOptions)).rejects.toMatchObject({ code: "no-office" });
    (await createStore(folder, storeOptions)).close();
    const store = await createStore(folder, storeOptions);
    await register(store);
    store.close();
  });

  it("keeps to the office it was made for", async () => {
    const desk = await testStore();
    const other = desk.reopen({ office: "PAR" as OfficeCode });
    await expect(other).rejects.toMatchObject({ code: "store-of-another-office" });
  });
});

describe("a store that cannot be used", () => {
  it("is damaged when it is no database", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "desk.db"), "Lorem ipsum dolor sit amet. ".repeat(400));
    await expect(openStore(folder, storeOptions)).rejects.toMatchObject({ code: "store-damaged" });
  });

  it("is damaged when the database is another program's, which stays as it is", async () => {
    const folder = await temporaryFolder();
    const other = stranger(folder);
    other.exec("CREATE TABLE song (name TEXT)");
    await expect(openStore(folder, storeOptions)).rejects.toMatchObject({ code: "store-damaged" });
    expect(other.pragma("journal_mode", { simple: true })).toBe("delete");
    other.close();
  });

  it("is damaged when its pages are", async () => {
    const desk = await testStore();
    for (let count = 0; count < 30; count++) await register(desk.store);
    desk.store.close();
    const page = Buffer.alloc(4096, 0x5a);
    const { size } = await stat(join(desk.folder, "desk.db"));
    const { open } = await import("node:fs/promises");
    const file = await open(join(desk.folder, "desk.db"), "r+");
    for (let at = 8 * 4096; at < size; at += 4096) await file.write(page, 0, 4096, at);
    await file.close();
    const useIt = async () => (await openStore(desk.folder, storeOptions)).cases.list({});
    await expect(useIt()).rejects.toMatchObject({ code: "store-damaged" });
  });

  it("is newer when a later program has been here", async () => {
    const desk = await testStore();
    const other = stranger(desk.folder);
    other.exec(
      `INSERT INTO migration VALUES (${migrations.length + 1}, 'later', 'x', '2030-01-01T00:00:00Z'); PRAGMA user_version = ${migrations.length + 1}`,
    );
    other.close();
    const reopened = desk.reopen();
    await expect(reopened).rejects.toMatchObject({
      code: "store-newer",
      params: { found: migrations.length + 1, known: migrations.length },
    });
  });

  it.each([
    ["edited", "UPDATE migration SET sha256 = 'other' WHERE number = 2"],
    ["missing", "DELETE FROM migration WHERE number = 2"],
    ["not counted", "PRAGMA user_version = 3"],
  ])("is damaged when a migration is %s", async (_, change) => {
    const desk = await testStore();
    const other = stranger(desk.folder);
    other.exec(change);
    other.close();
    await expect(desk.reopen()).rejects.toMatchObject({ code: "store-damaged" });
  });

  it("is busy while another program writes, and nothing changes", async () => {
    const desk = await testStore({ wait: 50 });
    await register(desk.store);
    const other = stranger(desk.folder);
    other.exec("BEGIN IMMEDIATE");
    await expect(register(desk.store)).rejects.toMatchObject({ code: "store-busy", kind: "busy" });
    expect(await desk.store.cases.list({})).toHaveLength(1);
    other.exec("ROLLBACK");
    expect((await register(desk.store)).id).toBe("BER-2026-000002");
    other.close();
  });

  it("cannot be written in a folder that is only to be read", async () => {
    const desk = await testStore();
    await register(desk.store);
    desk.store.close();
    const { code } = await runChild("register", desk.folder, { readOnly: true });
    expect(code).toBe("store-not-writable");
  });

  it("says so when the folder may not even be looked into", async () => {
    const parent = await temporaryFolder();
    await mkdir(join(parent, "office"));
    const { code } = await runChild("register", join(parent, "office"), { closed: parent });
    expect(code).toBe("folder-not-writable");
  });
});

it("never lets the text of SQLite out", async () => {
  const desk = await testStore();
  const db = new Database(join(desk.folder, "desk.db"));
  const bad = () => db.run("INSERT INTO \"case\" (id) VALUES ('x')");
  expect(bad).toThrow("the store refused a statement: SQLITE_CONSTRAINT_NOTNULL");
  expect(bad).not.toThrow(/NOT NULL constraint/);
  db.close();
});
