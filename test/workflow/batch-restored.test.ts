import { cp, readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { BatchId } from "../../src/domain/ids.ts";
import { doorsOf } from "../../src/doors.ts";
import { exportBatch } from "../../src/workflow/export-batch.ts";
import type { Office } from "../../src/workflow/office.ts";
import { resendBatch } from "../../src/workflow/resend-batch.ts";
import { resumeExport } from "../../src/workflow/resume-export.ts";
import { exportOf, request } from "../support/batches.ts";
import { problemOf, type TestOffice, testOffice } from "../support/office.ts";
import { testWorld } from "../support/test-world.ts";

/** The office that lies in a folder, opened by a program of its own at the same computer. */
async function officeIn(desk: TestOffice, folder: string, home = join(desk.folder, "..")): Promise<Office> {
  const doors = doorsOf(testWorld({ cwd: home }), folder, "0.0.0");
  onTestFinished(() => doors.close());
  return doors.open({ named: "consul", acts: true, ask: () => Promise.reject(new Error("nobody is asked")) });
}

const batch = (seq: number) => `BER-2026-B${String(seq).padStart(6, "0")}` as BatchId;

const beside = (desk: TestOffice, name: string) => join(desk.folder, "..", name);

/** A copy as any program makes it. */
async function copied(desk: TestOffice, name: string): Promise<string> {
  await cp(desk.folder, beside(desk, name), { recursive: true, preserveTimestamps: true });
  return beside(desk, name);
}

describe("an office folder that is not the one that sent last", () => {
  it("is held when it is a copy, and the original goes on", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const copy = await officeIn(desk, await copied(desk, "copy"));
    const problem = await problemOf(exportBatch(copy, request(desk)), "office-restored");
    expect(problem.params).toEqual({ doubt: "copied", next: 1 });
    await problemOf(exportBatch(copy, request(desk, { dryRun: true })), "office-restored");
    expect(await copy.batches.list()).toEqual([]);
    expect(await exportOf(desk)).toMatchObject({ items: 1 });
  });

  it("is not held when it was only moved or named anew", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    await rename(desk.folder, beside(desk, "moved"));
    const moved = await officeIn(desk, beside(desk, "moved"));
    expect(await exportBatch(moved, request(desk))).toMatchObject({ items: 1 });
  });

  it("is held when an older copy was brought back to its place", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const backup = await copied(desk, "backup");
    await desk.export();
    await desk.closeAll();
    await rm(desk.folder, { recursive: true });
    await cp(backup, desk.folder, { recursive: true, preserveTimestamps: true });
    await problemOf(exportBatch(await officeIn(desk, desk.folder), request(desk)), "office-restored");
  });

  it("is held when only its store was brought back", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const backup = await copied(desk, "backup");
    await desk.export();
    await desk.closeAll();
    for (const name of ["desk.db", "desk.db-wal", "desk.db-shm"]) await rm(join(desk.folder, name), { force: true });
    for (const name of ["desk.db", "desk.db-wal"]) await cp(join(backup, name), join(desk.folder, name));
    const office = await officeIn(desk, desk.folder);
    const problem = await problemOf(exportBatch(office, request(desk)), "office-restored");
    expect(problem.params).toEqual({ doubt: "behind", next: 1 });
    // Without the note in the folder the one in the user's own folder tells.
    await rm(join(desk.folder, "sent.json"));
    await problemOf(exportBatch(office, request(desk)), "office-restored");
    // Without that too, the stick does, which still has what was sent.
    const stranger = await officeIn(desk, desk.folder, beside(desk, "another-home"));
    await problemOf(exportBatch(stranger, request(desk)), "office-restored");
    // What was seen there is not forgotten with the stick.
    for (const name of await readdir(desk.stick)) await rm(join(desk.stick, name));
    await problemOf(exportBatch(stranger, request(desk)), "office-restored");
    expect(await resumeExport(stranger, null)).toEqual({ doubt: "behind", next: 1, changed: true });
    expect(await exportBatch(stranger, request(desk))).toMatchObject({ seq: 1 });
  });

  it("is held, original or copy, once the other has sent more", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const copy = await officeIn(desk, await copied(desk, "copy"));
    await resumeExport(copy, null);
    expect(await exportBatch(copy, request(desk))).toMatchObject({ seq: 1 });
    const problem = await problemOf(exportOf(desk), "office-restored");
    expect(problem.params).toEqual({ doubt: "behind", next: 1 });
  });

  it("writes nothing else either", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const { batch } = await desk.export();
    const copy = await officeIn(desk, await copied(desk, "copy"));
    await problemOf(resendBatch(copy, batch, { to: desk.stick, marker: null }), "office-restored");
  });
});

describe("going on", () => {
  it("behind the centre's last number, under the items that the centre knows", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const backup = await copied(desk, "backup");
    await desk.export();
    const { item, digest } = await desk.about(id);
    const restored = await officeIn(desk, backup);
    await problemOf(exportBatch(restored, request(desk)), "office-restored");
    const lastKnown = "BER-2026-B000007" as BatchId;
    await problemOf(resumeExport({ ...restored, officer: (await desk.as("timer")).officer }, lastKnown), "person-only");
    await problemOf(resumeExport(restored, "PAR-2026-B000007" as BatchId), "unknown-batch");
    expect(await resumeExport(restored, lastKnown)).toEqual({ doubt: "copied", next: 8, changed: true });
    // A script that says it again changes nothing.
    expect(await resumeExport(restored, lastKnown)).toEqual({ doubt: null, next: 8, changed: false });
    const sent = await exportBatch(restored, request(desk));
    expect(sent).toMatchObject({ batch: "BER-2026-B000008", seq: 8, items: 1 });
    expect((await restored.batches.load(sent.batch as BatchId)).previousDigest).toBeNull();
    expect(await restored.batches.parcels({ case: id })).toMatchObject([{ item, digest }]);
    expect((await restored.ledger.verify()).broken).toBeNull();
    await desk.forward("spouse");
    expect(await exportBatch(restored, request(desk))).toMatchObject({ batch: null });
  });

  it("changes nothing where nothing is in doubt, and takes no number beyond", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    await desk.export();
    const office = await desk.as();
    const before = await desk.head();
    expect(await resumeExport(office, batch(1))).toEqual({ doubt: null, next: 2, changed: false });
    expect(await resumeExport(office, null)).toEqual({ doubt: null, next: 2, changed: false });
    const problem = await problemOf(resumeExport(office, batch(900)), "nothing-in-doubt");
    expect(problem.params).toEqual({ batch: batch(900), known: 1, answer: "--again" });
    expect(await desk.head()).toBe(before);
    await desk.forward("spouse");
    expect(await desk.export()).toMatchObject({ seq: 2 });
  });

  it("by a number entered twice, where a whole computer was put back and nothing here can tell", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    expect(await resumeExport(await desk.as(), batch(9), { twice: true })).toMatchObject({ doubt: null, next: 10 });
    expect(await desk.export()).toMatchObject({ seq: 10 });
  });

  it("not by a number that is a slip, and never by one that no other can follow", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const restored = await officeIn(desk, await copied(desk, "backup"));
    const problem = await problemOf(resumeExport(restored, batch(1001)), "number-far");
    expect(problem.params).toEqual({ batch: batch(1001), known: 0, answer: "--again" });
    for (const twice of [false, true]) {
      await problemOf(resumeExport(restored, batch(999_999), { twice }), "bad-value");
    }
    await problemOf(exportBatch(restored, request(desk)), "office-restored");
    expect(await resumeExport(restored, batch(1001), { twice: true })).toMatchObject({ next: 1002 });
    expect(await exportBatch(restored, request(desk))).toMatchObject({ seq: 1002 });
  });

  it("by the true number, where a wrong one was entered and no batch was sealed since", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const first = await desk.export();
    await desk.forward("spouse");
    const restored = await officeIn(desk, await copied(desk, "backup"));
    expect(await resumeExport(restored, batch(999_998), { twice: true })).toMatchObject({ next: 999_999 });
    expect(await resumeExport(restored, batch(4))).toEqual({ doubt: null, next: 5, changed: true });
    expect(await resumeExport(restored, batch(1))).toEqual({ doubt: null, next: 2, changed: true });
    expect((await restored.batches.selection()).previousDigest).toBe(first.files[0]?.sha256);
    await problemOf(resumeExport(restored, batch(4)), "nothing-in-doubt");
    expect(await resumeExport(restored, batch(4), { twice: true })).toMatchObject({ next: 5 });
    expect(await exportBatch(restored, request(desk))).toMatchObject({ seq: 5, items: 1 });
    // A batch bears the number after it: now it stands.
    expect(await resumeExport(restored, batch(2))).toMatchObject({ next: 6, changed: false });
    expect((await restored.ledger.verify()).broken).toBeNull();
  });
});
