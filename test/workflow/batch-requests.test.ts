import { spawn } from "node:child_process";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exportBatch } from "../../src/workflow/export-batch.ts";
import { containersOn, cutOffBehind, exportOf, request } from "../support/batches.ts";
import { problemOf, testOffice } from "../support/office.ts";

describe("an export that was asked for by an id", () => {
  it("gives the same again, and nothing new leaves", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    await desk.forward("investor", { contact: { address: "Αθήνα" } });
    const first = await exportOf(desk, { requestId: "2026-11-23T18" });
    expect(first).toMatchObject({ items: 1, again: false, left: [{ reason: "characters" }] });
    await desk.forward("spouse");
    const head = await desk.head();
    expect(await exportOf(desk, { requestId: "2026-11-23T18" })).toEqual({ ...first, again: true });
    expect([await desk.head(), await containersOn(desk.stick)]).toEqual([head, ["BER-2026-B000001.iinb"]]);
    expect(await exportOf(desk, { requestId: "2026-11-24T18" })).toMatchObject({ items: 1, seq: 2, again: false });
  });

  it("that found nothing finds nothing again", async () => {
    const desk = await testOffice();
    const nothing = await exportOf(desk, { requestId: "a" });
    expect(nothing).toMatchObject({ batch: null, items: 0 });
    await desk.forward("spouse");
    expect(await exportOf(desk, { requestId: "a" })).toEqual({ ...nothing, again: true });
    expect(await exportOf(desk, { requestId: "b" })).toMatchObject({ items: 1 });
  });

  it("is finished where it was cut off", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const asked = request(desk, { requestId: "a" });
    await expect(exportBatch(cutOffBehind(await desk.as()), asked)).rejects.toThrow("cut off");
    await desk.forward("spouse");
    const again = await exportOf(desk, { requestId: "a" });
    expect(again).toMatchObject({ batch: "BER-2026-B000001", items: 1, finished: ["BER-2026-B000001"], again: true });
    expect(await exportOf(desk, { requestId: "a" })).toMatchObject({ batch: "BER-2026-B000001", finished: [] });
    const elsewhere = join(desk.folder, "..", "elsewhere");
    await mkdir(elsewhere);
    expect((await exportOf(desk, { requestId: "a", to: elsewhere })).files).toEqual(again.files);
    expect(await containersOn(elsewhere)).toEqual([]);
  });

  it("that finished an earlier batch says so again", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    await expect(exportBatch(cutOffBehind(await desk.as()), request(desk))).rejects.toThrow("cut off");
    expect(await exportOf(desk, { requestId: "a" })).toMatchObject({ batch: "BER-2026-B000001", again: false });
    await desk.forward("spouse");
    expect(await exportOf(desk, { requestId: "a" })).toMatchObject({ batch: "BER-2026-B000001", again: true });
  });
});

describe("a folder that must bear a mark", () => {
  it("is not written to without it", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const head = await desk.head();
    const problem = await problemOf(exportOf(desk, { marker: "COURIER.TXT" }), "marker-missing");
    expect(problem.params).toEqual({ path: desk.stick, marker: "COURIER.TXT" });
    await mkdir(join(desk.stick, "COURIER.TXT"));
    await problemOf(exportOf(desk, { marker: "COURIER.TXT" }), "marker-missing");
    expect([await desk.head(), await containersOn(desk.stick)]).toEqual([head, []]);
    await rename(join(desk.stick, "COURIER.TXT"), join(desk.stick, "folder"));
    await writeFile(join(desk.stick, "COURIER.TXT"), "");
    expect(await exportOf(desk, { marker: "COURIER.TXT" })).toMatchObject({ items: 1 });
  });

  it("is demanded by office.json too", async () => {
    const desk = await testOffice({ export: { marker: "post.id" } });
    await desk.forward("investor");
    await problemOf(exportOf(desk), "marker-missing");
    await writeFile(join(desk.stick, "post.id"), "");
    expect(await exportOf(desk)).toMatchObject({ items: 1 });
  });
});

describe("two exports at once", () => {
  /** Another program that holds the office's lock until it is killed. */
  async function holder(folder: string) {
    const script = `
      import { whileAlone } from ${JSON.stringify(join(import.meta.dirname, "../../src/storage/export-lock.ts"))};
      await whileAlone(${JSON.stringify(folder)}, async () => {
        console.log("held");
        await new Promise((go) => setTimeout(go, 60_000));
      });`;
    const child = spawn(process.execPath, ["--no-warnings", "--input-type=module", "-e", script]);
    await new Promise<void>((held) => child.stdout.on("data", () => held()));
    return child;
  }

  it("the second is told to come again, and a program that was killed holds nobody up", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    const head = await desk.head();
    const other = await holder(desk.folder);
    await problemOf(exportOf(desk), "export-running");
    expect([await desk.head(), await containersOn(desk.stick)]).toEqual([head, []]);
    // A look at what would leave needs nobody's leave.
    expect(await exportOf(desk, { dryRun: true })).toMatchObject({ items: 1 });
    const ended = new Promise((done) => other.on("close", done));
    other.kill("SIGKILL");
    await ended;
    expect(await exportOf(desk)).toMatchObject({ items: 1 });
  });

  it("leaves nothing in the file that it locks", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    await exportOf(desk);
    expect(await readFile(join(desk.folder, "export.lock"))).toHaveLength(0);
  });
});

it("tells how far it is", async () => {
  const desk = await testOffice();
  await desk.forward("investor");
  await desk.forward("spouse");
  const told: string[] = [];
  await exportOf(desk, { tell: ({ phase, done, total }) => told.push(`${phase} ${done}/${total}`) });
  expect(told).toEqual(["reading 0/2", "reading 1/2", "sealing 0/1", "sealing 1/1", "writing 0/1", "writing 1/1"]);
});
