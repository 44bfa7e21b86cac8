import { appealUntil } from "../domain/appeal-term.ts";
import { type Day, isAfter, isBefore } from "../domain/day.ts";
import type { LetterFacts } from "../domain/letter.ts";
import type { LetterRegister, RegisterRow } from "../domain/office-page.ts";
import { today } from "./act.ts";
import type { Office } from "./office.ts";
import type { LetterRow } from "./ports/letters.ts";

/** The days of a register, both included, and what they are called: `2026-11`, `2026-11-23`. */
export interface Period {
  readonly name: string;
  readonly from: Day;
  readonly until: Day;
}

/**
 * The letters of ours that were issued on these days of the office, by number of their case only; names where they are
 * asked for, and then the reasons of void letters too. Papers that the applicant signs are no letters of ours.
 */
export async function letterRegister(
  office: Office,
  { name, from, until }: Period,
  language: LetterRegister["language"],
  withNames: boolean,
): Promise<LetterRegister> {
  const { profile, officer } = office;
  const dayOf = (row: LetterRow): Day => row.issued.at.toZonedDateTimeISO(profile.timeZone).toPlainDate();
  const rows: RegisterRow[] = [];
  for (const row of await office.letters.list()) {
    const issuedOn = dayOf(row);
    if (row.number === null || isBefore(issuedOn, from) || isAfter(issuedOn, until)) continue;
    rows.push(registerRow(office, row, row.number, await office.letters.facts(row.id), issuedOn, withNames));
  }
  return {
    kind: "letter-register",
    format: 1,
    id: `${profile.code}-${name}`,
    office: profile.names,
    language,
    training: profile.training,
    madeOn: today(office).toString(),
    from: from.toString(),
    until: until.toString(),
    madeBy: officer.kind === "person" ? { name: officer.name, position: officer.position } : null,
    rows,
  };
}

function registerRow(
  office: Office,
  row: LetterRow,
  number: string,
  facts: LetterFacts,
  issuedOn: Day,
  withNames: boolean,
): RegisterRow {
  const local = (stamp: LetterRow["printed"]) =>
    stamp?.at.toZonedDateTimeISO(office.profile.timeZone).toPlainDate().toString() ?? null;
  const { record } = facts.addressee;
  const name = [record.surname, record.givenNames].filter(Boolean).join(" ") + (record.truncated ? "…" : "");
  const { served } = row;
  return {
    letter: row.id,
    number,
    kind: row.kind,
    case: row.case,
    addressee: withNames ? name : null,
    issuedOn: issuedOn.toString(),
    state: row.state,
    printedOn: local(row.printed),
    served: served === null ? null : { ...served, on: served.on.toString() },
    appealUntil: served === null ? null : (appealUntil(facts, served.on)?.toString() ?? null),
    reprints: row.reprints,
    voidedOn: local(row.voided),
    voidReason: withNames ? (row.voided?.reason ?? null) : null,
    supersededBy: row.supersededBy,
  };
}
