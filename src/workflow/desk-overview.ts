import { type Day, type DayText, dayText } from "../domain/day.ts";
import { type NextStep, nextStep } from "../domain/next-step.ts";
import { today } from "./act.ts";
import type { DraftInterview } from "./draft-interview.ts";
import { draftInterviews } from "./draft-interview.ts";
import type { Office } from "./office.ts";
import type { CaseLine } from "./ports/cases.ts";

export const sections = ["overdue", "today", "held", "work", "send", "serve"] as const;
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
}

const work: readonly NextStep[] = ["verify", "decide", "approve", "mend", "settle-batch"];

/** The term stops with an answer: a ruling, or the office's own refusal. */
const awaitsAnswer = (line: CaseLine): boolean =>
  line.ruling === null &&
  (line.stage === "gathering" || line.stage === "verified" || (line.stage === "decided" && line.decision !== "refuse"));

/** The earlier of the two due days alarms. */
export const alarmDay = (line: CaseLine): DayText => (line.dueOnStrict < line.dueOn ? line.dueOnStrict : line.dueOn);

function sectionOf(line: CaseLine, next: NextStep, day: DayText): Section | null {
  if (awaitsAnswer(line)) {
    if (alarmDay(line) < day) return "overdue";
    if (alarmDay(line) === day) return "today";
  }
  if (next === "settle-hold") return "held";
  if (work.includes(next)) return "work";
  if (next === "export") return "send";
  return next === "issue-letter" || next === "serve-letter" ? "serve" : null;
}

/** Everything that waits for somebody at this desk. Reads no payload of a case; drafts are read whole. */
export async function deskOverview(office: Office): Promise<DeskOverview> {
  const day = today(office);
  const [open, held, drafts] = await Promise.all([
    office.cases.list({ stages: ["gathering", "verified", "decided", "ruled"] }),
    office.answers.held("open"),
    draftInterviews(office),
  ]);
  const known = new Set(open.map((line) => line.id));
  const ended = [...new Set(held.map((hold) => hold.case))].filter((id) => !known.has(id));
  const lines = [...open, ...(await Promise.all(ended.map((id) => office.cases.line(id))))];
  const cases = lines.flatMap((line): DeskCase[] => {
    const next = nextStep(line);
    const section = sectionOf(line, next, dayText(day));
    return section === null ? [] : [{ line, next, section }];
  });
  const order = (one: DeskCase) => sections.indexOf(one.section);
  return { day, drafts, cases: cases.sort((a, b) => order(a) - order(b) || compareDue(a.line, b.line)) };
}

function compareDue(a: CaseLine, b: CaseLine): number {
  return alarmDay(a) < alarmDay(b) ? -1 : alarmDay(a) > alarmDay(b) ? 1 : a.id < b.id ? -1 : 1;
}
