import { checkedBy } from "../domain/json-file.ts";
import { type OfficeProfile, officeProfileSchema } from "../domain/office-profile.ts";
import { may, type Officer } from "../domain/officer.ts";
import { Problem } from "../domain/problem.ts";
import { mustBeAllowed, stampOf } from "./act.ts";
import type { Office } from "./office.ts";

type Save = (profile: OfficeProfile) => Promise<void>;

/**
 * Takes a new officer on: for whoever decides here, so that nobody gives themselves a right. Throws `not-allowed`,
 * `officer-exists`; the line in the ledger names rights, no person.
 */
export async function addOfficer(office: Office, officer: Officer, save: Save): Promise<OfficeProfile> {
  mustBeAllowed(office, "decide");
  if (office.profile.officers.some((one) => one.id === officer.id)) {
    throw new Problem("officer-exists", { officer: officer.id });
  }
  return change(office, [...office.profile.officers, officer], save, "officer-added", officer);
}

/**
 * An officer leaves: the id is never given again. Throws `not-allowed`, `unknown-officer`; `signatory-leaves` and
 * `last-to-decide` where somebody else must be named first, for the office could not go on.
 */
export async function officerLeaves(office: Office, id: string, save: Save): Promise<OfficeProfile> {
  mustBeAllowed(office, "decide");
  const { officers: all, signatory } = office.profile;
  const leaving = all.find((one) => one.id === id && !one.left);
  if (leaving === undefined) throw new Problem("unknown-officer", { officer: id });
  if (signatory === id) throw new Problem("signatory-leaves", { officer: id });
  const officers = all.map((one) => (one.id === id ? { ...one, left: true } : one));
  if (!officers.some((one) => !one.left && may(one, "decide"))) throw new Problem("last-to-decide", { officer: id });
  return change(office, officers, save, "officer-left", leaving);
}

async function change(
  office: Office,
  officers: OfficeProfile["officers"],
  save: Save,
  event: "officer-added" | "officer-left",
  { id, kind, may: rights }: Officer,
): Promise<OfficeProfile> {
  const profile: OfficeProfile = { ...office.profile, officers };
  checkedBy(officeProfileSchema, JSON.parse(JSON.stringify(profile)), "office.json");
  await save(profile);
  await office.ledger.append(event, id, { kind, rights: rights.join(" ") }, stampOf(office));
  return profile;
}
