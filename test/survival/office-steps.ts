import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Batch } from "../../src/domain/batch.ts";
import { batchId, batchIdOrNull, batchSeq } from "../../src/domain/ids.ts";
import { Problem, type ProblemCode } from "../../src/domain/problem.ts";
import { reopenCase } from "../../src/workflow/amend-case.ts";
import { askCase } from "../../src/workflow/ask-case.ts";
import { decideCase } from "../../src/workflow/decide-case.ts";
import { type Exported, type ExportRequest, exportBatch } from "../../src/workflow/export-batch.ts";
import { handOverBatch } from "../../src/workflow/hand-over-batch.ts";
import type { Office } from "../../src/workflow/office.ts";
import { recallCase } from "../../src/workflow/recall-case.ts";
import { resendBatch } from "../../src/workflow/resend-batch.ts";
import { resumeExport } from "../../src/workflow/resume-export.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { verifyCase } from "../../src/workflow/verify-case.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { Killed, mortal } from "./mortal.ts";
import { arrive, type Person } from "./people.ts";
import { filesOn, type Stage } from "./stage.ts";

/** What a step is made of beside its name: numbers that pick among what there is. */
export interface Draw {
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** Does something that may rightly be refused; gives the code of the refusal, or what came of it. */
export async function orRefused<Result>(
  codes: readonly ProblemCode[],
  work: () => Promise<Result>,
): Promise<Result | ProblemCode> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof Problem && codes.includes(thrown.code)) return thrown.code;
    throw thrown;
  }
}

/** The office for one act: sometimes its program ends in the middle, and the next act begins anew. */
export async function actingAs<Result>(
  stage: Stage,
  officer: string,
  killAt: { readonly call: number; readonly behind: boolean } | null,
  work: (office: Office) => Promise<Result>,
): Promise<Result | "killed"> {
  const office = await stage.desk.as(officer);
  try {
    return await work(killAt === null ? office : mortal(office, killAt));
  } catch (thrown) {
    if (!(thrown instanceof Killed)) throw thrown;
    await stage.reopen();
    return "killed";
  }
}

/** In one of four acts the program ends, at one of its first calls. */
export const killing = ({ b, c }: Draw, every: number, calls: number) =>
  b % every === 0 ? { call: 1 + (c % calls), behind: b % (2 * every) === 0 } : null;

/** A person comes; their papers are in order. */
export async function personComes(stage: Stage, { a }: Draw): Promise<string> {
  const person: Person = { number: stage.people.length, scanned: a % 4 === 0 };
  stage.people.push(person);
  return register(stage, person);
}

/** Enters a person whom the store does not know, or knows no more. */
export async function register(stage: Stage, person: Person): Promise<string> {
  const id = await arrive(stage.desk, person, join(stage.tray, "scan.pdf"));
  stage.cases.set(person, [...(stage.cases.get(person) ?? []), id]);
  await forward(stage, id);
  return id;
}

export async function forward(stage: Stage, id: Parameters<typeof verifyCase>[1]): Promise<void> {
  const office = await stage.desk.as();
  if ((await office.cases.line(id)).stage === "gathering") await verifyCase(office, id, null);
  if ((await office.cases.line(id)).stage !== "verified") return;
  await decideCase(office, id, { kind: "forward", grounds: [], facts: new Map(), reason: "as seen" });
}

const kinds: readonly Partial<ExportRequest>[] = [
  {},
  {},
  { limit: 1 },
  { limit: 3 },
  { maxBytes: 14_000 },
  { scans: "later" },
  { scans: "none" },
  { maxBytes: 14_000, scans: "later", limit: 4 },
];

/** A batch is sealed and written, or what was begun is finished; sometimes the program ends on the way. */
export async function exporting(stage: Stage, draw: Draw): Promise<string> {
  const { a, b, c } = draw;
  const to = stage.sticks[a % 2] ?? "";
  const requestId = a % 5 === 0 ? `night-${c % 4}` : null;
  const how: ExportRequest = { to, dryRun: false, strict: false, requestId, ...kinds[c % kinds.length] };
  const kill = killing(draw, 4, 30);
  const officer = b % 3 === 0 ? "timer" : "consul";
  const said = await orRefused(["office-restored", "file-differs"], () =>
    actingAs(stage, officer, kill, (office) => exportBatch(office, how)),
  );
  if (said === "office-restored") return `${said}, ${await goOn(stage, to)}`;
  return typeof said === "string" ? said : toldOf(said);
}

export const toldOf = ({ batch, items, left, finished, again }: Exported): string =>
  `${batch ?? "nothing"} items ${items} left ${left.length} finished ${finished.length}${again ? " again" : ""}`;

/** The last number that the centre knows, or that lies here on a medium, is entered. */
export async function goOn(stage: Stage, to: string): Promise<string> {
  const here = (await filesOn(to)).map(({ name }) => batchIdOrNull(name.slice(0, 16)));
  const numbers = here.flatMap((id) => (id === null ? [] : [batchSeq(id)]));
  const last = Math.max(await stage.ministry.lastKnown(), ...numbers);
  const office = await stage.desk.as();
  const id = last === 0 ? null : batchId(office.profile.code, 2026, last);
  const { next } = await resumeExport(office, id);
  return `goes on with ${next}`;
}

async function someBatch(stage: Stage, which: number): Promise<Batch | null> {
  const batches = await (await stage.desk.as()).batches.list();
  // The newest are the ones that something is still to become of.
  return batches.at(-1 - (which % Math.max(1, Math.min(6, batches.length)))) ?? null;
}

export async function resending(stage: Stage, draw: Draw): Promise<string> {
  const batch = await someBatch(stage, draw.a);
  if (batch === null) return "nothing to resend";
  const to = stage.sticks[draw.c % 2] ?? "";
  const refusals = ["outcome-unknown", "not-written", "batch-lost", "office-restored", "file-differs"] as const;
  const said = await orRefused(refusals, () =>
    actingAs(stage, "consul", killing(draw, 5, 8), (office) => resendBatch(office, batch.id, { to, marker: null })),
  );
  return `${batch.id} ${typeof said === "string" ? said : `attempt ${said.attempt}`}`;
}

export async function settling(stage: Stage, draw: Draw): Promise<string> {
  const batch = await someBatch(stage, draw.a);
  if (batch === null) return "nothing to settle";
  const found = { found: stage.sticks[draw.c % 2] ?? "" };
  const finding = ([found, found, "received", "lost", "lost"] as const)[draw.b % 5] ?? "lost";
  const said = await orRefused(["not-found-there", "batch-lost", "batch-received"], () =>
    actingAs(stage, "consul", killing(draw, 7, 4), (office) => settleBatch(office, batch.id, finding)),
  );
  return `${batch.id} ${typeof finding === "string" ? finding : "found"}: ${typeof said === "string" ? said : said.batch.state}`;
}

export async function handingOver(stage: Stage, { a }: Draw): Promise<string> {
  const batch = await someBatch(stage, a);
  if (batch === null) return "nothing to hand over";
  const office = await stage.desk.as();
  const said = await orRefused(["outcome-unknown", "not-written", "batch-lost"], () =>
    handOverBatch(office, batch.id, "en"),
  );
  return `${batch.id} ${typeof said === "string" ? said : said.batch.state}`;
}

/** Whoever carries a medium takes its files along, and sometimes leaves copies on it. */
export async function carrying(stage: Stage, { a, b }: Draw): Promise<string> {
  const stick = stage.sticks[a % 2] ?? "";
  const files = await filesOn(stick);
  for (const { name, bytes } of files) {
    stage.out.send(name, bytes);
    if (b % 4 !== 0) await rm(join(stick, name));
  }
  return `${files.length} files`;
}

async function someCase(stage: Stage, which: number) {
  const known = [...stage.cases.values()].flat();
  return known[which % Math.max(1, known.length)] ?? null;
}

export async function recalling(stage: Stage, { a }: Draw): Promise<string> {
  const id = await someCase(stage, a);
  if (id === null) return "nobody";
  const office = await stage.desk.as();
  const said = await orRefused(["nothing-to-recall", "already-ruled", "ruling-held"], () => recallCase(office, id));
  return `${id} ${typeof said === "string" ? said : said.item}`;
}

/** Asks the centre how it stands. */
export async function asking(stage: Stage, { a }: Draw): Promise<string> {
  const id = await someCase(stage, a);
  if (id === null) return "nobody";
  const office = await stage.desk.as();
  const said = await orRefused(["already-ruled", "nothing-on-its-way"], () => askCase(office, id));
  return `${id} ${typeof said === "string" ? said : "asked"}`;
}

export async function withdrawing(stage: Stage, { a }: Draw): Promise<string> {
  const id = await someCase(stage, a);
  if (id === null) return "nobody";
  const office = await stage.desk.as();
  const refusals = ["wrong-stage", "already-sent", "already-ruled", "ruling-held", "nothing-on-its-way"] as const;
  const said = await orRefused(refusals, () => withdrawCase(office, id, "asked for it back"));
  return `${id} ${typeof said === "string" ? said : (said.message?.kind ?? "not sent yet")}`;
}

/** What the centre gave back, or could not take, is looked at again and goes out as the next revision. */
export async function lookingAgain(stage: Stage, { a }: Draw): Promise<string> {
  const office = await stage.desk.as();
  const back = (await office.cases.list({ stages: ["decided"] })).filter(
    ({ parcel }) => parcel === "rejected-tech" || parcel === "recalled",
  );
  const one = back[a % Math.max(1, back.length)];
  if (one === undefined) return "nothing came back";
  await reopenCase(office, one.id, "looked at again");
  await forward(stage, one.id);
  return one.id;
}
