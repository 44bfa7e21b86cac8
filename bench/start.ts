import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { applicationSchema } from "../src/domain/application.ts";
import { readJson } from "../src/domain/json-file.ts";
import { doorsOf } from "../src/doors.ts";
import { openCase } from "../src/workflow/open-case.ts";
import { realWorld } from "../src/world.ts";
import { line, median, timed } from "./measure.ts";

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
    const value = `${median(all).toFixed(1)} ms  ×${ratio.toFixed(2)}`;
    if (limit === undefined) line(name, value);
    else line(`${name} (at most ×${limit})`, value, ratio <= limit);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
