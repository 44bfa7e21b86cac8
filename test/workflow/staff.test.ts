import { expect, it } from "vitest";
import type { OfficerId } from "../../src/domain/ids.ts";
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

it("only who decides here says who works here: no machine, and nobody gives themselves a right", async () => {
  const desk = await testOffice();
  const before = await desk.head();
  const { officers: all } = await exampleProfile({ officers: [...officers, { ...officers[1], id: "second" }] });
  const second = all.find((one) => one.id === "second");
  if (second === undefined) throw new Error("no second");
  for (const officer of ["timer", "clerk"]) {
    await problemOf(addOfficer(await desk.as(officer), second, save), "not-allowed");
    await problemOf(officerLeaves(await desk.as(officer), "vice", save), "not-allowed");
  }
  expect(await desk.head()).toBe(before);
});

it("the signatory stays until another is named, and so does the last who may decide", async () => {
  const desk = await testOffice();
  const office = await desk.as();
  const before = await desk.head();
  await problemOf(officerLeaves(office, "consul", save), "signatory-leaves");
  await problemOf(officerLeaves(office, "nobody", save), "unknown-officer");
  const signedByVice = { ...office, profile: { ...office.profile, signatory: "vice" as OfficerId } };
  const deciders = signedByVice.profile.officers.map((one) =>
    one.id === "vice" ? { ...one, may: ["sign" as const] } : one,
  );
  const alone = {
    ...signedByVice,
    profile: { ...signedByVice.profile, officers: deciders as typeof office.profile.officers },
  };
  expect(await desk.head()).toBe(before);
  const problem = await problemOf(officerLeaves(alone, "consul", save), "last-to-decide");
  expect(problem.params).toEqual({ officer: "consul" });
  expect((await officerLeaves(signedByVice, "consul", save)).officers[0]).toMatchObject({ id: "consul", left: true });
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
  expect(JSON.parse(line?.facts ?? "")).toMatchObject({
    kind: "person",
    rights: "intake decide approve export import sign",
  });
  expect(JSON.stringify(line)).not.toContain("Synthetic");
});
