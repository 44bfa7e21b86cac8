import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { register } from "../support/sample-case.ts";
import { testStore } from "../support/store.ts";
import { childCommand, resultOf, runChild } from "./child.ts";

type Desk = Awaited<ReturnType<typeof testStore>>;

/** Everything acknowledged is there, whole, and the numbers go on without a hole. */
async function expectWhole(desk: Desk, acknowledged: readonly string[]): Promise<void> {
  const store = await desk.reopen();
  const stored = (await store.cases.list({})).map((line) => line.id as string).sort();
  expect(stored).toEqual(expect.arrayContaining([...acknowledged]));
  // One more at most: committed, and cut off before it could be said.
  expect(stored.length - acknowledged.length).toBeLessThanOrEqual(1);
  for (const [place, id] of stored.entries()) {
    expect(id).toBe(`BER-2026-${String(place + 1).padStart(6, "0")}`);
    expect((await store.cases.load(id as CaseId)).stage).toBe("gathering");
  }
  expect((await store.ledger.verify()).broken).toBeNull();
  const next = await register(store);
  expect(next.id).toBe(`BER-2026-${String(stored.length + 1).padStart(6, "0")}`);
}

const failing = (call: string, error: string, from: number) => ["-e", `inject=${call}:error=${error}:when=${from}+`];

describe("what was acknowledged is kept", () => {
  it("when the process is killed between and during commits", async () => {
    const desk = await testStore();
    desk.store.close();
    for (const after of [1, 7, 20]) {
      const child = spawn(process.execPath, childCommand("register", desk.folder, 5000));
      let stdout = "";
      child.stdout.on("data", (piece: Buffer) => {
        stdout += piece.toString();
        if (stdout.split("\n").length > after) child.kill("SIGKILL");
      });
      await new Promise((done) => child.on("close", done));
      const { acknowledged } = resultOf(stdout, "");
      expect(acknowledged.length).toBeGreaterThanOrEqual(after);
      const store = await desk.reopen();
      const stored = await store.cases.list({});
      const last = stored.map((line) => line.id as string).sort();
      expect(last).toEqual(expect.arrayContaining([...acknowledged]));
      expect((await store.ledger.verify()).broken).toBeNull();
      store.close();
    }
    const store = await desk.reopen();
    const numbers = (await store.cases.list({})).map((line) => Number(line.id.slice(-6))).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  });

  it.each([
    ["fsync,fdatasync", "EIO", 6, "disk-failed"],
    ["pwrite64", "ENOSPC", 60, "disk-full"],
    ["pwrite64", "EIO", 75, "disk-failed"],
  ])("when %s begins to fail with %s", async (call, error, from, code) => {
    const desk = await testStore();
    await register(desk.store);
    desk.store.close();
    const result = await runChild("register", desk.folder, { strace: failing(call, error, from), count: 60 });
    expect(result.code).toBe(code);
    expect(result.acknowledged.length).toBeGreaterThan(0);
    await expectWhole(desk, ["BER-2026-000001", ...result.acknowledged]);
  });

  it("by syncing the log before each acknowledgement", async () => {
    const desk = await testStore();
    desk.store.close();
    const { acknowledged, trace } = await runChild("register", desk.folder, {
      strace: ["-y", "-e", "trace=fsync,fdatasync,write", "-e", "signal=none"],
      count: 5,
    });
    expect(acknowledged).toHaveLength(5);
    const steps = trace.split("\n").flatMap((line) => {
      if (/f(data)?sync\(\d+<[^>]*desk\.db-wal>\)/.test(line)) return ["sync"];
      return /write\(1<.*"saved /.test(line) ? ["saved"] : [];
    });
    const rounds = steps.join(" ").split("saved");
    expect(rounds.length).toBe(6);
    for (const round of rounds.slice(0, 5)) expect(round).toContain("sync");
  });
});

it("acknowledges nothing more on a connection whose disk has failed", async () => {
  const desk = await testStore();
  desk.store.close();
  // The disk fails once and then seems well again: what the system lost in between nobody knows.
  const once = ["-e", "inject=fsync,fdatasync:error=EIO:when=6"];
  const { code, acknowledged } = await runChild("register-on", desk.folder, { strace: once, count: 30 });
  expect(code).toBe("disk-failed");
  expect(acknowledged.length).toBeLessThan(29);
  await expectWhole(desk, acknowledged);
});

it("names no file in the office before its bytes are whole", async () => {
  const desk = await testStore();
  desk.store.close();
  const { code } = await runChild("keep", desk.folder, { strace: ["-e", "inject=fsync:error=EIO:when=1+"] });
  expect(code).toBe("disk-failed");
  const names = await readdir(join(desk.folder, "files"), { recursive: true });
  expect(names.filter((name) => name.length > 10)).toEqual([]);
});

it("gives each number once to programs that register at the same time", async () => {
  const desk = await testStore();
  const runs = [1, 2, 3].map(() => runChild("register", desk.folder, { count: 15 }));
  const results = await Promise.all(runs);
  expect(results.map((result) => result.code)).toEqual([null, null, null]);
  const given = results.flatMap((result) => result.acknowledged).sort();
  expect(given).toEqual(Array.from({ length: 45 }, (_, place) => `BER-2026-${String(place + 1).padStart(6, "0")}`));
  expect((await desk.store.ledger.verify()).broken).toBeNull();
});
