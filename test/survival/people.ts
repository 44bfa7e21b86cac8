import type { Application } from "../../src/domain/application.ts";
import { Temporal } from "../../src/domain/day.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import { openCase } from "../../src/workflow/open-case.ts";
import { presentDocument } from "../../src/workflow/present-document.ts";
import { noise } from "../support/batches.ts";
import { sampleApplication, type TestOffice } from "../support/office.ts";
import { pdf } from "../support/scans.ts";

/** Somebody who came to the office; nobody else has their surname, and their surname is in every line about them. */
export interface Person {
  readonly number: number;
  /** With a paper that was scanned. */
  readonly scanned: boolean;
}

const letters = "ABCDEFGHIKLMNOPQRSTUVXYZ";
/** A surname of letters only, another for each number. */
export const surnameOf = ({ number }: Person): string =>
  `Synthetic${letters[Math.floor(number / 24) % 24]?.toLowerCase()}${letters[number % 24]?.toLowerCase()}`;

/** Some share a birthday: their numbers then differ by the serial alone. */
const birthDateOf = ({ number }: Person): string =>
  Temporal.PlainDate.from("1960-01-01")
    .add({ days: (number % 9) * 1231 })
    .toString();

async function applicationOf(person: Person): Promise<Application> {
  const applicant = { mrz: null, surname: surnameOf(person), birthDate: birthDateOf(person) };
  const application = await sampleApplication("investor", applicant);
  const number = String(100_000_000 + person.number);
  const documents = application.documents.map((paper) => (paper.kind === "passport" ? { ...paper, number } : paper));
  return { ...application, documents };
}

/** Registers a person, with their scan if they brought one. */
export async function arrive(desk: TestOffice, person: Person, scanAt: string): Promise<CaseId> {
  const office = await desk.as();
  const application = await applicationOf(person);
  const opening = { appliedAt: null, reason: null, underOrder: null, previous: null, draft: null };
  const { case: one } = await openCase(office, { ...opening, application });
  if (!person.scanned) return one.id;
  const { writeFile } = await import("node:fs/promises");
  await writeFile(scanAt, pdf(noise(String(person.number), 2000)));
  const [paper] = application.documents;
  if (paper === undefined) throw new Error("a sample has papers");
  await presentDocument(office, one.id, { ...paper, kind: "portfolio", number: null, scan: scanAt });
  return one.id;
}
