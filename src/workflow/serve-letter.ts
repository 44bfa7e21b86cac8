import type { Case } from "../domain/case.ts";
import { type Day, isAfter, isBefore } from "../domain/day.ts";
import type { CaseId } from "../domain/ids.ts";
import type { LetterKind } from "../domain/letter.ts";
import { Problem } from "../domain/problem.ts";
import { closed } from "../domain/transition.ts";
import { mustBeAllowed, stampOf, today } from "./act.ts";
import { serviceConfirmation } from "./confirm-ruling.ts";
import { mustNotBeHeld } from "./issue-letter.ts";
import { isEnding, restsOnAnswer } from "./letter-facts.ts";
import type { Office } from "./office.ts";
import type { LetterRow, Service } from "./ports/letters.ts";

/** How a letter was handed over; `on` is today where no day is given. */
export interface Serving extends Omit<Service, "on"> {
  readonly kind: LetterKind | null;
  readonly on: Day | null;
}

/**
 * The letter was handed over: it is served, and where it ends the case the case is closed. That a ruling reached its
 * person the centre is told with the next export. Throws `nothing-to-serve`, `ruling-held`, and `bad-value` for a day
 * before the letter or after today. Served again: nothing changes.
 */
export async function serveLetter(office: Office, id: CaseId, serving: Serving): Promise<LetterRow> {
  mustBeAllowed(office, "intake");
  const one = await office.cases.load(id);
  const rows = (await office.letters.list(id)).filter((row) => row.state !== "void");
  const wanted = (row: LetterRow) => (serving.kind === null ? isEnding(row.kind) : row.kind === serving.kind);
  const row = rows.findLast(wanted);
  if (row === undefined) throw new Problem("nothing-to-serve", { case: id });
  if (row.state === "served") return row;
  if (restsOnAnswer(row.kind)) await mustNotBeHeld(office, id);
  const { to, how, identitySeen } = serving;
  const served: Service = { on: dayOf(office, row, serving.on), to, how, identitySeen };
  const made = serviceConfirmation(office, one, row, served.on);
  await office.letters.served(row.id, served, closing(one, row, served.on), stampOf(office), made);
  return { ...row, state: "served", served };
}

function dayOf(office: Office, row: LetterRow, given: Day | null): Day {
  const day = today(office);
  const on = given ?? day;
  const issuedOn = row.issued.at.toZonedDateTimeISO(office.profile.timeZone).toPlainDate();
  if (isAfter(on, day) || isBefore(on, issuedOn)) {
    throw new Problem("bad-value", { flag: "--on", value: on.toString(), expected: `${issuedOn} … ${day}` });
  }
  return on;
}

const closing = (one: Case, row: LetterRow, on: Day) =>
  isEnding(row.kind) && (one.stage === "ruled" || one.stage === "decided") ? closed(one, on) : null;
