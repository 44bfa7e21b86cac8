import type { Instant } from "../../domain/day.ts";
import type { CaseId, Digest } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import type { Folders } from "../../workflow/ports/folders.ts";
import { limits } from "../limits.ts";
import { acknowledgeReceipt, answer, casesIn, type Delivered } from "./centre.ts";
import { wishes as knownWishes, type Wish } from "./rulings.ts";
import { type ScenarioName, scenarios } from "./scenarios.ts";

/** The simulator of one training office, and how it reads and writes files. */
export interface CentreAt {
  readonly folder: string;
  readonly folders: Pick<Folders, "read" | "write">;
  /** Name and version of this program. */
  readonly software: string;
}

export interface AskedAnswer {
  readonly seed: number;
  readonly at: Instant;
  /** By case; every other case is ruled as the centre sees fit. */
  readonly rulings: ReadonlyMap<string, string>;
  readonly scenario: string | null;
}

export interface WrittenFile {
  readonly path: string;
  readonly sha256: Digest;
}

/**
 * Reads batch files, lets the simulator answer each, and writes the answer files to a folder, in the order in which they
 * arrive. Throws `bad-value` for a ruling or scenario that it does not know, `case-not-there` for a ruling on a case that is
 * in none of the files, before anything is answered, and what reading and writing throw.
 */
export async function answerBatches(
  { folder, folders, software }: CentreAt,
  files: readonly string[],
  to: string,
  asked: AskedAnswer,
): Promise<WrittenFile[]> {
  const rulings = new Map([...asked.rulings].map(([id, wish]) => [id as CaseId, wishOf(wish)]));
  const scenario = asked.scenario === null ? {} : { scenario: scenarioOf(asked.scenario) };
  const { seed, at } = asked;
  await mustBeThere(folder, folders, files, rulings);
  const delivered: Delivered[] = [];
  for (const path of files) {
    const bytes = await folders.read(path, limits.fileBytes);
    delivered.push(...(await answer(folder, bytes, { seed, at, rulings, software, path, ...scenario })));
  }
  return written(folders, to, delivered);
}

async function mustBeThere(
  folder: string,
  folders: Pick<Folders, "read">,
  files: readonly string[],
  rulings: ReadonlyMap<CaseId, Wish>,
): Promise<void> {
  if (rulings.size === 0) return;
  const there = new Set<string>();
  for (const path of files) {
    for (const id of await casesIn(folder, await folders.read(path, limits.fileBytes), path)) there.add(id);
  }
  const elsewhere = [...rulings.keys()].find((id) => !there.has(id));
  if (elsewhere !== undefined) throw new Problem("case-not-there", { case: elsewhere });
}

/** Reads batch files, notes that they arrived, and writes the receipts. */
export async function receiveBatches(
  { folder, folders, software }: CentreAt,
  files: readonly string[],
  to: string,
  at: Instant,
): Promise<WrittenFile[]> {
  const delivered: Delivered[] = [];
  for (const path of files) {
    const bytes = await folders.read(path, limits.fileBytes);
    delivered.push(await acknowledgeReceipt(folder, bytes, { at, software, path }));
  }
  return written(folders, to, delivered);
}

async function written(
  folders: Pick<Folders, "write">,
  to: string,
  delivered: readonly Delivered[],
): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const one of delivered) files.push(await folders.write(to, one.fileName, one.bytes));
  return files;
}

function wishOf(text: string): Wish {
  const wish = knownWishes.find((known) => known === text);
  if (wish === undefined) throw new Problem("bad-value", { flag: "--ruling", value: text, expected: knownWishes });
  return wish;
}

function scenarioOf(text: string): ScenarioName {
  if (Object.hasOwn(scenarios, text)) return text as ScenarioName;
  throw new Problem("bad-value", { flag: "SCENARIO", value: text, expected: Object.keys(scenarios) });
}
