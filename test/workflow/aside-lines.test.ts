import { cp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import type { AnswerFileId, BatchId, CaseId } from "../../src/domain/ids.ts";
import { asideLine, asideLines, dropLine, releaseLine } from "../../src/workflow/aside-lines.ts";
import { resumeExport } from "../../src/workflow/resume-export.ts";
import { issued, type Line, problemOf, type TestOffice, testOffice } from "../support/office.ts";
import { investor, sentOne, someIin } from "../support/sent.ts";

const firstFile = "BER-2026-A000001" as AnswerFileId;
const unknownItem = { item: "019aaf50-1111-7000-8000-000000000001", digest: "0".repeat(64) };

const asideIn = async (desk: TestOffice) =>
  (await asideLines(await desk.as())).map(({ line, reason, case: id }) => ({ line, reason, case: id }));
const stageOf = async (desk: TestOffice, id: CaseId) => (await (await desk.as()).cases.line(id)).stage;

/** An answer file as an older program took it in: this line was of a kind that it did not know. */
async function setAside(desk: TestOffice, line: Line, number = 1): Promise<AnswerFileId> {
  await desk.import(await desk.centreSays([{ kind: "XTR" }], number));
  const office = await desk.as();
  const file = (await office.answers.files()).find(({ seq }) => seq === number);
  if (file === undefined) throw new Error("the file is not there");
  const other = { ...file, id: `BER-2026-A0000${number + 40}` as AnswerFileId, seq: number + 40 };
  const bytes = Buffer.from(JSON.stringify(line));
  await office.answers.takeIn(
    {
      file: { ...other, uuid: `019aaf50-2222-7000-8000-${String(number).padStart(12, "0")}` },
      applied: [],
      held: [],
      quarantined: [{ line: 1, item: null, reason: "unknown-kind", bytes }],
      notices: [],
      receipts: [],
      made: [],
      parcels: new Map(),
      messages: new Map(),
      endedHolds: [],
    },
    { by: office.officer.id, at: office.clock.now() },
  );
  await dropLine(office, file.id, 1, "made for the test");
  return other.id;
}

describe("a line that was set aside", () => {
  it("is listed with the case that it names, and shown as it came", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const wrong = issued(about, "800229000121");
    const taken = await desk.import(await desk.centreSays([issued(unknownItem, someIin(investor)), wrong], 1));
    expect(taken.quarantined.map(({ line, reason }) => [line, reason])).toEqual([
      [1, "unknown-item"],
      [2, "iin-control-digit"],
    ]);
    expect(await asideIn(desk)).toEqual([
      { line: 1, reason: "unknown-item", case: null },
      { line: 2, reason: "iin-control-digit", case: id },
    ]);
    const { bytes } = await asideLine(await desk.as(), firstFile, 2);
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual(JSON.parse(JSON.stringify(wrong)));
    await problemOf(asideLine(await desk.as(), firstFile, 3), "unknown-line");
    await problemOf(asideLine(await desk.as(), "BER-2026-A000009" as AnswerFileId, 1), "unknown-line");
  });

  it("with a wrong control digit is never taken in, whoever releases it", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, "800229000121")], 1));
    const before = await desk.head();
    for (const officer of ["consul", "vice"]) {
      const problem = await problemOf(releaseLine(await desk.as(officer), firstFile, 1, "seen"), "line-unfit");
      expect(problem.params).toEqual({ file: firstFile, line: 1, fault: "iin-control-digit" });
    }
    expect([await desk.head(), await stageOf(desk, id)]).toEqual([before, "decided"]);
    expect(await asideIn(desk)).toHaveLength(1);
  });

  it("is still set aside where nothing has changed", async () => {
    const desk = await testOffice();
    await sentOne(desk);
    await desk.import(await desk.centreSays([issued(unknownItem, someIin(investor)), { kind: "XTR" }], 1));
    const faults = [];
    for (const line of [1, 2]) {
      const problem = await problemOf(releaseLine(await desk.as(), firstFile, line, "seen"), "line-unfit");
      faults.push(problem.params.fault);
    }
    expect(faults).toEqual(["unknown-item", "unknown-kind"]);
  });

  it("of a kind that the program knows by now is taken in, with all that follows from it", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const file = await setAside(desk, issued(about, someIin(investor)));
    const { line, sorted } = await releaseLine(await desk.as("vice"), file, 1, "read with the newer program");
    expect(line).toMatchObject({ file, line: 1, state: "released" });
    expect(sorted.applied).toEqual([{ case: id, ruling: "issued", iin: someIin(investor) }]);
    const office = await desk.as();
    expect(await stageOf(desk, id)).toBe("ruled");
    expect((await office.batches.parcels({ case: id })).map(({ state }) => state)).toEqual(["answered"]);
    expect((await office.messages.list({ case: id })).map(({ message }) => message.kind)).toEqual(["CNF"]);
    expect(await asideIn(desk)).toEqual([]);
    await problemOf(releaseLine(office, file, 1, "again"), "line-ended");
    await problemOf(dropLine(office, file, 1, "after all"), "line-ended");
    await desk.head();
  });

  it("is held where the ruling in it is doubtful, like on import", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const file = await setAside(desk, issued(about, someIin("550505")));
    const { sorted } = await releaseLine(await desk.as(), file, 1, "seen");
    expect([sorted.applied, sorted.held]).toEqual([
      [],
      [{ case: id, ruling: "issued", reason: "birth-date-disagrees" }],
    ]);
    const [hold] = await (await desk.as()).answers.held("open");
    expect([hold?.file, hold?.case]).toEqual([file, id]);
  });

  it("that asks for a supplement puts the case on the due list", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const demands = [{ code: "photo", texts: null }];
    const file = await setAside(desk, { kind: "INF", ...about, dueOn: "2026-11-23", demands });
    await releaseLine(await desk.as(), file, 1, "seen");
    expect(await (await desk.as()).cases.line(id)).toMatchObject({ supplementDue: "2026-11-23", parcel: "accepted" });
    expect(await (await desk.as()).answers.notices({ case: id })).toMatchObject([{ file, line: 1, state: "open" }]);
  });

  it("takes nothing back that a later file has said", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([{ kind: "XTR" }, { kind: "ACK", state: "ACCEPTED", ...about }], 1));
    const accepted = await setAside(desk, { kind: "ACK", state: "ACCEPTED", ...about }, 2);
    await desk.import(await desk.centreSays([issued(about, someIin(investor))], 3));
    await releaseLine(await desk.as(), accepted, 1, "seen");
    const office = await desk.as();
    expect((await office.batches.parcels({ case: id })).map(({ state }) => state)).toEqual(["answered"]);
  });

  it("left out for good stays out, with the reason kept and not in the ledger", async () => {
    const desk = await testOffice();
    await sentOne(desk);
    await desk.import(await desk.centreSays([{ kind: "XTR" }], 1));
    const office = await desk.as();
    const reason = "Told on the telephone: meant for nobody.";
    expect(await dropLine(office, firstFile, 1, reason)).toMatchObject({ state: "dropped" });
    expect(await asideIn(desk)).toEqual([]);
    expect((await asideLines(office, "all")).map(({ state }) => state)).toEqual(["dropped"]);
    await problemOf(releaseLine(office, firstFile, 1, "after all"), "line-ended");
    const db = new BetterSqlite3(join(desk.folder, "desk.db"), { readonly: true });
    const [kept, told] = ["SELECT note FROM quarantine", "SELECT facts FROM ledger WHERE code = 'line-dropped'"].map(
      (query) => String(db.prepare(query).pluck().get()),
    );
    db.close();
    expect(kept).toContain(reason);
    expect(told).toContain('"note":"hmac-sha256:');
    expect(told).not.toContain("telephone");
    // The bytes stay where they are.
    expect(Buffer.from((await asideLine(office, firstFile, 1)).bytes).toString()).toBe('{"kind":"XTR"}');
    await desk.head();
  });

  it.each([
    ["clerk", "decide"],
    ["timer", "decide"],
  ])("is neither taken in nor left out by %s", async (officer, right) => {
    const desk = await testOffice();
    const { about } = await sentOne(desk);
    const file = await setAside(desk, issued(about, someIin(investor)));
    const before = await desk.head();
    for (const end of [releaseLine, dropLine]) {
      const problem = await problemOf(end(await desk.as(officer), file, 1, "seen"), "not-allowed");
      expect(problem.params).toEqual({ officer, right });
    }
    expect(await desk.head()).toBe(before);
  });

  it("is ended once, when two officers end it at the same time", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const file = await setAside(desk, issued(about, someIin(investor)));
    const both = await Promise.allSettled([
      releaseLine(await desk.as("consul"), file, 1, "seen"),
      dropLine(await desk.as("vice"), file, 1, "not ours"),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    const [line] = (await asideLines(await desk.as(), "all")).filter((one) => one.file === file);
    const released = both[0]?.status === "fulfilled";
    expect([line?.state, await stageOf(desk, id)]).toEqual(released ? ["released", "ruled"] : ["dropped", "decided"]);
  });
});

it("an answer to what a restored office did not know is taken in once it knows it", async () => {
  const desk = await testOffice();
  const { id } = await desk.forward("investor");
  const backup = join(desk.folder, "..", "backup");
  await cp(desk.folder, backup, { recursive: true, preserveTimestamps: true });
  await desk.export();
  const [path = ""] = await desk.answer();
  // The disk dies; yesterday's copy is put in its place, and knows of no batch.
  const register = join(desk.folder, "centre");
  await cp(register, join(backup, "centre"), { recursive: true, force: true });
  await desk.closeAll();
  await rm(desk.folder, { recursive: true });
  await cp(backup, desk.folder, { recursive: true, preserveTimestamps: true });
  desk.anew();
  const taken = await desk.import(path);
  expect(taken.quarantined.map(({ reason }) => reason)).toEqual(["unknown-item", "unknown-item"]);
  await problemOf(releaseLine(await desk.as(), firstFile, 1, "too early"), "line-unfit");
  await resumeExport(await desk.as(), "BER-2026-B000001" as BatchId);
  await desk.export();
  for (const { line } of await asideIn(desk)) {
    expect((await asideIn(desk)).find((one) => one.line === line)?.case).toBe(id);
    await releaseLine(await desk.as(), firstFile, line, "the office was restored");
  }
  expect([await stageOf(desk, id), await asideIn(desk)]).toEqual(["ruled", []]);
  // What the centre then says of the second batch says the same once more.
  for (const again of await desk.answer()) expect((await desk.import(again)).held).toEqual([]);
  await desk.head();
});

describe("a release that is killed", () => {
  const program = join(import.meta.dirname, "../support/iin-desk.ts");
  const changing = "pwrite64,fsync,fdatasync,ftruncate,unlink";

  async function traced(desk: TestOffice, file: AnswerFileId, options: readonly string[]) {
    const typed = ["answers", "quarantine", "release", file, "1", "--reason-from", join(desk.stick, "why.txt")];
    const command = [process.execPath, "--no-warnings", program, ...typed, "--as", "consul", "--json"];
    const ended = await execa("strace", ["-f", "-qq", ...options, ...command], {
      reject: false,
      env: { HOME: join(desk.folder, ".."), IIN_DESK_OFFICE: desk.folder, IIN_DESK_NOW: "2026-11-23T09:00:00Z" },
    });
    if (ended.code === "ENOENT") throw new Error("strace is not installed: this test needs it");
    return ended;
  }

  it("leaves the line waiting and the case as it was, or both ended", async () => {
    const desk = await testOffice();
    await writeFile(join(desk.stick, "why.txt"), "As told by the centre.");
    const next = async (number: number) => {
      const { id, about } = await sentOne(desk);
      return { id, file: await setAside(desk, issued(about, someIin(investor, number)), number) };
    };
    const first = await next(1);
    const { stderr } = await traced(desk, first.file, ["-y", "-e", `trace=${changing}`, "-e", "signal=none"]);
    const calls = new Map<string, number>();
    for (const line of stderr.split("\n")) {
      const call = /(?:^|\] )(\w+)\(/.exec(line)?.[1];
      if (call !== undefined && line.includes(desk.folder)) calls.set(call, (calls.get(call) ?? 0) + 1);
    }
    expect(await stageOf(desk, first.id)).toBe("ruled");
    const points = [...calls].flatMap(([call, count]) =>
      [...new Set([1, Math.ceil(count / 3), Math.ceil((count * 2) / 3), count])].map((when) => ({ call, when })),
    );
    expect(points.length).toBeGreaterThan(4);
    const seen = new Set<string>();
    for (const [round, { call, when }] of points.entries()) {
      const { id, file } = await next(round + 2);
      await traced(desk, file, ["-e", `trace=${call}`, "-e", `inject=${call}:signal=KILL:when=${when}`]);
      const { state } = await asideLine(await desk.as(), file, 1);
      const line = await (await desk.as()).cases.line(id);
      const stands = `${state} ${line.stage} ${line.parcel}`;
      seen.add(stands);
      expect(["open decided received", "released ruled answered"]).toContain(stands);
      await desk.head();
      if (state === "open") await releaseLine(await desk.as(), file, 1, "again");
      expect(await stageOf(desk, id)).toBe("ruled");
    }
    expect(seen).toContain("open decided received");
  }, 120_000);
});
