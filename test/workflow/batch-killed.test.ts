import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { expect, it } from "vitest";
import type { Batch } from "../../src/domain/batch.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { containersOn, exportOf, forwardWithScan, noise } from "../support/batches.ts";
import { problemOf, type TestOffice, testOffice } from "../support/office.ts";
import { pdf } from "../support/scans.ts";

const program = join(import.meta.dirname, "../support/iin-desk.ts");
const changing = "pwrite64,write,fsync,fdatasync,rename,unlink,ftruncate";

async function traced(desk: TestOffice, options: readonly string[]) {
  const typed = ["batch", "export", "--to", desk.stick, "--as", "timer", "--json"];
  const ended = await execa("strace", ["-f", "-qq", ...options, process.execPath, "--no-warnings", program, ...typed], {
    reject: false,
    env: {
      HOME: join(desk.folder, ".."),
      IIN_DESK_OFFICE: desk.folder,
      IIN_DESK_NOW: "2026-11-23T09:00:00Z",
      // One thread for files, so that calls come in the same order each time.
      UV_THREADPOOL_SIZE: "1",
    },
  });
  if (ended.code === "ENOENT") throw new Error("strace is not installed: this test needs it");
  return ended;
}

/** Every call of a whole export that changes the stick or the office, in its order; each by its number of its kind. */
async function callsOf(desk: TestOffice): Promise<{ readonly call: string; readonly number: number }[]> {
  const { stderr } = await traced(desk, ["-y", "-e", `trace=${changing}`, "-e", "signal=none"]);
  const counts = new Map<string, number>();
  return stderr.split("\n").flatMap((line) => {
    const [, thread = "", call] = /^(?:\[pid +(\d+)\] )?(\w+)\(/.exec(line) ?? [];
    if (call === undefined) return [];
    const number = (counts.get(`${thread} ${call}`) ?? 0) + 1;
    counts.set(`${thread} ${call}`, number);
    return line.includes(desk.stick) || line.includes(desk.folder) ? [{ call, number }] : [];
  });
}

/** The names of a batch's files that lie on the stick, each of them whole. */
async function wholeOn(desk: TestOffice, batch: Batch): Promise<string[]> {
  const there = await containersOn(desk.stick);
  const files = batch.files.filter(({ name }) => there.includes(name));
  for (const file of files) expect(sha256(await readFile(join(desk.stick, file.name)))).toBe(file.sha256);
  return files.map(({ name }) => name);
}

it("killed at any step of a batch of two files, the office says what is known, and one word ends it", async () => {
  const desk = await testOffice();
  const office = await desk.as();
  const next = () => forwardWithScan(desk, "scan.pdf", pdf(noise("scan", 3000)));
  await next();
  const calls = await callsOf(desk);
  const onStick = calls.filter(({ call }) => call !== "pwrite64");
  const pages = calls.filter(({ call }) => call === "pwrite64");
  const points = [...onStick, ...pages.filter((_, at) => at % Math.ceil(pages.length / 5) === 0)];
  expect(onStick.length).toBeGreaterThan(15);
  const seen = new Set<string>();
  for (const [round, { call, number }] of points.filter((_, at) => at % 2 === 0 || at > points.length - 6).entries()) {
    const { id } = await next();
    const known = (await office.batches.list()).length;
    await traced(desk, ["-e", `trace=${call}`, "-e", `inject=${call}:signal=KILL:when=${number}`]);
    const batch = (await office.batches.list()).at(known);
    seen.add(batch?.state ?? "none");
    if (batch === undefined) {
      // Nothing was sealed, so nothing has left.
      expect(await containersOn(desk.stick)).toHaveLength(known * 2);
    } else {
      const whole = await wholeOn(desk, batch);
      if (batch.state === "sealed") expect(whole).toEqual([]);
      if (batch.state === "written") expect(whole).toHaveLength(2);
      const steps = (await office.batches.steps(batch.id)).map(({ step, state }) => `${step} ${state}`);
      const told = { sealed: [], unknown: ["intent sealed"], written: ["intent sealed", "outcome written"] }[
        batch.state as "sealed"
      ];
      expect(steps).toEqual(told);
      if (batch.state === "unknown" && round % 2 === 0) {
        const settling = settleBatch(await desk.as("timer"), batch.id, { found: desk.stick });
        if (whole.length === 2) expect((await settling).batch.state).toBe("written");
        else await problemOf(settling, "not-found-there");
      }
    }
    const finished = await exportOf(desk);
    expect(finished.unsettled).toEqual([]);
    const parcels = await office.batches.parcels({ case: id });
    expect(parcels.map(({ state }) => state)).toEqual(["written"]);
    const last = (await office.batches.list()).at(-1);
    if (last === undefined) throw new Error("nothing was sealed");
    expect([last.seq, last.state, (await wholeOn(desk, last)).length]).toEqual([known + 1, "written", 2]);
  }
  expect([...seen]).toEqual(expect.arrayContaining(["none", "unknown", "written"]));
  expect((await office.ledger.verify()).broken).toBeNull();
}, 240_000);
