import type { Case } from "../domain/case.ts";
import { type Day, isAfter } from "../domain/day.ts";
import type { CaseId } from "../domain/ids.ts";
import { personMarks } from "../domain/mark.ts";
import type { Ruling } from "../domain/ruling.ts";
import { today } from "./act.ts";
import type { Office } from "./office.ts";

/** The number that a ruling gives, or says to exist. */
export const numberIn = (ruling: Ruling): string | null =>
  ruling.outcome === "annulled" ? null : (ruling.iin ?? null);

/**
 * True when another person's case has the number, or a ruling that waits there would give it. A case is known to be the
 * same person's when this one follows it, or when the applicant stated the number and the two cases share a name on a
 * birth date or a document; whoever merely looks alike is another person. `others` are cases that would have it too,
 * by rulings that wait for a person or are not saved yet.
 */
export async function isElsewhere(office: Office, iin: string, one: Case, others: readonly CaseId[]): Promise<boolean> {
  const having = await casesHaving(office, iin, one, others);
  if (having.size === 0) return false;
  const { applicant, correction } = one.application;
  if (correction?.iin !== iin && applicant.previousIin !== iin) return true;
  const alike = new Set((await office.cases.sharing(personMarks(one.application), one.id)).map((hit) => hit.case));
  return [...having].some((id) => !alike.has(id));
}

/** Cases that have the number, without this one and the one that it follows; `others` as in `isElsewhere`. */
export async function casesHaving(
  office: Office,
  iin: string,
  one: Case,
  others: readonly CaseId[],
): Promise<ReadonlySet<CaseId>> {
  const having = new Set(others);
  for (const hit of await office.cases.sharing([{ kind: "iin", text: iin }], one.id)) having.add(hit.case);
  having.delete(one.id);
  if (one.previous !== null) having.delete(one.previous);
  return having;
}

/** The latest day that it is at this office or at the centre, whose wall clock is Kazakhstan's. */
export function latestToday(office: Office): Day {
  const here = today(office);
  const there = office.clock.now().toZonedDateTimeISO("Asia/Almaty").toPlainDate();
  return isAfter(there, here) ? there : here;
}
