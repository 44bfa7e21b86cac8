import { createHash, createHmac } from "node:crypto";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { withdrawn } from "../../src/domain/transition.ts";
import { canonicalJson } from "../../src/storage/canonical-json.ts";
import type { LedgerRow } from "../../src/storage/ledger-line.ts";
import { day, register, stampOf } from "../support/sample-case.ts";
import { testStore } from "../support/store.ts";

type Desk = Awaited<ReturnType<typeof testStore>>;

/** A hand in the file that is not ours: what it does, nobody refuses. */
function tamper(desk: Desk, sql: string): void {
  const db = new BetterSqlite3(join(desk.folder, "desk.db"));
  const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.exec(sql);
  db.close();
}

function rows(desk: Desk): LedgerRow[] {
  const db = new BetterSqlite3(join(desk.folder, "desk.db"), { readonly: true });
  const all = db.prepare("SELECT * FROM ledger ORDER BY seq").all() as LedgerRow[];
  db.close();
  return all;
}

async function deskWithThreeCases(): Promise<Desk> {
  const desk = await testStore();
  for (let count = 0; count < 3; count++) {
    const one = await register(desk.store);
    await desk.store.cases.save(withdrawn(one, day("2026-11-23"), "moved away", stampOf()), stampOf());
  }
  return desk;
}

it("begins with nothing, and counts", async () => {
  const { store } = await testStore();
  expect(await store.ledger.head()).toEqual({ size: 0, hash: "0".repeat(64) });
  await store.ledger.append("office-made", "BER", { training: 1 }, stampOf());
  const head = await store.ledger.head();
  expect(head.size).toBe(1);
  expect(await store.ledger.verify()).toEqual({ size: 1, head: head.hash, broken: null });
});

it("chains each line to the one before, as anyone can compute", async () => {
  const desk = await deskWithThreeCases();
  let previous = "0".repeat(64);
  for (const line of rows(desk)) {
    const { seq, at, officer, code, subject } = line;
    const facts = JSON.parse(line.facts);
    const text = canonicalJson([seq, at, officer, code, subject, facts, previous]);
    expect(text).toBe(JSON.stringify([seq, at, officer, code, subject, facts, previous]));
    previous = createHash("sha256").update(text).digest("hex");
    expect(line.hash).toBe(previous);
  }
  expect((await desk.store.ledger.head()).hash).toBe(previous);
});

it("knows a text by its digest under the salt of the case, so that it can be proven later", async () => {
  const desk = await deskWithThreeCases();
  const db = new BetterSqlite3(join(desk.folder, "desk.db"), { readonly: true });
  const payload = db.prepare("SELECT payload FROM case_revision WHERE case_id = 'BER-2026-000001'").pluck().get();
  db.close();
  const { salt } = JSON.parse(String(payload));
  const digest = createHmac("sha256", salt).update("moved away").digest("hex");
  expect(JSON.parse(rows(desk)[1]?.facts ?? "").reason).toBe(`hmac-sha256:${digest}`);
});

it("holds no word of a person", async () => {
  const desk = await deskWithThreeCases();
  const text = JSON.stringify(rows(desk));
  for (const word of ["Müller", "Anna", "C01X00T47", "1980", "moved"]) expect(text).not.toContain(word);
});

describe("is never changed or cut", () => {
  it.each([
    ["UPDATE ledger SET officer = 'x' WHERE seq = 2", "the ledger is never changed"],
    ["DELETE FROM ledger WHERE seq = 6", "the ledger is never cut"],
    [
      "REPLACE INTO ledger SELECT 6, at, officer, code, subject, facts, previous, hash FROM ledger WHERE seq = 6",
      "order",
    ],
    ["INSERT INTO ledger SELECT 9, at, officer, code, subject, facts, hash, hash FROM ledger WHERE seq = 6", "order"],
  ])("%s", async (sql, reason) => {
    const desk = await deskWithThreeCases();
    const db = new BetterSqlite3(join(desk.folder, "desk.db"));
    expect(() => db.exec(sql)).toThrow(reason);
    db.close();
  });
});

describe("verification names the first line that does not hold", () => {
  it.each([
    ["a line was edited", "UPDATE ledger SET facts = replace(facts, 'spouse', 'investor') WHERE seq = 3", 3],
    ["an officer was put in", "UPDATE ledger SET officer = 'head' WHERE seq = 5", 5],
    ["a line was taken out", "DELETE FROM ledger WHERE seq = 4", 4],
    ["the chain was cut", "UPDATE ledger SET previous = hash WHERE seq = 2", 2],
    ["the last line was taken out", "DELETE FROM ledger WHERE seq = 6", 6],
    ["a case was set back", `UPDATE "case" SET version = 1 WHERE id = 'BER-2026-000002'`, 7],
    [
      "the contents of a case were edited",
      `UPDATE case_revision SET payload = CAST(replace(CAST(payload AS TEXT), 'Müller', 'Muster') AS BLOB)
       WHERE case_id = 'BER-2026-000002'`,
      4,
    ],
    ["a payload was destroyed", "UPDATE case_revision SET payload = x'00' WHERE case_id = 'BER-2026-000001'", 2],
  ])("%s", async (_, sql, broken) => {
    const desk = await deskWithThreeCases();
    expect((await desk.store.ledger.verify()).broken).toBeNull();
    desk.store.close();
    tamper(desk, sql);
    const store = await desk.reopen();
    expect((await store.ledger.verify()).broken).toBe(broken);
  });
});

describe("canonical JSON", () => {
  it("sorts keys by code unit at every depth and leaves out all space", () => {
    const value = { b: [{ z: null, a: true }], a: "é\n", А: 1, B: -2 };
    expect(canonicalJson(value)).toBe('{"B":-2,"a":"é\\n","b":[{"a":true,"z":null}],"А":1}');
  });

  it("refuses numbers that have more than one form", () => {
    for (const number of [0.5, Number.NaN, 2 ** 60]) expect(() => canonicalJson(number)).toThrow("whole numbers");
  });
});
