import { expect, it } from "vitest";
import type { OfficeProfile } from "../../src/domain/office-profile.ts";
import { addOfficer, officerLeaves } from "../../src/workflow/staff.ts";
import { exampleProfile, officers, problemOf, testOffice } from "../support/office.ts";

const kept: OfficeProfile[] = [];
const save = async (profile: OfficeProfile) => void kept.push(profile);

it("a new officer's short name is never one that was used", async () => {
  const desk = await testOffice();
  const office = await desk.as();
  const { officers: all } = await exampleProfile({ officers: [...officers, { ...officers[1], id: "second" }] });
  const second = all.find((one) => one.id === "second");
  if (second === undefined) throw new Error("no second");
  const profile = await addOfficer(office, second, save);
  expect(profile.officers.map((one) => one.id)).toEqual(["consul", "vice", "clerk", "timer", "second"]);
  const before = await desk.head();
  await problemOf(addOfficer({ ...office, profile }, second, save), "officer-exists");
  const left = await officerLeaves({ ...office, profile }, "second", save);
  await problemOf(addOfficer({ ...office, profile: left }, second, save), "officer-exists");
  await problemOf(officerLeaves({ ...office, profile: left }, "second", save), "unknown-officer");
  expect(await desk.head()).not.toBe(before);
});

it("the signatory stays until another is named, and a machine hires nobody", async () => {
  const desk = await testOffice();
  const before = await desk.head();
  await problemOf(officerLeaves(await desk.as(), "consul", save), "signatory-leaves");
  await problemOf(officerLeaves(await desk.as(), "nobody", save), "unknown-officer");
  await problemOf(officerLeaves(await desk.as("timer"), "vice", save), "not-allowed");
  expect(await desk.head()).toBe(before);
});

it("the ledger names the officer's short name and no person", async () => {
  const desk = await testOffice();
  await officerLeaves(await desk.as(), "vice", save);
  const { Database } = await import("../../src/storage/database.ts");
  const db = new Database(`${desk.folder}/desk.db`);
  const line = db.first<{ code: string; subject: string; facts: string }>(
    "SELECT * FROM ledger ORDER BY seq DESC LIMIT 1",
  );
  db.close();
  expect(line).toMatchObject({ code: "officer-left", subject: "vice" });
  expect(JSON.stringify(line)).not.toContain("Synthetic");
});
