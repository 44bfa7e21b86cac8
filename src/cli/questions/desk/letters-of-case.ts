import type { Case } from "../../../domain/case.ts";
import { type LetterKind, letterKinds } from "../../../domain/letter.ts";
import { nameOfRecord } from "../../../domain/name.ts";
import { Problem } from "../../../domain/problem.ts";
import { today } from "../../../workflow/act.ts";
import { isEnding, mustBeEarned } from "../../../workflow/letter-facts.ts";
import type { Office } from "../../../workflow/office.ts";
import { type LetterRow, serviceWays } from "../../../workflow/ports/letters.ts";
import type { Desk } from "../../desk.ts";
import { type Back, back } from "../../question.ts";
import { askPath } from "./ask-path.ts";
import { perform } from "./attempt.ts";

/** The letter that ends the case. */
export const writeLetter = (desk: Desk, one: Case): Promise<void> => write(desk, one, {});

/** Receipt, application form, consent, checklist, and whatever else the case can have by now. */
export async function writePaper(desk: Desk, one: Case): Promise<void> {
  const office = await desk.office();
  const kinds: LetterKind[] = [];
  for (const kind of letterKinds) if (!isEnding(kind) && (await isEarned(office, one, kind))) kinds.push(kind);
  const kind = await desk.ask.select({
    message: desk.say("desk.letter.which"),
    answer: "--kind",
    choices: kinds.map((value) => ({ value, name: desk.say(`code.letter.${value}`) })),
  });
  if (kind !== back) await write(desk, one, { kind });
}

async function isEarned(office: Office, one: Case, kind: LetterKind): Promise<boolean> {
  try {
    await mustBeEarned(office, one, kind);
    return true;
  } catch (cause) {
    if (cause instanceof Problem) return false;
    throw cause;
  }
}

async function write(desk: Desk, one: Case, flags: Readonly<Record<string, string>>): Promise<void> {
  const to = await askPath(desk, "folder", desk.say("desk.folder"));
  if (to === back) return;
  await perform(desk, () => import("../../commands/letter-issue.ts"), { args: [one.id], flags: { to, ...flags } });
}

/** The paper is in hand. */
export async function confirmPaper(desk: Desk, one: Case): Promise<void> {
  const letter = await askLetter(desk, one, (row) => row.printed === null);
  if (letter !== back) await perform(desk, () => import("../../commands/letter-printed.ts"), { args: [letter] });
}

/** A letter proved wrong; the command asks why. */
export async function voidLetterAtDesk(desk: Desk, one: Case): Promise<void> {
  const letter = await askLetter(desk, one, () => true);
  if (letter !== back) await perform(desk, () => import("../../commands/letter-void.ts"), { args: [letter] });
}

async function askLetter(desk: Desk, one: Case, fits: (row: LetterRow) => boolean): Promise<string | Back> {
  const rows = (await (await desk.office()).letters.list(one.id)).filter((row) => row.state !== "void" && fits(row));
  return desk.ask.select<string>({
    message: desk.say("desk.look.which"),
    answer: "LETTER",
    choices: rows.map((row) => ({
      value: row.id,
      name: `${row.id}  ${desk.say(`code.letter.${row.kind}`)}  ${desk.say(`code.letterState.${row.state}`)}`,
    })),
  });
}

/** To whom, how and when the letter was handed over, and whether an identity document was looked at. */
export async function serveAtDesk(desk: Desk, one: Case): Promise<void> {
  const office = await desk.office();
  const to = await askReceiver(desk, one);
  if (to === back) return;
  const how = await desk.ask.select({
    message: desk.say("view.letter.how"),
    answer: "--how",
    choices: serviceWays.map((value) => ({ value, name: desk.say(`letter.register.how.${value}`) })),
  });
  if (how === back) return;
  const seen =
    how === "in-person" &&
    (await desk.ask.confirm({
      message: desk.say("view.letter.identitySeen"),
      answer: "--identity-seen",
      safe: false,
    }));
  if (seen === back) return;
  const on = await desk.ask.date({ message: desk.say("desk.servedOn"), answer: "--on", earlier: today(office) });
  if (on === back) return;
  await perform(desk, () => import("../../commands/letter-served.ts"), {
    args: [one.id],
    flags: { to, how, on: String(on), "identity-seen": seen },
  });
}

function askReceiver(desk: Desk, one: Case): Promise<"applicant" | "representative" | Back> {
  const { applicant, representative } = one.application;
  const name = nameOfRecord(applicant);
  const choice = (value: "applicant" | "representative", of: string) => ({
    value,
    name: `${desk.say(`interview.choice.${value}`)}: ${of}`.trim(),
  });
  return desk.ask.select({
    message: desk.say("view.letter.to"),
    answer: "--to",
    choices: [
      choice("applicant", `${name.surname} ${name.givenNames}`),
      ...(representative === null ? [] : [choice("representative", representative.surname)]),
    ],
  });
}

/** Everything that an appeal needs, to a folder. */
export async function fileOfCase(desk: Desk, one: Case): Promise<void> {
  const to = await askPath(desk, "folder", desk.say("desk.folder"));
  if (to !== back) await perform(desk, () => import("../../commands/case-file.ts"), { args: [one.id], flags: { to } });
}
