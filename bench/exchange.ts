import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
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

/** An office with this many forwarded cases, each about another person; gives its folder. */
async function officeWith(cases: number): Promise<string> {
  const office = join(folder, String(cases));
  process.env.XDG_STATE_HOME = `${office}-state`;
  const doors = doorsOf(realWorld(), office, "bench");
  await doors.create({ ...(await doors.exampleProfile()), training: true });
  const open = await doors.open({ named: undefined, acts: true, ask: async () => "consul" });
  const none = { appliedAt: null, reason: null, underOrder: null, previous: null, draft: null };
  const forward = { kind: "forward", grounds: [], facts: new Map(), reason: null } as const;
  for (let person = 0; person < cases; person++) {
    const { case: one } = await openCase(open, { ...none, application: applicationOf(sample, person) });
    await verifyCase(open, one.id, null);
    await decideCase(open, one.id, forward);
  }
  await doors.close();
  return office;
}

// In a heap that is no larger than needed: in a large one V8 lets lie what nobody needs, and the peak says nothing.
const smallHeap = ["--max-semi-space-size=1", "--max-old-space-size=128"];
const desk = (office: string, heap: readonly string[], ...typed: readonly string[]): Ran =>
  ran([...heap, program, ...typed, "--office", office, "--as", "consul", "--json"]);

/**
 * How long an export of all that waits takes, with the memory that a process usually has: on a copy of the office, which is
 * not to hear of what other copies sent.
 */
async function exportTime(office: string): Promise<number> {
  const copy = join(folder, "copy");
  await cp(office, copy, { recursive: true });
  await mkdir(join(copy, "stick"));
  process.env.XDG_STATE_HOME = join(copy, "state");
  // A copy sends nothing until a person says which batch was the last.
  desk(copy, [], "batch", "resume", "--last-known", "none", "--yes");
  const { took } = desk(copy, [], "batch", "export", "--to", join(copy, "stick"));
  await rm(copy, { recursive: true });
  process.env.XDG_STATE_HOME = `${office}-state`;
  return took;
}

interface Way {
  readonly exported: Ran;
  readonly bytes: number;
  readonly imported: Ran;
}

/** Sends all cases of an office, has them answered by the simulator and takes the answers in. */
async function thereAndBack(office: string, cases: number): Promise<Way> {
  const [outbox, inbox] = [`${office}-outbox`, `${office}-inbox`];
  await Promise.all([mkdir(outbox), mkdir(inbox)]);
  const exported = desk(office, smallHeap, "batch", "export", "--to", outbox);
  const { files } = JSON.parse(exported.stdout) as { files: { path: string; bytes: number }[] };
  const answered = desk(office, [], "centre", "answer", ...files.map(({ path }) => path), "--to", inbox);
  const answers = (JSON.parse(answered.stdout) as { files: { path: string }[] }).files;
  const imported = desk(office, smallHeap, "answers", "import", ...answers.map(({ path }) => path));
  const { applied } = JSON.parse(imported.stdout) as { applied: unknown[] };
  if (applied.length !== cases) throw new Error(`${applied.length} rulings of ${cases} were applied`);
  return { exported, imported, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

/** Both ways in turn, so that whatever else the machine does slows down both. */
async function timesPlain(office: string): Promise<void> {
  const plainly: number[] = [];
  const ours: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    plainly.push(ran([plain, join(office, "desk.db"), join(folder, "plain.gz")]).took);
    ours.push(await exportTime(office));
  }
  const ratio = median(ours) / median(plainly);
  line(`plain select, JSON, gzip, write of ${many}`, `${median(plainly).toFixed(0)} ms`);
  line(`export of ${many}`, `${median(ours).toFixed(0)} ms`);
  line("export, times plain (at most 3)", `×${ratio.toFixed(2)}`, ratio <= 3);
}

/** What each further case adds to the peak: its place in the list of what leaves, or of what the answers say. */
function memory(name: string, small: Ran, large: Ran): void {
  const perCase = ((large.peak - small.peak) * 1024) / (many - few);
  const value = `${small.peak.toFixed(0)} MB → ${large.peak.toFixed(0)} MB, ${perCase.toFixed(1)} KB a case`;
  line(`${name}: peak, ${few} → ${many} cases (at most 6 KB)`, value, perCase <= 6);
}

try {
  const { bytes } = await thereAndBack(await officeWith(200), 200);
  line("bytes per case, 200 in a batch (at most 300)", `${(bytes / 200).toFixed(0)}`, bytes / 200 <= 300);
  const small = await thereAndBack(await officeWith(few), few);
  const office = await officeWith(many);
  await timesPlain(office);
  const large = await thereAndBack(office, many);
  line(`answers to ${many} taken in`, `${large.imported.took.toFixed(0)} ms`);
  memory("export", small.exported, large.exported);
  memory("answers", small.imported, large.imported);
} finally {
  await rm(folder, { recursive: true, force: true });
}
