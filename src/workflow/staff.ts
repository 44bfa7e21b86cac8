import { checkedBy } from "../domain/json-file.ts";
import { type OfficeProfile, officeProfileSchema } from "../domain/office-profile.ts";
import type { Officer } from "../domain/officer.ts";
import { Problem } from "../domain/problem.ts";
import { stampOf } from "./act.ts";
import type { Office } from "./office.ts";

type Save = (profile: OfficeProfile) => Promise<void>;

/** Takes a new officer on. Throws `officer-exists`; the line in the ledger names rights, no person. */
export async function addOfficer(office: Office, officer: Officer, save: Save): Promise<OfficeProfile> {
  mustBePerson(office);
  if (office.profile.officers.some((one) => one.id === officer.id)) {
    throw new Problem("officer-exists", { officer: officer.id });
  }
  return change(office, [...office.profile.officers, officer], save, "officer-added", officer.id);
}

/** An officer leaves: the id is never given again. Throws `unknown-officer`; the signatory must be replaced first. */
export async function officerLeaves(office: Office, id: string, save: Save): Promise<OfficeProfile> {
  mustBePerson(office);
  if (!office.profile.officers.some((one) => one.id === id && !one.left))
    throw new Problem("unknown-officer", { officer: id });
  if (office.profile.signatory === id) throw new Problem("signatory-leaves", { officer: id });
  const officers = office.profile.officers.map((one) => (one.id === id ? { ...one, left: true } : one));
  return change(office, officers, save, "officer-left", id);
}

/** Throws `not-allowed` for a machine: who works here and whom the office trusts is for people to say. */
export function mustBePerson(office: Office): void {
  const { officer } = office;
  if (officer.kind !== "person") throw new Problem("not-allowed", { officer: officer.id, right: "decide" });
}

async function change(
  office: Office,
  officers: OfficeProfile["officers"],
  save: Save,
  event: "officer-added" | "officer-left",
  id: string,
): Promise<OfficeProfile> {
  const profile: OfficeProfile = { ...office.profile, officers };
  checkedBy(officeProfileSchema, JSON.parse(JSON.stringify(profile)), "office.json");
  await save(profile);
  await office.ledger.append(event, id, {}, stampOf(office));
  return profile;
}
