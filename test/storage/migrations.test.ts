import { createHash } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { Database } from "../../src/storage/database.ts";
import { type Migration, migrate, migrations } from "../../src/storage/migrations.ts";
import { instant, register } from "../support/sample-case.ts";
import { testStore } from "../support/store.ts";

const now = () => instant("2027-01-15T08:00:00Z");
const digest = (text: string) => createHash("sha256").update(text).digest("hex");
const further = (sql: string): Migration => ({
  number: migrations.length + 1,
  name: "scans",
  sha256: digest(sql),
  sql,
});

async function oldStore() {
  const desk = await testStore();
  await register(desk.store);
  desk.store.close();
  const open = () => new Database(join(desk.folder, "desk.db"));
  return { desk, open };
}

it("have the digests that are written beside them: a text that has left this desk is never changed", () => {
  for (const one of migrations) expect(`${one.number} ${one.sha256}`).toBe(`${one.number} ${digest(one.sql)}`);
});

it("are numbered without a hole and named apart", () => {
  expect(migrations.map((one) => one.number)).toEqual(migrations.map((_, place) => place + 1));
  expect(new Set(migrations.map((one) => one.name)).size).toBe(migrations.length);
});

it("are applied to an old store after a backup that can be opened", async () => {
  const { desk, open } = await oldStore();
  const db = open();
  migrate(db, now, [...migrations, further("CREATE TABLE scan (digest TEXT PRIMARY KEY) STRICT")]);
  expect(db.pragma("user_version")).toBe(migrations.length + 1);
  expect(db.first("SELECT number, name, applied_at FROM migration WHERE number = ?", migrations.length + 1)).toEqual({
    number: migrations.length + 1,
    name: "scans",
    applied_at: "2027-01-15T08:00:00Z",
  });
  db.close();
  const folder = join(desk.folder, "backups");
  const name = `before-${String(migrations.length + 1).padStart(4, "0")}.db`;
  expect(await readdir(folder)).toEqual([name]);
  expect(((await stat(join(folder, name))).mode & 0o777).toString(8)).toBe("600");
  const backup = new Database(join(folder, name));
  expect(backup.pragma("user_version")).toBe(migrations.length);
  expect(backup.first('SELECT id FROM "case"')).toEqual({ id: "BER-2026-000001" });
  backup.close();
});

it("make no backup of a store that has nothing to lose", async () => {
  const desk = await testStore();
  expect(await readdir(desk.folder)).not.toContain("backups");
});

it("leave the store as it was when one fails halfway", async () => {
  const { open } = await oldStore();
  const db = open();
  const bad = further("CREATE TABLE scan (digest TEXT) STRICT; CREATE TABLE scan (digest TEXT) STRICT");
  expect(() => migrate(db, now, [...migrations, bad])).toThrow("SQLITE_ERROR");
  expect(db.pragma("user_version")).toBe(migrations.length);
  expect(db.first("SELECT 1 FROM sqlite_schema WHERE name = 'scan'")).toBeUndefined();
  expect(db.all("SELECT number FROM migration")).toHaveLength(migrations.length);
  db.close();
});

it("are not applied when their text is not the one of their digest", async () => {
  const { open } = await oldStore();
  const db = open();
  const edited = { ...further("CREATE TABLE scan (digest TEXT) STRICT"), sha256: digest("something else") };
  expect(() => migrate(db, now, [...migrations, edited])).toThrow("not the text it was");
  db.close();
});
