import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { nextStep } from "../../src/domain/next-step.ts";
import { amendCase, reopenCase } from "../../src/workflow/amend-case.ts";
import { approveCase } from "../../src/workflow/approve-case.ts";
import { askCase } from "../../src/workflow/ask-case.ts";
import { decideCase } from "../../src/workflow/decide-case.ts";
import { releaseHold } from "../../src/workflow/end-hold.ts";
import { exportBatch } from "../../src/workflow/export-batch.ts";
import { takeBackSheets } from "../../src/workflow/on-sheet.ts";
import { printSheets, sheetsToPrint } from "../../src/workflow/print-sheets.ts";
import { recordRuling } from "../../src/workflow/record-ruling.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { supplementCase } from "../../src/workflow/supplement-case.ts";
import { verifyCase } from "../../src/workflow/verify-case.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { pageTexts } from "../letters/judges.ts";
import { problemOf, sampleFile, type TestOffice, testOffice } from "../support/office.ts";
import { annulledOn, issuedTo } from "../support/recorded.ts";
import { investor, someIin } from "../support/sent.ts";

const print = async (desk: TestOffice, ...named: CaseId[]) => printSheets(await desk.as(), named, desk.stick);
const exported = async (desk: TestOffice) =>
  exportBatch(await desk.as(), { to: desk.stick, dryRun: false, strict: false });

describe("a case that was put on a sheet", () => {
  it("leaves in no batch, until a person says that the central system does not have it", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const other = await desk.forward("spouse");
    expect(await print(desk, id)).toMatchObject({ cases: [{ case: id, copy: 1, batch: null }], left: [] });
    expect((await desk.export()).items).toBe(1);
    expect((await (await desk.as()).batches.parcels({ case: other.id })).length).toBe(1);
    expect(await exported(desk)).toMatchObject({ batch: null, items: 0 });
    expect(nextStep(await (await desk.as()).cases.line(id))).toBe("record-answer");

    await takeBackSheets(await desk.as(), [id]);
    expect(nextStep(await (await desk.as()).cases.line(id))).toBe("export");
    expect((await desk.export()).items).toBe(1);
  });

  it("keeps its contents: what may have been typed is not changed here", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await print(desk, id);
    const office = await desk.as();
    await problemOf(
      amendCase(office, id, (application) => application),
      "on-sheet",
    );
    await problemOf(reopenCase(office, id, "a"), "on-sheet");
    await problemOf(withdrawCase(office, id, "a"), "on-sheet");
    // It is on its way by hand: no file says more about it, and the way on is not to change its papers here.
    await problemOf(askCase(office, id), "on-sheet");
    await problemOf(supplementCase(office, id, []), "on-sheet");
    await takeBackSheets(office, [id]);
    await problemOf(askCase(office, id), "nothing-on-its-way");
    expect((await reopenCase(office, id, "a")).revision).toBe(2);
  });

  it("stays out of the next batch also where the batch that it left in is lost", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const { batch } = await desk.export();
    expect((await print(desk, id)).cases).toEqual([{ case: id, copy: 1, batch }]);
    await settleBatch(await desk.as(), batch, "lost");
    expect(await exported(desk)).toMatchObject({ batch: null, items: 0 });
  });

  it("is held back by the store itself, whoever asks", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const office = await desk.as();
    // Selected before, sealed after: another desk has printed in between.
    const sealing = exportBatch(
      {
        ...office,
        exchange: {
          ...office.exchange,
          prepare: (outgoing) => office.exchange.prepare(outgoing),
          plan: (...what) => office.exchange.plan(...what),
          seal: async (request) => {
            await print(desk, id);
            return office.exchange.seal(request);
          },
        },
      },
      { to: desk.stick, dryRun: false, strict: false },
    );
    await problemOf(sealing, "changed-meanwhile");
    expect(await office.batches.parcels({ case: id })).toEqual([]);
    const db = new BetterSqlite3(join(desk.folder, "desk.db"));
    try {
      expect(() => db.exec("DELETE FROM sheet")).toThrow("never dropped");
      expect(() => db.exec("UPDATE sheet SET copies = 0")).toThrow();
      db.exec("INSERT INTO batch VALUES ('X', 1, '00000000-0000-7000-8000-000000000000', NULL, 'x', 'x', 1, 'sealed')");
      const parcel = db.prepare(
        "INSERT INTO parcel (item, case_id, revision, batch_id, digest, state) VALUES (?, ?, 1, 'X', ?, 'sealed')",
      );
      expect(() => parcel.run("0".repeat(36), id, "0".repeat(64))).toThrow("changed-meanwhile");
    } finally {
      db.close();
    }
  });
});

describe("which cases are printed", () => {
  it("without numbers all that are on no way, each once; by its number again, and the paper says so", async () => {
    const desk = await testOffice();
    const first = await desk.forward("investor");
    const second = await desk.forward("spouse");
    await desk.open("senior");
    expect(await sheetsToPrint(await desk.as())).toEqual([
      { case: first.id, copy: 0, batch: null },
      { case: second.id, copy: 0, batch: null },
    ]);
    const all = await print(desk);
    expect(all.cases.map((one) => one.case)).toEqual([first.id, second.id]);
    expect(await print(desk)).toEqual({ cases: [], files: [], left: [] });
    const [again] = (await print(desk, first.id)).files;
    expect(pageTexts(await readFile(again?.path ?? "")).join(" ")).toContain(
      "Экземпляр 2, впервые распечатано 23.11.2026",
    );
    expect(await sheetsToPrint(await desk.as())).toEqual([
      { case: first.id, copy: 2, batch: null },
      { case: second.id, copy: 1, batch: null },
    ]);
    expect(await desk.head()).toMatch(/^\d+ /);
  });

  it("files are for their owner alone, and bear no name of a person", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const [file] = (await print(desk, id)).files;
    expect((await stat(file?.path ?? "")).mode & 0o777).toBe(0o600);
    expect(await readdir(desk.stick)).toEqual([expect.stringMatching(/^BER-2026-000001-sheet-[0-9a-f]{8}\.pdf$/)]);
  });

  it("a case that left as a file only by its number, with the batch on its paper", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const { batch } = await desk.export();
    expect(await sheetsToPrint(await desk.as())).toEqual([]);
    expect((await print(desk)).cases).toEqual([]);
    const { cases, files } = await print(desk, id);
    expect(cases).toEqual([{ case: id, copy: 1, batch }]);
    expect(pageTexts(await readFile(files[0]?.path ?? "")).join(" ")).toContain(
      `Отправлено также файлом, пакет ${batch}`,
    );
  });

  it("none that lies sealed here, or of which nobody knows whether it left", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const office = await desk.as();
    const gone = { ...office, folders: { ...office.folders, write: () => Promise.reject(new Error("power")) } };
    const sealed = {
      ...office,
      batches: { ...office.batches, intend: () => Promise.reject(new Error("power")) },
    };
    const request = { to: desk.stick, dryRun: false, strict: false };
    await expect(exportBatch(sealed, request)).rejects.toThrow("power");
    const problem = await problemOf(print(desk, id), "lies-sealed");
    expect(problem.params.batch).toBe("BER-2026-B000001");
    await expect(exportBatch(gone, request)).rejects.toThrow("power");
    await problemOf(print(desk, id), "outcome-unknown");
    expect(await office.sheets.list()).toEqual([]);
    await settleBatch(office, problem.params.batch as never, "lost");
    expect((await print(desk, id)).cases).toEqual([{ case: id, copy: 1, batch: null }]);
    expect(await exported(desk)).toMatchObject({ batch: null, items: 0 });
  });

  it("none that is not forwarded or not approved, and nothing of the others then", async () => {
    const desk = await testOffice({ approval: true });
    const ready = await desk.forward("investor");
    await approveCase(await desk.as("vice"), ready.id);
    const unapproved = await desk.forward("spouse");
    await problemOf(print(desk, ready.id, unapproved.id), "not-approved");
    const open = await desk.open("senior");
    await problemOf(print(desk, ready.id, open.id), "not-forwarded");
    expect(await (await desk.as()).sheets.list()).toEqual([]);
    expect((await print(desk)).cases.map((one) => one.case)).toEqual([ready.id]);
  });

  it("none for a machine or an officer without the right", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await problemOf(printSheets(await desk.as("timer"), [], desk.stick), "person-only");
    await problemOf(printSheets(await desk.as("clerk"), [id], desk.stick), "not-allowed");
    await print(desk, id);
    await problemOf(takeBackSheets(await desk.as("timer"), [id]), "person-only");
    await takeBackSheets(await desk.as(), [id]);
    await problemOf(takeBackSheets(await desk.as(), [id]), "not-on-sheet");
  });

  it("one that cannot be printed stops none of the others, and may still leave in a batch", async () => {
    const desk = await testOffice();
    const { documents = [] } = await sampleFile("spouse");
    const numbered = documents.map((paper, at) => (at === 1 ? { ...paper, number: "京 412" } : paper));
    const strange = await desk.forward("spouse", {}, { documents: numbered });
    const { id } = await desk.forward("investor");
    const { cases, left } = await print(desk);
    expect([cases.map((one) => one.case), left.map((one) => [one.case, one.problem.code])]).toEqual([
      [id],
      [[strange.id, "letter-cannot-print"]],
    ]);
    expect(await (await desk.as()).sheets.of(strange.id)).toBeNull();
    await problemOf(print(desk, strange.id), "letter-cannot-print");
  });
});

describe("what follows", () => {
  it("a case that left as a file and is on a sheet too is not withdrawn: it may have been typed", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    await print(desk, id);
    const office = await desk.as();
    await problemOf(withdrawCase(office, id, "went home"), "on-sheet");
    await takeBackSheets(office, [id]);
    expect((await withdrawCase(office, id, "went home")).message).toMatchObject({ kind: "WDR" });
  });

  it("a case that was ruled is no longer told; annulled, it is with the central system as before", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await print(desk, id);
    const office = await desk.as();
    await recordRuling(office, id, issuedTo(someIin(investor)));
    expect(await sheetsToPrint(office)).toEqual([]);
    await problemOf(print(desk, id), "not-forwarded");
    expect(await recordRuling(office, id, annulledOn())).toEqual({ became: "held", reason: "annulled" });
    await releaseHold(office, id, "as the screen says");
    expect(await exported(desk)).toMatchObject({ batch: null, items: 0 });
    expect(nextStep(await office.cases.line(id))).toBe("record-answer");
    expect((await print(desk, id)).cases).toEqual([{ case: id, copy: 2, batch: null }]);
  });

  it("a proposal to refuse stands on the paper with its ground", async () => {
    const desk = await testOffice();
    const { id } = await desk.open("heir-incomplete");
    await verifyCase(await desk.as(), id, null);
    await decideCase(await desk.as(), id, {
      kind: "propose-refusal",
      grounds: [],
      facts: new Map(),
      reason: null,
    });
    const [file] = (await print(desk, id)).files;
    const text = pageTexts(await readFile(file?.path ?? "")).join(" ");
    expect(text).toContain("Ұсынылатын негіз / Предлагаемое основание");
    expect(text).toContain("NAMUNAEV");
  });
});
