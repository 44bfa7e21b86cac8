import type { Instant } from "../../domain/day.ts";
import type { CaseId, Digest } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import type { Folders } from "../../workflow/office.ts";
import { limits } from "../limits.ts";
import { answer } from "./centre.ts";
import { wishes as knownWishes, type Wish } from "./rulings.ts";
import { type ScenarioName, scenarios } from "./scenarios.ts";

export interface AskedAnswer {
  readonly seed: number;
  readonly at: Instant;
  /** By case; every other case is ruled as the centre sees fit. */
  readonly rulings: ReadonlyMap<string, string>;
  readonly scenario?: string;
}

/**
 * Reads a batch file, lets the simulator answer it, and writes the answer files to a folder, in the order in which they
 * arrive. Throws `bad-value` for a ruling or scenario that it does not know, and what reading and writing throw.
 */
export async function answerBatch(
  centre: { readonly folder: string; readonly folders: Pick<Folders, "read" | "write">; readonly software: string },
  file: string,
  to: string,
  asked: AskedAnswer,
): Promise<{ readonly path: string; readonly sha256: Digest }[]> {
  const { folder, folders, software } = centre;
  const rulings = new Map([...asked.rulings].map(([id, wish]) => [id as CaseId, wishOf(wish)]));
  const scenario = asked.scenario === undefined ? {} : { scenario: scenarioOf(asked.scenario) };
  const { seed, at } = asked;
  const bytes = await folders.read(file, limits.fileBytes);
  const delivered = await answer(folder, bytes, { seed, at, rulings, software, path: file, ...scenario });
  const written: { readonly path: string; readonly sha256: Digest }[] = [];
  for (const one of delivered) written.push(await folders.write(to, one.fileName, one.bytes));
  return written;
}

function wishOf(text: string): Wish {
  const wish = knownWishes.find((known) => known === text);
  if (wish === undefined) throw new Problem("bad-value", { flag: "--ruling", value: text, expected: knownWishes });
  return wish;
}

function scenarioOf(text: string): ScenarioName {
  if (Object.hasOwn(scenarios, text)) return text as ScenarioName;
  throw new Problem("bad-value", { flag: "--scenario", value: text, expected: Object.keys(scenarios) });
}
