import { chmod, copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BatchId } from "../../src/domain/ids.ts";
import { transportBy } from "../../src/exchange/transport.ts";
import { resendBatch } from "../../src/workflow/resend-batch.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { exportOf } from "../support/batches.ts";
import { problemOf, type TestOffice, testOffice } from "../support/office.ts";
import { temporaryFolder } from "../support/store.ts";

const one = "BER-2026-B000001" as BatchId;

interface Remote {
  readonly desk: TestOffice;
  /** What arrived at the other side. */
  readonly arrived: string;
  /** Every run of the program, one line each. */
  runs(): Promise<string[]>;
  /** What the program does from now on: `$1` is the file, `$2` the other side, `$3` counts its runs. */
  does(script: string): Promise<void>;
}

/** An office with one forwarded case and a shell script that plays the program that moves files. */
async function remote(settings: { readonly timeoutSeconds?: number; readonly retries?: number } = {}): Promise<Remote> {
  const folder = await temporaryFolder();
  const arrived = join(folder, "remote");
  const program = join(folder, "carry.sh");
  const log = join(folder, "runs");
  await mkdir(arrived);
  const transport = { command: [program, "{file}", arrived], retries: 0, ...settings };
  const desk = await testOffice({ export: { transport } });
  await desk.forward("investor");
  return {
    desk,
    arrived,
    runs: async () => (await readFile(log, "utf8").catch(() => "")).split("\n").filter((line) => line !== ""),
    async does(script) {
      await writeFile(program, `#!/bin/sh\necho "$1" >> '${log}'\nset -- "$1" "$2" "$(wc -l < '${log}')"\n${script}\n`);
      await chmod(program, 0o755);
    },
  };
}

const byProgram = { to: null } as const;
const stateOf = async (desk: TestOffice) => (await (await desk.as()).batches.load(one)).state;
const copying = 'cp "$1" "$2/"';

describe("a program that moves files", () => {
  it("is given each part by its path, and what it has taken is handed over", async () => {
    const { desk, arrived, does, runs } = await remote();
    await does(copying);
    const sent = await exportOf(desk, byProgram);
    expect(sent).toMatchObject({ batch: one, items: 1, files: [{ name: `${one}.iinb`, path: null }] });
    expect(await readdir(arrived)).toEqual([`${one}.iinb`]);
    expect((await (await desk.as()).exchange.verify(await readFile(join(arrived, `${one}.iinb`)), "x")).items).toBe(1);
    expect([await stateOf(desk), await runs()]).toEqual(["handed-over", [join(desk.folder, "outbox", `${one}.iinb`)]]);
    expect(await readdir(join(desk.folder, "outbox"))).toEqual([]);
    const steps = await (await desk.as()).batches.steps(one);
    expect(steps).toMatchObject([
      { step: "intent", target: "transport" },
      { step: "outcome", state: "handed-over" },
    ]);
    expect(await exportOf(desk, byProgram)).toMatchObject({ batch: null, items: 0 });
    const again = await resendBatch(await desk.as(), one, { to: null, marker: null });
    expect(again.files).toMatchObject([{ name: `${one}-a2.iinb`, path: null }]);
    expect(await readdir(arrived)).toEqual([`${one}-a2.iinb`, `${one}.iinb`]);
  });

  it("that fails is run again with the same file, until it succeeds", async () => {
    const { desk, arrived, does, runs } = await remote({ retries: 2 });
    await does(`[ "$3" -ge 3 ] || exit 4\n${copying}`);
    expect(await exportOf(desk, byProgram)).toMatchObject({ batch: one });
    expect([(await runs()).length, await readdir(arrived), await stateOf(desk)]).toEqual([
      3,
      [`${one}.iinb`],
      "handed-over",
    ]);
  });

  it("that fails for good leaves the batch sealed, for the next export", async () => {
    const { desk, arrived, does, runs } = await remote({ retries: 1 });
    await does("exit 9");
    const problem = await problemOf(exportOf(desk, byProgram), "transport-failed");
    expect([problem.kind, problem.params]).toEqual(["environment", { batch: one, attempts: 2, exit: 9 }]);
    expect([await stateOf(desk), (await runs()).length]).toEqual(["sealed", 2]);
    await desk.forward("spouse");
    await does(copying);
    expect(await exportOf(desk, byProgram)).toMatchObject({
      batch: "BER-2026-B000002",
      finished: [one],
      unsettled: [],
    });
    expect(await readdir(arrived)).toEqual([`${one}.iinb`, "BER-2026-B000002.iinb"]);
  });

  it("that gives no answer in time leaves the outcome unknown, and is not run again by itself", async () => {
    const { desk, does, runs, arrived } = await remote({ timeoutSeconds: 3, retries: 5 });
    await does(`${copying}\nexec sleep 60`);
    await problemOf(exportOf(desk, byProgram), "transport-silent");
    expect([await stateOf(desk), (await runs()).length]).toEqual(["unknown", 1]);
    const steps = await (await desk.as()).batches.steps(one);
    expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual(["intent sealed", "outcome unknown"]);
    await does(copying);
    await desk.forward("spouse");
    expect(await exportOf(desk, byProgram)).toMatchObject({
      batch: "BER-2026-B000002",
      finished: [],
      unsettled: [one],
    });
    expect((await runs()).length).toBe(2);
    expect(await settleBatch(await desk.as("timer"), one, { found: arrived })).toMatchObject({
      batch: { state: "written" },
    });
    expect(await exportOf(desk, byProgram)).toMatchObject({ batch: null, unsettled: [] });
  });

  it.each([
    ["found", (arrived: string) => ({ found: arrived })],
    ["received", () => "received" as const],
    ["lost", () => "lost" as const],
  ])("leaves nothing in the outbox once its outcome is known: %s", async (_word, finding) => {
    const { desk, does, arrived } = await remote({ timeoutSeconds: 1 });
    await does(`${copying}\nexec sleep 60`);
    await problemOf(exportOf(desk, { ...byProgram, requestId: "night" }), "transport-silent");
    const outbox = join(desk.folder, "outbox");
    expect(await readdir(outbox)).toEqual([`${one}.iinb`]);
    // Unknown is not gone: the same request names where it lies.
    const asked = await exportOf(desk, { ...byProgram, requestId: "night" });
    expect([asked.unsettled, asked.files]).toMatchObject([[one], [{ path: join(outbox, `${one}.iinb`) }]]);
    await settleBatch(await desk.as(), one, finding(arrived));
    expect(await readdir(outbox)).toEqual([]);
    expect((await exportOf(desk, { ...byProgram, requestId: "night" })).files).toMatchObject([{ path: null }]);
  });

  it("leaves nothing in the outbox either where the centre has answered meanwhile", async () => {
    const { desk, does, arrived } = await remote({ timeoutSeconds: 1 });
    await does(`${copying}\nexec sleep 60`);
    await problemOf(exportOf(desk, byProgram), "transport-silent");
    await copyFile(join(arrived, `${one}.iinb`), join(desk.stick, `${one}.iinb`));
    for (const path of await desk.answer()) await desk.import(path);
    expect(await stateOf(desk)).toBe("received");
    await does(copying);
    await exportOf(desk, byProgram);
    expect(await readdir(join(desk.folder, "outbox"))).toEqual([]);
  });

  it("that is ended by somebody leaves the outcome unknown too", async () => {
    const { desk, does } = await remote({ retries: 3 });
    await does("kill -9 $$");
    await problemOf(exportOf(desk, byProgram), "transport-silent");
    expect(await stateOf(desk)).toBe("unknown");
  });

  it("that is not there is told, and nothing has left", async () => {
    const { desk } = await remote();
    await problemOf(exportOf(desk, byProgram), "transport-missing");
    expect(await stateOf(desk)).toBe("sealed");
  });

  it("is not asked where a folder is named", async () => {
    const { desk, does, runs } = await remote();
    await does("exit 1");
    expect(await exportOf(desk)).toMatchObject({ batch: one });
    expect([await stateOf(desk), await runs()]).toEqual(["written", []]);
  });

  it("must be told the file: a command without its place is refused by name", async () => {
    const profile = { export: { transport: { command: ["rclone", "copy", "remote:"] } } };
    await expect(testOffice(profile)).rejects.toMatchObject({ issues: [{ message: "no-file-word" }] });
    const signer = { command: ["sign", "it"], certificate: "signer.pem" };
    await expect(testOffice({ signer })).rejects.toMatchObject({ issues: [{ message: "no-payload-word" }] });
  });

  it("is needed where none is named", async () => {
    const desk = await testOffice();
    await desk.forward("investor");
    expect((await problemOf(exportOf(desk, byProgram), "answer-needed")).params).toEqual({ answer: "--to" });
  });
});

it("runs no shell: nothing in a path is obeyed, and the keys of this program's surroundings are all it gets", async () => {
  const folder = await temporaryFolder();
  const script = join(folder, "show.sh");
  await writeFile(script, `#!/bin/sh\nprintf '%s|%s' "$1" "$(env | grep -c SECRET)" > '${folder}/seen'\n`);
  await chmod(script, 0o755);
  const carry = transportBy(
    { command: [script, "to:{file}"], timeoutSeconds: 10, retries: 0 },
    { folder, env: { PATH: process.env.PATH } },
  );
  const path = join(folder, "a b; touch owned $(touch owned).iinb");
  expect(await carry(path)).toEqual({ outcome: "done" });
  expect(await readFile(join(folder, "seen"), "utf8")).toBe(`to:${path}|0`);
  expect(await readdir(folder)).not.toContain("owned");
});

it("waits longer before each further attempt", async () => {
  const folder = await temporaryFolder();
  const carry = transportBy(
    { command: ["false", "{file}"], timeoutSeconds: 10, retries: 2 },
    { folder, env: { PATH: process.env.PATH }, firstWait: 100 },
  );
  const begun = performance.now();
  expect(await carry("x")).toEqual({ outcome: "failed", attempts: 3, exit: 1 });
  expect(performance.now() - begun).toBeGreaterThanOrEqual(300);
});
