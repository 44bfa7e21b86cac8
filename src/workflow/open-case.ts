import type { Application } from "../domain/application.ts";
import type { CaseAt, Stamp } from "../domain/case.ts";
import { type Day, isBefore, Temporal } from "../domain/day.ts";
import { applicationDayOf, type Deadline, deadline } from "../domain/deadline.ts";
import type { Finding } from "../domain/finding.ts";
import type { CaseId, DraftId } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { unfitCharacter } from "../domain/repertoire.ts";
import { isPlain } from "../domain/text.ts";
import { registered } from "../domain/transition.ts";
import { workingDayBefore } from "../domain/working-days.ts";
import { mustBeAllowed, mustBePast, stampOf, today, wallClock } from "./act.ts";
import type { Office } from "./office.ts";
import type { PinnedRules } from "./ports/rules.ts";
import { takeInScans } from "./take-in-scans.ts";
import { findingsOf } from "./verify-case.ts";

export interface Opening {
  readonly application: Application;
  /** The wall clock of the office when the applicant applied; null: now. */
  readonly appliedAt: Temporal.PlainDateTime | null;
  /** Why an application of an earlier day is entered only now. */
  readonly reason: string | null;
  /** The order that allows a day no pack covers. */
  readonly underOrder: string | null;
  readonly previous: CaseId | null;
  readonly draft: DraftId | null;
}

/** The day everything is counted from, the rules of that day and the term. */
export interface Reckoning {
  readonly appliedAt: Temporal.PlainDateTime;
  readonly day: Day;
  readonly rules: PinnedRules;
  readonly term: Deadline;
}

/**
 * Counts day, rules and term for an application made at a time. Throws `applied-in-future`, `no-rules-that-day`, and
 * `answer-needed` for a day before the last office day without a reason.
 */
export async function reckon(
  office: Office,
  opening: Pick<Opening, "appliedAt" | "reason" | "underOrder">,
): Promise<Reckoning> {
  const now = wallClock(office);
  const appliedAt = opening.appliedAt ?? now;
  if (Temporal.PlainDateTime.compare(appliedAt, now) > 0) {
    throw new Problem("applied-in-future", { appliedAt: appliedAt.toString({ smallestUnit: "minute" }) });
  }
  const { kazakhstan, host } = await office.rules.calendars();
  const day = applicationDayOf(appliedAt, office.profile.receptionUntil, host);
  const rules = await office.rules.forDay(day, opening.underOrder);
  if (isBefore(day, workingDayBefore(today(office), [host])) && opening.reason === null) {
    throw new Problem("late-application", { day: day.toString(), answer: "--reason-from" });
  }
  return { appliedAt, day, rules, term: deadline(day, kazakhstan, host, rules.book.pack.term["working-days"]) };
}

/** A number and date of an act as it travels with the case. */
const isReference = (text: string): boolean =>
  isPlain(text) && unfitCharacter(text) === null && text.trim() !== "" && text.length <= 200;

/**
 * Registers an application: it gets its number and its term starts. Acknowledge only what this returns. Throws what
 * `reckon`, `mustBePast` and `takeInScans` throw, `unknown-case` for an earlier case that is not there, `draft-gone`.
 */
export async function openCase(
  office: Office,
  opening: Opening,
): Promise<{ readonly case: CaseAt<"gathering">; readonly findings: readonly Finding[] }> {
  mustBeAllowed(office, "intake");
  const { reason, underOrder, previous } = opening;
  if (underOrder !== null && !isReference(underOrder)) {
    throw new Problem("bad-value", { flag: "--under-order", value: underOrder, expected: "12/345" });
  }
  if (previous !== null) await office.cases.line(previous);
  const { appliedAt, day, rules, term } = await reckon(office, opening);
  mustBePast(office, opening.application, day);
  const documents = await takeInScans(office, opening.application.documents);
  const stamp: Stamp = stampOf(office);
  const saved = await office.cases.register(
    day.year,
    (id) =>
      registered({
        id,
        stage: "gathering",
        version: 1,
        revision: 1,
        registered: stamp,
        appliedAt,
        applicationDay: day,
        dueOn: term.dueOn,
        dueOnStrict: term.dueOnStrict,
        pack: rules.ref,
        underOrder,
        previous,
        application: { ...opening.application, documents },
        remarks: reason === null ? [] : [{ about: "late-application", text: reason, ...stamp }],
      }),
    stamp,
    { draft: opening.draft, pack: { ref: rules.ref, bytes: rules.bytes } },
  );
  return { case: saved, findings: await findingsOf(office, saved) };
}
