import { resolve } from "node:path";
import { type Day, dayOrNull, Temporal } from "../domain/day.ts";
import {
  type AnswerFileId,
  answerFileIdOrNull,
  type BatchId,
  batchIdOrNull,
  type CaseId,
  caseIdOrNull,
} from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { argument, type Call, textFlag } from "./command.ts";
import type { Desk } from "./desk.ts";
import { readProse } from "./input.ts";
import { back } from "./question.ts";

/** What was typed in the place of a number; what does not look like one may be a name, and is not repeated. */
const shown = (text: string): string => (/^[A-Z][A-Z0-9]{0,4}-[A-Z0-9-]{1,20}$/i.test(text) ? text : "…");

/** Argument `index` as a case number; what is none cannot be a case here: throws `unknown-case`. */
export function givenCase(call: Call, index = 0): CaseId {
  const text = argument(call, index);
  const id = caseIdOrNull(text);
  if (id === null) throw new Problem("unknown-case", { case: shown(text) });
  return id;
}

/** As `givenCase`; throws `unknown-batch`. */
export function givenBatch(call: Call, index = 0): BatchId {
  const text = argument(call, index);
  const id = batchIdOrNull(text);
  if (id === null) throw new Problem("unknown-batch", { batch: shown(text) });
  return id;
}

/** The first two arguments as a line of an answer file; throws `unknown-line`, `bad-value`. */
export function givenLine(call: Call): { readonly file: AnswerFileId; readonly line: number } {
  const [text, number] = [argument(call, 0), argument(call, 1)];
  if (!/^[1-9]\d{0,6}$/.test(number)) {
    throw new Problem("bad-value", { flag: "LINE", value: shown(number), expected: "1, 2, 3 …" });
  }
  const [file, line] = [answerFileIdOrNull(text), Number(number)];
  if (file === null) throw new Problem("unknown-line", { file: shown(text), line });
  return { file, line };
}

/** Argument `index` as the number of a paper, from 1; throws `bad-value`. */
export function givenNumber(call: Call, index: number): number {
  const text = argument(call, index);
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Problem("bad-value", { flag: "N", value: text, expected: "1, 2, 3 …" });
  return Number(text);
}

/** A flag as a whole number from 1; null where it was not given. Throws `bad-value`. */
export function givenCount(call: Call, name: string): number | null {
  const text = textFlag(call, name);
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,5}$/.test(text))
    throw new Problem("bad-value", { flag: `--${name}`, value: text, expected: "1, 2, 3 …" });
  return Number(text);
}

const units: Readonly<Record<string, number>> = { "": 1, KB: 1000, MB: 1_000_000 };
/** Below this not even a small case fits; above it no file of the exchange may be. */
const sizes = { least: 16_000, most: 200_000_000 } as const;

/** A flag as a size in bytes, `7MB` and `256KB` counted in thousands; null where it was not given. Throws `bad-value`. */
export function givenSize(call: Call, name: string): number | null {
  const text = textFlag(call, name);
  if (text === undefined) return null;
  const [, digits = "", unit = ""] = /^(\d{1,9})(KB|MB)?$/i.exec(text) ?? [];
  const size = Number(digits) * (units[unit.toUpperCase()] ?? 0);
  if (digits === "" || size < sizes.least || size > sizes.most) {
    throw new Problem("bad-value", { flag: `--${name}`, value: text, expected: "16KB … 200MB" });
  }
  return size;
}

/** A flag as the plain name of a file within a folder; null where it was not given. Throws `bad-value`. */
export function givenName(call: Call, name: string): string | null {
  const text = textFlag(call, name);
  if (text === undefined) return null;
  if (!/^(?!\.{1,2}$)[A-Za-z0-9._-]{1,100}$/.test(text)) {
    throw new Problem("bad-value", { flag: `--${name}`, value: text, expected: "A-Z a-z 0-9 . _ -" });
  }
  return text;
}

/** A flag as a folder or file, from the present folder on; null where it was not given. */
export function givenPath(desk: Desk, call: Call, name: string): string | null {
  const text = textFlag(call, name);
  return text === undefined ? null : resolve(desk.world.cwd, text);
}

/** A flag as a day; throws `bad-value`. */
export function givenDay(call: Call, name: string): Day | null {
  const text = textFlag(call, name);
  if (text === undefined) return null;
  const day = dayOrNull(text);
  if (day === null) throw new Problem("bad-value", { flag: `--${name}`, value: text, expected: "YYYY-MM-DD" });
  return day;
}

/** A flag as a time on the office's wall clock; throws `bad-value`. */
export function givenTime(call: Call, name: string): Temporal.PlainDateTime | null {
  const text = textFlag(call, name);
  if (text === undefined) return null;
  const day = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) ? dayOrNull(text.slice(0, 10)) : null;
  if (day === null) throw new Problem("bad-value", { flag: `--${name}`, value: text, expected: "YYYY-MM-DDTHH:MM" });
  return Temporal.PlainDateTime.from(text);
}

/** Free text by a flag that names a file or `-`, else by a prompt; throws `answer-needed` where nobody can be asked. */
export async function givenProse(desk: Desk, call: Call, name: string, question: string): Promise<string> {
  const from = textFlag(call, name);
  if (from !== undefined) return readProse(desk.world, from);
  const told = await desk.ask.prose({ message: question, answer: `--${name}` });
  // Nothing stands before the only question of a command: going back is leaving it.
  if (told === back) throw new Problem("cancelled");
  return told;
}

/** The same where no answer is needed: null when the flag was not given. */
export async function optionalProse(desk: Desk, call: Call, name: string): Promise<string | null> {
  const from = textFlag(call, name);
  return from === undefined ? null : readProse(desk.world, from);
}

/** A path as it was typed, from the folder of the program's user. */
export const pathOf = (desk: Desk, path: string): string => resolve(desk.world.cwd, path);

/** The paths of an argument that takes one or several. */
export function pathsGiven(desk: Desk, call: Call, index: number): string[] {
  const given = call.args[index];
  const paths = Array.isArray(given) ? (given as readonly string[]) : [argument(call, index)];
  return paths.map((path) => pathOf(desk, path));
}

/** `--to DIR`, which must be there. Throws `answer-needed`, `no-such-folder`. */
export async function folderGiven(desk: Desk, call: Call): Promise<string> {
  const to = textFlag(call, "to");
  if (to === undefined) throw new Problem("answer-needed", { answer: "--to" });
  const folder = pathOf(desk, to);
  await (await desk.office()).folders.mustExist(folder);
  return folder;
}
