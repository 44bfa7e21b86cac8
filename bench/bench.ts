import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applicationSchema } from "../src/domain/application.ts";
import { readJson } from "../src/domain/json-file.ts";
import { doorsOf } from "../src/doors.ts";
import { openCase } from "../src/workflow/open-case.ts";
import { realWorld } from "../src/world.ts";

// Whole processes, started by the Node that runs this file, in turns: machines are noisy, ratios of one run are not.
const program = new URL("../bin/iin-desk.js", import.meta.url).pathname;
const folder = await mkdtemp(join(tmpdir(), "iin-desk-bench-"));
const office = join(folder, "office");

const contestants = {
  "node -e 0": ["-e", "0"],
  "--version": [program, "--version"],
  "case list of 1,000 cases": [program, "case", "list", "--office", office, "--lang", "en"],
} as const;
const limits: Readonly<Record<string, number>> = { "--version": 1.4, "case list of 1,000 cases": 2 };

async function fill(): Promise<void> {
  const doors = doorsOf(realWorld(), office, "bench");
  await doors.create({ ...(await doors.exampleProfile()), training: true });
  const open = await doors.open({ named: undefined, acts: true, ask: async () => "consul" });
  const sample = new URL("../templates/samples/investor.json", import.meta.url).pathname;
  const application = readJson(applicationSchema, await readFile(sample, "utf8"), sample);
  for (let number = 0; number < 1000; number++) {
    const surname = `Example ${String.fromCharCode(65 + (number % 26))}${number}`;
    const one = { ...application, applicant: { ...application.applicant, surname } };
    await openCase(open, {
      application: one,
      appliedAt: null,
      reason: null,
      underOrder: null,
      previous: null,
      draft: null,
    });
  }
  await doors.close();
}

function timed(args: readonly string[]): number {
  const begun = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  const took = Number(process.hrtime.bigint() - begun) / 1e6;
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return took;
}

const median = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;

try {
  await fill();
  const times = new Map<string, number[]>(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < 33; round++) {
    for (const [name, args] of Object.entries(contestants)) {
      const took = timed(args);
      // The first rounds fill the compile cache and the disk's.
      if (round >= 3) times.get(name)?.push(took);
    }
  }
  const base = median(times.get("node -e 0") ?? []);
  for (const [name, all] of times) {
    const ratio = median(all) / base;
    const limit = limits[name];
    const verdict = limit === undefined ? "" : `  at most ${limit}: ${ratio <= limit ? "kept" : "MISSED"}`;
    console.log(`${name.padEnd(26)} ${median(all).toFixed(1).padStart(7)} ms  ×${ratio.toFixed(2)}${verdict}`);
    if (limit !== undefined && ratio > limit) process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
