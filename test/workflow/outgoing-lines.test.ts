import { createHash } from "node:crypto";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { CaseAt } from "../../src/domain/case.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import { reopenCase } from "../../src/workflow/amend-case.ts";
import { approveCase } from "../../src/workflow/approve-case.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { problemOf, type Sample, type TestOffice, testOffice } from "../support/office.ts";

const waiting = async (desk: TestOffice) => (await (await desk.as()).batches.selection()).waiting;

async function keptLine(desk: TestOffice, id: CaseId) {
  const one = (await waiting(desk)).find((found) => found.case === id);
  return one?.line ?? null;
}

/** The line as an export makes it where none was kept. */
async function lineMadeNow(desk: TestOffice, id: CaseId) {
  const office = await desk.as();
  const one = (await office.cases.load(id)) as CaseAt<"decided">;
  const made = await office.exchange.prepare({ item: await office.batches.itemOf(id, one.revision), case: one });
  if ("reason" in made) throw new Error(made.reason);
  return made;
}

/** A hand in the store that is not ours. */
function inStore(desk: TestOffice, sql: string): unknown[] {
  const db = new BetterSqlite3(join(desk.folder, "desk.db"));
  const statement = db.prepare(sql);
  const rows = statement.reader ? statement.all() : [statement.run()];
  db.close();
  return rows;
}

const kept = "SELECT case_id FROM outgoing_line ORDER BY case_id";

describe("the line that a case leaves as", () => {
  const samples: readonly Sample[] = ["investor", "spouse", "senior", "head-of-entity"];

  it.each(samples)("is kept when %s is forwarded, and is the one that an export would make", async (sample) => {
    const desk = await testOffice();
    const { id } = await desk.forward(sample);
    const found = await keptLine(desk, id);
    const made = await lineMadeNow(desk, id);
    expect(Buffer.from(found?.line() ?? []).toString()).toBe(Buffer.from(made.line()).toString());
    expect({ ...found, line: null }).toEqual({ ...made, line: null });
  });

  it("leaves as it was kept", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const digest = (await keptLine(desk, id))?.digest;
    await desk.export();
    expect((await desk.about(id)).digest).toBe(digest);
  });

  it("waits for the second officer, and is there when the word was given", async () => {
    const desk = await testOffice({ approval: true });
    const { id } = await desk.forward("investor");
    expect(await waiting(desk)).toEqual([]);
    await approveCase(await desk.as("vice"), id);
    expect((await keptLine(desk, id))?.digest).toBe((await lineMadeNow(desk, id)).digest);
  });

  it("falls with what it says: a case that is reopened or withdrawn has none", async () => {
    const desk = await testOffice();
    const one = await desk.forward("investor");
    const other = await desk.forward("spouse");
    await reopenCase(await desk.as(), one.id, "a character");
    await withdrawCase(await desk.as(), other.id, "gone");
    expect(inStore(desk, kept)).toEqual([]);
  });

  it("is gone once the case is ruled", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    await desk.export();
    for (const path of await desk.answer()) await desk.import(path);
    expect(inStore(desk, kept)).toEqual([]);
  });

  it("leaves again, the same, when its batch was lost", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const { batch } = await desk.export();
    const before = await desk.about(id);
    await settleBatch(await desk.as(), batch, "lost");
    await desk.export();
    expect(await desk.about(id)).toEqual(before);
  });

  it("is made by the export where none was kept", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const digest = (await keptLine(desk, id))?.digest;
    inStore(desk, "DELETE FROM outgoing_line");
    expect(await keptLine(desk, id)).toBeNull();
    await desk.export();
    expect((await desk.about(id)).digest).toBe(digest);
  });
});

describe("a kept line that was altered", () => {
  it("does not leave, and the ledger knows", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    expect((await (await desk.as()).ledger.verify()).broken).toBeNull();
    inStore(desk, "UPDATE outgoing_line SET line = CAST(replace(CAST(line AS TEXT), 'Example', 'Exemple') AS BLOB)");
    expect((await (await desk.as()).ledger.verify()).broken).not.toBeNull();
    expect((await problemOf(desk.export(), "store-damaged")).params).toMatchObject({ case: id });
    expect(await (await desk.as()).batches.list()).toEqual([]);
    expect(await waiting(desk)).toHaveLength(1);
  });

  it("is known to the ledger when its digest was altered with it, too", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const digest = createHash("sha256").update("{}").digest("hex");
    inStore(desk, `UPDATE outgoing_line SET line = CAST('{}' AS BLOB), digest = '${digest}'`);
    expect((await (await desk.as()).ledger.verify()).broken).not.toBeNull();
  });
});
