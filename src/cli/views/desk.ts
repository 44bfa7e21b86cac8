import { Problem } from "../../domain/problem.ts";
import { type DeskOverview, sections } from "../../workflow/desk-overview.ts";
import type { Office } from "../../workflow/office.ts";
import { type Line, type Style, type Styled, styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { alarmView } from "./answer-status.ts";
import { cut, paragraph } from "./paragraph.ts";

const looks: Readonly<Record<string, Style>> = { overdue: "bad", today: "warn", held: "warn", silent: "bad" };
const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** Whose desk it is, on which day, under which rules, and how much lies on it. */
export async function deskHead(screen: Screen, office: Office, overview: DeskOverview): Promise<void> {
  const { say } = screen;
  const { profile, officer } = office;
  const width = screen.columns ?? 80;
  screen.print();
  const training = profile.training ? `  ${say("screen.training")}` : "";
  const name = cut(`${profile.code}  ${profile.names[say.language]}`, width - training.length);
  screen.print([styled("bold", name), styled("warn", training)]);
  const who = officer.kind === "person" ? `${officer.name} (${officer.id})` : officer.id;
  const weekday = say(`code.weekday.${weekdays[overview.day.dayOfWeek - 1] ?? "mon"}`);
  screen.print(styled("dim", `${weekday}, ${screen.day(overview.day)} · ${who}`));
  const notice = await noticeOf(screen, office, overview);
  if (notice !== null) paragraph(screen, notice, { style: "warn" });
  const counts = countsLine(screen, overview);
  if (counts !== null) screen.print(counts);
  // The other silent cases stand below, each to be chosen.
  const chosen = new Set(overview.cases.flatMap(({ section, line }) => (section === "silent" ? [line.id] : [])));
  alarmView(screen, { ...overview.alarm, silent: overview.alarm.silent.filter((id) => !chosen.has(id)) });
  screen.print();
}

/** What the officer must know of the rules of the day: that they are provisional, or that there are none. */
async function noticeOf({ say }: Screen, office: Office, { day }: DeskOverview): Promise<string | null> {
  try {
    const { book } = await office.rules.forDay(day, null);
    return book.pack.notice?.[say.language] ?? null;
  } catch (problem) {
    if (problem instanceof Problem && problem.code === "no-rules-that-day") {
      return say("problem.no-rules-that-day.message", problem.params);
    }
    throw problem;
  }
}

/** Null where nothing but an alarm waits. */
function countsLine({ say }: Screen, { cases, drafts, alarm }: DeskOverview): Line | null {
  const parts: (string | Styled)[] = [];
  const add = (part: string | Styled) => parts.push(...(parts.length === 0 ? [] : [" · "]), part);
  for (const section of sections) {
    const count = cases.filter((one) => one.section === section).length;
    const look = looks[section];
    const text = say(`desk.count.${section}`, { count });
    if (count > 0) add(look === undefined ? text : styled(look, text));
  }
  if (drafts.length > 0) add(say("desk.count.drafts", { count: drafts.length }));
  if (parts.length > 0) return parts;
  const isQuiet = alarm.missing.length + alarm.silent.length + alarm.aside === 0;
  return isQuiet ? styled("good", say("desk.nothing")) : null;
}
