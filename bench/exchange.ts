import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { doorsOf } from "../src/doors.ts";
import { decideCase } from "../src/workflow/decide-case.ts";
import { openCase } from "../src/workflow/open-case.ts";
import { verifyCase } from "../src/workflow/verify-case.ts";
import { realWorld } from "../src/world.ts";
import { line, median, type Ran, ran } from "./measure.ts";
import { applicationOf } from "./people.ts";

// Cases on their way to the centre and back, each step the program itself in a process of its own.
const few = 1_000;
const many = 10_000;
const program = new URL("../bin/iin-desk.js", import.meta.url).pathname;
const plain = new URL("plain-export.ts", import.meta.url).pathname;
const sample = await readFile(new URL("../templates/samples/investor.json", import.meta.url), "utf8");
const folder = await mkdtemp(join(tmpdir(), "iin-desk-bench-"));
const office = join(folder, "office");
const [outbox, inbox] = [join(folder, "outbox"), join(folder, "inbox")];

let people = 0;

/** Forwarded cases, each about another person. */
async function fill(count: number): Promise<void> {
  const doors = doorsOf(realWorld(), office, "bench");
  if (people === 0) await doors.create({ ...(await doors.exampleProfile()), training: true });
  const open = await doors.open({ named: undefined, acts: true, ask: async () => "consul" });
  const none = { appliedAt: null, reason: null, underOrder: null, previous: null, draft: null };
  const forward = { kind: "forward", grounds: [], facts: new Map(), reason: null } as const;
  for (const until = people + count; people < until; people++) {
    const { case: one } = await openCase(open, { ...none, application: applicationOf(sample, people) });
    await verifyCase(open, one.id, null);
    await decideCase(open, one.id, forward);
  }
  await doors.close();
}

// In a heap that is no larger than needed: in a large one V8 lets lie what nobody needs, and the peak says nothing.
const smallHeap = ["--max-semi-space-size=1", "--max-old-space-size=128"];
const desk = (...typed: readonly string[]): Ran =>
  ran([...smallHeap, program, ...typed, "--office", office, "--as", "consul", "--json"]);

interface Way {
  readonly exported: Ran;
  readonly bytes: number;
  readonly answered: Ran;
  readonly imported: Ran;
}

/** Sends what waits, at most `limit`, has it answered by the simulator and takes the answers in. */
function thereAndBack(limit: number): Way {
  const exported = desk("batch", "export", "--to", outbox, "--limit", String(limit));
  const { files } = JSON.parse(exported.stdout) as { files: { path: string; bytes: number }[] };
  const paths = files.map(({ path }) => path);
  const answered = desk("centre", "answer", ...paths, "--to", inbox);
  const answers = (JSON.parse(answered.stdout) as { files: (string | { path: string })[] }).files;
  const imported = desk("answers", "import", ...answers.map((one) => (typeof one === "string" ? one : one.path)));
  const { applied } = JSON.parse(imported.stdout) as { applied: unknown[] };
  if (applied.length !== limit) throw new Error(`${applied.length} rulings of ${limit} were applied`);
  return { exported, answered, imported, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** What each further case adds to the peak: next to nothing, were it not for the lines of one file held together. */
function memory(name: string, small: Ran, large: Ran): void {
  const perCase = ((large.peak - small.peak) * 1024) / (many - few);
  const value = `${small.peak.toFixed(0)} MB → ${large.peak.toFixed(0)} MB, ${perCase.toFixed(1)} KB a case`;
  line(`${name}: peak, ${few} → ${many} cases (at most 16 KB)`, value, perCase <= 16);
}

try {
  await mkdir(outbox);
  await mkdir(inbox);
  await fill(200);
  const { bytes } = thereAndBack(200);
  line("bytes per case, 200 in a batch (at most 300)", `${(bytes / 200).toFixed(0)}`, bytes / 200 <= 300);

  await fill(few);
  const small = thereAndBack(few);
  await fill(many);
  const plainly = () => ran([plain, join(office, "desk.db"), join(folder, "plain.gz")]).took;
  const times = [plainly(), plainly(), plainly(), plainly(), plainly()];
  const large = thereAndBack(many);

  const ratio = large.exported.took / median(times);
  line(`plain select, JSON, gzip, write of ${many}`, `${median(times).toFixed(0)} ms`);
  line(`export of ${many}`, `${large.exported.took.toFixed(0)} ms`);
  line("export, times plain (aim 3; at most 14)", `×${ratio.toFixed(1)}`, ratio <= 14);
  line(`answers to ${many} taken in`, `${large.imported.took.toFixed(0)} ms`);
  memory("export", small.exported, large.exported);
  memory("answers", small.imported, large.imported);
} finally {
  await rm(folder, { recursive: true, force: true });
}
