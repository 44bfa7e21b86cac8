import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nextStep } from "../../src/domain/next-step.ts";
import { amendCase } from "../../src/workflow/amend-case.ts";
import { deskOverview } from "../../src/workflow/desk-overview.ts";
import { exportBatch } from "../../src/workflow/export-batch.ts";
import type { Office } from "../../src/workflow/office.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { problemOf, type TestOffice, testOffice } from "../support/office.ts";

const request = (desk: TestOffice, differences = {}) => ({
  to: desk.stick,
  dryRun: false,
  strict: false,
  ...differences,
});

/** An office whose stick is pulled out between sealing and writing. */
const withoutStick = (office: Office): Office => ({
  ...office,
  folders: { ...office.folders, write: () => Promise.reject(new Error("pulled out")) },
});

describe("sending", () => {
  it("takes what was forwarded, once, in batches numbered and chained", async () => {
    const desk = await testOffice();
    const first = await desk.forward("investor");
    const second = await desk.forward("spouse");
    await desk.open("senior");
    const sent = await desk.export();
    expect(sent).toMatchObject({ batch: "BER-2026-B000001", seq: 1, items: 2, left: [], finished: [] });
    const [file] = sent.files;
    expect(file?.path).toBe(join(desk.stick, "BER-2026-B000001.iinb"));
    expect((await readFile(file?.path ?? "")).length).toBe(file?.bytes);
    const office = await desk.as();
    expect((await office.batches.parcels({ batch: sent.batch })).map((parcel) => parcel.case)).toEqual([
      first.id,
      second.id,
    ]);
    await desk.forward("senior");
    expect(await desk.export()).toMatchObject({ batch: "BER-2026-B000002", seq: 2, items: 1 });
    expect((await office.batches.load("BER-2026-B000002" as never)).previousDigest).toBe(file?.sha256);
  });

  it("with nothing to send is done, and leaves no line", async () => {
    const desk = await testOffice();
    await desk.open("investor");
    const before = await desk.head();
    const nothing = {
      batch: null,
      seq: null,
      items: 0,
      messages: 0,
      left: [],
      files: [],
      finished: [],
      unsettled: [],
      again: false,
    };
    expect(await exportBatch(await desk.as("timer"), request(desk))).toEqual(nothing);
    expect([await desk.head(), await readdir(desk.stick)]).toEqual([before, []]);
  });

  it("on a dry run says what would leave, and changes nothing", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const before = await desk.head();
    const plan = await exportBatch(await desk.as(), request(desk, { dryRun: true }));
    expect(plan).toMatchObject({ batch: "BER-2026-B000001", items: 1, files: [], finished: [] });
    expect([await desk.head(), await readdir(desk.stick)]).toEqual([before, []]);
  });

  it("leaves out a withdrawn case", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.forward("spouse");
    await withdrawCase(await desk.as(), id, "went home");
    expect((await desk.export()).items).toBe(1);
  });

  it("is no work for who only takes in", async () => {
    const desk = await testOffice();
    await problemOf(exportBatch(await desk.as("clerk"), request(desk)), "not-allowed");
  });
});

describe("a case whose letters the exchange does not carry", () => {
  it.each([
    ["Greek", "Πειραιώς 1, Αθήνα"],
    ["Chinese", "北京市朝阳区"],
    ["Georgian", "თბილისი"],
  ])("(%s) stays, is named, and stops none of the others", async (_script, address) => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor", { contact: { address } });
    await desk.forward("spouse");
    const fields = [{ field: "/applicant/contact/address", codePoint: expect.stringMatching(/^U\+[0-9A-F]{4}$/) }];
    expect(await desk.export()).toMatchObject({ items: 1, left: [{ case: id, reason: "characters", fields }] });
    const again = await exportBatch(await desk.as(), request(desk));
    expect(again).toMatchObject({ batch: null, items: 0, left: [{ case: id, reason: "characters" }] });
  });

  it("is to be mended, on every list, before an export has found it out", async () => {
    const desk = await testOffice();
    const office = await desk.as();
    const { id } = await desk.forward("investor", { contact: { address: "თბილისი" } });
    expect(nextStep(await office.cases.line(id))).toBe("mend");
    expect((await deskOverview(office)).cases).toMatchObject([{ next: "mend" }]);
    await amendCase(office, id, (before) => ({ ...before, applicant: { ...before.applicant, contact: null } }));
    await desk.forwardOpen(id);
    expect(nextStep(await office.cases.line(id))).toBe("export");
    expect(await desk.export()).toMatchObject({ items: 1, left: [] });
  });

  it("with --strict stops everything before anything is sealed or written", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor", { contact: { address: "Αθήνα" } });
    await desk.forward("spouse");
    const before = await desk.head();
    const problem = await problemOf(exportBatch(await desk.as(), request(desk, { strict: true })), "items-left");
    expect(problem.params).toEqual({ cases: [id] });
    expect([await desk.head(), await readdir(desk.stick)]).toEqual([before, []]);
  });
});

describe("a batch that was sealed and not written", () => {
  it("is finished first, with the same bytes, before the next is made", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const office = await desk.as();
    await expect(exportBatch(withoutStick(office), request(desk))).rejects.toThrow("pulled out");
    const [sealed] = await office.batches.list();
    expect(sealed).toMatchObject({ id: "BER-2026-B000001", state: "unknown" });
    await desk.forward("spouse");
    const before = await desk.head();
    const plan = await exportBatch(office, request(desk, { dryRun: true }));
    expect([plan.batch, plan.finished, await desk.head()]).toEqual(["BER-2026-B000002", [], before]);
    const sent = await desk.export();
    expect(sent).toMatchObject({ batch: "BER-2026-B000002", items: 1, finished: ["BER-2026-B000001"] });
    expect(sent.files.map((file) => file.sha256)).toContain(sealed?.files[0]?.sha256);
    expect((await office.batches.list()).map((batch) => batch.state)).toEqual(["written", "written"]);
    const lines = (await office.cases.list({})).map((line) => `${line.id} ${line.parcel}`);
    expect(lines).toEqual(["BER-2026-000001 written", "BER-2026-000002 written"]);
  });

  it("alone is what the next export gives", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    await expect(exportBatch(withoutStick(await desk.as()), request(desk))).rejects.toThrow("pulled out");
    const dry = await exportBatch(await desk.as(), request(desk, { dryRun: true }));
    expect(dry).toMatchObject({ batch: "BER-2026-B000001", files: [], finished: [] });
    const sent = await exportBatch(await desk.as(), request(desk));
    expect(sent).toMatchObject({ batch: "BER-2026-B000001", seq: 1, items: 1, finished: ["BER-2026-B000001"] });
    expect(await readdir(desk.stick)).toEqual(["BER-2026-B000001.iinb"]);
    expect(await exportBatch(await desk.as(), request(desk))).toMatchObject({ batch: null, items: 0, files: [] });
  });

  it("never overwrites what bears its name already", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const path = join(desk.stick, "BER-2026-B000001.iinb");
    await writeFile(path, "somebody else's");
    await problemOf(exportBatch(await desk.as(), request(desk)), "file-differs");
    expect(await readFile(path, "utf8")).toBe("somebody else's");
    await writeFile(path, "");
    await problemOf(exportBatch(await desk.as(), request(desk)), "file-differs");
    const { rm } = await import("node:fs/promises");
    await rm(path);
    expect(await exportBatch(await desk.as(), request(desk))).toMatchObject({ finished: ["BER-2026-B000001"] });
  });
});

describe("what must be there first", () => {
  it("the folder: a stick that is not connected fills no disk", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const before = await desk.head();
    const to = join(desk.stick, "not", "mounted");
    await problemOf(exportBatch(await desk.as(), request(desk, { to })), "no-such-folder");
    await problemOf(exportBatch(await desk.as(), request(desk, { to, dryRun: true })), "no-such-folder");
    expect(await desk.head()).toBe(before);
  });

  it("a centre to seal for, with something to send or without", async () => {
    const desk = await testOffice();
    const profile = join(desk.folder, "office.json");
    await writeFile(profile, JSON.stringify({ ...JSON.parse(await readFile(profile, "utf8")), centre: null }));
    const before = await desk.head();
    await problemOf(exportBatch(await desk.as("timer"), request(desk)), "no-centre");
    expect(await desk.head()).toBe(before);
  });
});

it("two exports at once: one batch, and the other is told", async () => {
  const desk = await testOffice();
  await desk.forward("investor");
  const both = await Promise.allSettled([
    exportBatch(await desk.as(), request(desk)),
    exportBatch(await desk.as("vice"), request(desk)),
  ]);
  const office = await desk.as();
  expect(await office.batches.list()).toHaveLength(1);
  expect(await office.batches.parcels({ batch: "BER-2026-B000001" as never })).toHaveLength(1);
  for (const one of both) {
    if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "export-running", kind: "busy" });
  }
  expect(both.some((one) => one.status === "fulfilled" && one.value.items === 1)).toBe(true);
});
