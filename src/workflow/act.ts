import type { Application } from "../domain/application.ts";
import type { CaseAt, Stage, Stamp } from "../domain/case.ts";
import { type Day, isAfter, type Temporal } from "../domain/day.ts";
import { daysToCome } from "../domain/days-to-come.ts";
import type { CaseId } from "../domain/ids.ts";
import { isTimeZone } from "../domain/office-profile.ts";
import { may, type Right } from "../domain/officer.ts";
import { Problem } from "../domain/problem.ts";
import type { Office } from "./office.ts";

/** Who acts and when, for the line in the ledger. */
export const stampOf = (office: Office): Stamp => ({ by: office.officer.id, at: office.clock.now() });

/** The wall clock of the office, to the minute. Throws `bad-office` where its time zone does not exist. */
export function wallClock(office: Office): Temporal.PlainDateTime {
  const { timeZone } = office.profile;
  if (!isTimeZone(timeZone)) throw new Problem("bad-office", { path: "office.json", faults: ["/timeZone time-zone"] });
  const local = office.clock.now().toZonedDateTimeISO(timeZone).toPlainDateTime();
  return local.round({ smallestUnit: "minute", roundingMode: "floor" });
}

/** The day on the office's calendar. */
export const today = (office: Office): Day => wallClock(office).toPlainDate();

/** Throws `not-allowed` unless the officer has the right. */
export function mustBeAllowed(office: Office, right: Right): void {
  if (!may(office.officer, right)) throw new Problem("not-allowed", { officer: office.officer.id, right });
}

/** Throws `person-only` for a machine: it sees files, hears nobody, and is trusted with nothing else. */
export function mustBePerson({ officer }: Office): void {
  if (officer.kind !== "person") throw new Problem("person-only", { officer: officer.id });
}

/** Loads the case; throws `wrong-stage` unless it stands at one of the stages. */
export async function caseAt<S extends Stage>(office: Office, id: CaseId, ...stages: readonly S[]): Promise<CaseAt<S>> {
  const found = await office.cases.load(id);
  if (!(stages as readonly Stage[]).includes(found.stage)) {
    throw new Problem("wrong-stage", { case: id, stage: found.stage, needed: stages });
  }
  return found as CaseAt<S>;
}

/**
 * Throws `day-in-future` where an application speaks of a birth, a consent or a paper of a day that is still to come:
 * after today and after the day of application, which may be the next office day.
 */
export function mustBePast(office: Office, application: Application, applicationDay: Day): void {
  const now = today(office);
  const latest = isAfter(applicationDay, now) ? applicationDay : now;
  const fields = daysToCome(application, latest);
  if (fields.length > 0) throw new Problem("day-in-future", { fields, day: latest.toString() });
}
