import type { Quarantined } from "../domain/answer.ts";
import type { AnswerFileId, CaseId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import type { Sorted } from "./import-answers.ts";
import type { Office } from "./office.ts";
import { Sorting } from "./sort-lines.ts";

export interface AsideLine extends Quarantined {
  /** The case whose item it names, if one of ours has it. */
  readonly case: CaseId | null;
}

/** Lines of answer files that wait for a person, or all that ever did. */
export async function asideLines(office: Office, which?: "all"): Promise<AsideLine[]> {
  const lines = await office.answers.quarantined(which);
  return Promise.all(lines.map(async (line) => ({ ...line, case: await caseOf(office, line) })));
}

async function caseOf(office: Office, { item }: Quarantined): Promise<CaseId | null> {
  if (item === null) return null;
  return (await office.batches.parcel(item))?.case ?? (await office.messages.known(item))?.message.case ?? null;
}

/** A line that was set aside, with its bytes as they came. Throws `unknown-line`. */
export async function asideLine(
  office: Office,
  file: AnswerFileId,
  line: number,
): Promise<AsideLine & { readonly bytes: Uint8Array }> {
  const found = await office.answers.quarantinedLine(file, line);
  if (found === null) throw new Problem("unknown-line", { file, line });
  return { ...found, case: await caseOf(office, found) };
}

/** The same while it waits for a person. Throws also `line-ended`. */
export async function openLine(
  office: Office,
  file: AnswerFileId,
  line: number,
): Promise<AsideLine & { bytes: Uint8Array }> {
  const found = await asideLine(office, file, line);
  if (found.state !== "open") throw new Problem("line-ended", { file, line, ended: found.state });
  return found;
}

/**
 * What would follow if the line were taken in now, by the same checks as when its file came. Throws `line-unfit` where it
 * is still set aside: a number with a wrong control digit always is.
 */
export async function lineTakenIn(office: Office, file: AnswerFileId, line: number): Promise<Sorting> {
  mustBeAllowed(office, "decide");
  const { bytes } = await openLine(office, file, line);
  const known = (await office.answers.files()).find(({ id }) => id === file);
  if (known === undefined) throw new Problem("unknown-line", { file, line });
  const sorting = new Sorting(office, { ...known, importedAt: office.clock.now() });
  await sorting.take(await office.exchange.readLine(line, bytes));
  const [unfit] = sorting.intake().quarantined;
  if (unfit !== undefined) throw new Problem("line-unfit", { file, line, fault: unfit.reason });
  return sorting;
}

/** An officer has a line taken in after all, with a reason. Throws as `lineTakenIn`, and `changed-meanwhile`. */
export async function releaseLine(
  office: Office,
  file: AnswerFileId,
  line: number,
  reason: string,
): Promise<{ readonly line: AsideLine; readonly sorted: Sorted }> {
  const sorting = await lineTakenIn(office, file, line);
  const released = await openLine(office, file, line);
  await office.answers.releaseLine(released, reason, sorting.intake(), stampOf(office));
  return { line: { ...released, state: "released" }, sorted: sorting.result() };
}

/** An officer has looked at a line, and it stays out. Throws `unknown-line`, `line-ended`, `changed-meanwhile`. */
export async function dropLine(office: Office, file: AnswerFileId, line: number, reason: string): Promise<AsideLine> {
  mustBeAllowed(office, "decide");
  const dropped = await openLine(office, file, line);
  await office.answers.dropLine(dropped, reason, stampOf(office));
  return { ...dropped, state: "dropped" };
}
