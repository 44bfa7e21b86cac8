import { type Day, type DayText, dayText } from "../domain/day.ts";
import { dueDay } from "../domain/due-day.ts";
import type { CaseId } from "../domain/ids.ts";
import { type NextStep, nextStep } from "../domain/next-step.ts";
import { today } from "./act.ts";
import { type Alarm, alarmOf } from "./answer-status.ts";
import type { DraftInterview } from "./draft-interview.ts";
import { draftInterviews } from "./draft-interview.ts";
import type { Office } from "./office.ts";
import type { CaseLine } from "./ports/cases.ts";

export const sections = ["overdue", "today", "held", "silent", "work", "send", "serve"] as const;
/** Why a case is on the desk: the first of these that fits. */
export type Section = (typeof sections)[number];

export interface DeskCase {
  readonly line: CaseLine;
  readonly next: NextStep;
  readonly section: Section;
}

/** What lies on the desk today. */
export interface DeskOverview {
  readonly day: Day;
  readonly cases: readonly DeskCase[];
  readonly drafts: readonly DraftInterview[];
  readonly alarm: Alarm;
}

const work: readonly NextStep[] = [
  "verify",
  "decide",
  "approve",
  "record-answer",
  "supplement",
  "mend",
  "repeat",
  "settle-batch",
];

/** The term stops with an answer: a ruling, or the office's own refusal. */
const awaitsAnswer = (line: CaseLine): boolean =>
  line.ruling === null &&
  (line.stage === "gathering" || line.stage === "verified" || (line.stage === "decided" && line.decision !== "refuse"));

/** The earlier of the two due days alarms, and what the centre waits for before either. */
const alarmDay = (line: CaseLine, day: DayText): DayText =>
  dueDay({ ...line, dueOn: line.dueOnStrict < line.dueOn ? line.dueOnStrict : line.dueOn }, day);

function sectionOf(line: CaseLine, next: NextStep, day: DayText, silent: ReadonlySet<CaseId>): Section | null {
  if (awaitsAnswer(line)) {
    const due = alarmDay(line, day);
    if (due < day) return "overdue";
    if (due === day) return "today";
  }
  if (next === "settle-hold") return "held";
  if (next === "await-answer" && silent.has(line.id)) return "silent";
  if (work.includes(next)) return "work";
  if (next === "export") return "send";
  return next === "issue-letter" || next === "serve-letter" ? "serve" : null;
}

/** Everything that waits for somebody at this desk. Reads no payload of a case; drafts are read whole. */
export async function deskOverview(office: Office): Promise<DeskOverview> {
  const day = today(office);
  const now = dayText(day);
  const [open, held, returned, drafts, alarm] = await Promise.all([
    office.cases.list({ stages: ["gathering", "verified", "decided", "ruled"] }),
    office.answers.held("open"),
    office.cases.list({ returned: true }),
    draftInterviews(office),
    alarmOf(office),
  ]);
  const silent = new Set(alarm.silent);
  const known = new Set(open.map((line) => line.id));
  const waiting = [...held.map((hold) => hold.case), ...returned.map((line) => line.id)];
  const ended = [...new Set(waiting)].filter((id) => !known.has(id));
  const lines = [...open, ...(await Promise.all(ended.map((id) => office.cases.line(id))))];
  const cases = lines.flatMap((line): DeskCase[] => {
    const next = nextStep(line);
    const section = sectionOf(line, next, now, silent);
    return section === null ? [] : [{ line, next, section }];
  });
  const order = (one: DeskCase) => sections.indexOf(one.section);
  const dueFirst = compareDue(now);
  return { day, drafts, alarm, cases: cases.sort((a, b) => order(a) - order(b) || dueFirst(a.line, b.line)) };
}

const compareDue =
  (day: DayText) =>
  (a: CaseLine, b: CaseLine): number => {
    const [first, second] = [alarmDay(a, day), alarmDay(b, day)];
    return first < second ? -1 : first > second ? 1 : a.id < b.id ? -1 : 1;
  };
