import { type Day, isAfter, isBefore } from "../domain/day.ts";
import type { CaseId } from "../domain/ids.ts";
import type { LetterKind } from "../domain/letter.ts";
import { endingLetters } from "../domain/letter-facts.ts";
import { Problem } from "../domain/problem.ts";
import { closed } from "../domain/transition.ts";
import { mustBeAllowed, stampOf, today } from "./act.ts";
import { mustNotBeHeld } from "./issue-letter.ts";
import type { LetterRow, Office } from "./office.ts";

/**
 * The letter was handed over: it is served, and where it ends the case the case is closed. Throws `nothing-to-serve`,
 * `ruling-held`, and `bad-value` for a day before the letter or after today. Served again: nothing changes.
 */
export async function serveLetter(
  office: Office,
  id: CaseId,
  given: { readonly kind: LetterKind | null; readonly on: Day | null; readonly to: "applicant" | "representative" },
): Promise<LetterRow> {
  mustBeAllowed(office, "intake");
  const one = await office.cases.load(id);
  const rows = (await office.letters.list(id)).filter((row) => row.state !== "void");
  const wanted = (row: LetterRow) => (given.kind === null ? isEnding(row.kind) : row.kind === given.kind);
  const row = rows.findLast(wanted);
  if (row === undefined) throw new Problem("nothing-to-serve", { case: id });
  if (row.state === "served") return row;
  await mustNotBeHeld(office, id);
  const day = today(office);
  const on = given.on ?? day;
  const issuedOn = row.issued.at.toZonedDateTimeISO(office.profile.timeZone).toPlainDate();
  if (isAfter(on, day) || isBefore(on, issuedOn)) {
    throw new Problem("bad-value", { flag: "--on", value: on.toString(), expected: `${issuedOn} … ${day}` });
  }
  const ends = isEnding(row.kind) && (one.stage === "ruled" || one.stage === "decided");
  await office.letters.served(row.id, { on, to: given.to }, ends ? closed(one, on) : null, stampOf(office));
  return { ...row, state: "served", servedOn: on };
}

const isEnding = (kind: LetterKind): boolean => (endingLetters as readonly LetterKind[]).includes(kind);
