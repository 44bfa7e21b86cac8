import { type BatchId, batchIdOrNull } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import { problemWords } from "../../i18n/problem-words.ts";
import type { Office } from "../../workflow/office.ts";
import { type Resumed, resumeExport } from "../../workflow/resume-export.ts";
import { type Call, type Run, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { styled } from "../printer.ts";
import { back } from "../question.ts";

/** `batch resume --last-known BATCH|none`: a restored office goes on behind the centre's last known number. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const { doubt, next, changed } = await resumed(desk, office, await lastKnownIn(desk, call), call);
  return {
    json: { doubt, next, changed },
    show: (screen) => screen.print(screen.say(changed ? "view.batch.resumed" : "view.batch.resumeKnown", { next })),
  };
};

/** What looks like a slip is entered by the same number a second time: by `--again`, or typed by the person. */
async function resumed(desk: Desk, office: Office, lastKnown: BatchId | null, call: Call): Promise<Resumed> {
  const again = textFlag(call, "again");
  if (again !== undefined) {
    mustBeSame(again, lastKnown);
    return resumeExport(office, lastKnown, { twice: true });
  }
  try {
    return await resumeExport(office, lastKnown);
  } catch (problem) {
    const isSlip = problem instanceof Problem && ["nothing-in-doubt", "number-far"].includes(problem.code);
    if (!isSlip || !desk.ask.possible) throw problem;
    const { message, hint } = problemWords(problem, desk.say);
    desk.printer.note(styled("warn", message));
    desk.printer.note(hint);
    const typed = await desk.ask.text({ message: desk.say("view.batch.resumeAgain"), answer: "--again", typed: true });
    if (typed === back) throw new Problem("cancelled");
    mustBeSame(typed, lastKnown);
    return resumeExport(office, lastKnown, { twice: true });
  }
}

function mustBeSame(again: string, lastKnown: BatchId | null): void {
  const expected = lastKnown ?? "none";
  if (again.trim().toLowerCase() === expected.toLowerCase()) return;
  throw new Problem("bad-value", { flag: "--again", value: again, expected });
}

async function lastKnownIn(desk: Desk, call: Call): Promise<BatchId | null> {
  const text =
    textFlag(call, "last-known") ??
    (await desk.ask.text({ message: desk.say("view.batch.resumeAsk"), answer: "--last-known" }));
  if (text === back) throw new Problem("cancelled");
  if (text.trim().toLowerCase() === "none") return null;
  const id = batchIdOrNull(text.trim());
  if (id === null)
    throw new Problem("bad-value", { flag: "--last-known", value: text, expected: "BER-2026-B000007, none" });
  return id;
}
