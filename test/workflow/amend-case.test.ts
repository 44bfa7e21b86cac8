import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { amendCase, reopenCase } from "../../src/workflow/amend-case.ts";
import { decideCase } from "../../src/workflow/decide-case.ts";
import { issueLetter } from "../../src/workflow/issue-letter.ts";
import {
  checkDocument,
  presentDocument,
  removeDocument,
  replaceDocument,
} from "../../src/workflow/present-document.ts";
import { verifyCase } from "../../src/workflow/verify-case.ts";
import { withdrawCase } from "../../src/workflow/withdraw-case.ts";
import { applicationOf } from "../support/law.ts";
import { problemOf, type TestOffice, testOffice } from "../support/office.ts";

const [passport] = applicationOf().documents;
if (passport === undefined) throw new Error("the sample has no passport");
const ok = { outcome: "ok", note: null, originalSeen: null } as const;

/** Every step that changes what a case contains or ends it before it leaves. */
const changes = (desk: TestOffice, id: CaseId) => ({
  amend: async () => amendCase(await desk.as(), id, (application) => application),
  reopen: async () => reopenCase(await desk.as(), id, "looked again"),
  add: async () => presentDocument(await desk.as(), id, passport),
  replace: async () => replaceDocument(await desk.as(), id, 1, passport),
  remove: async () => removeDocument(await desk.as(), id, 1),
  check: async () => checkDocument(await desk.as(), id, 1, ok),
  withdraw: async () => withdrawCase(await desk.as(), id, "went home"),
});

describe("before anything of the case has left", () => {
  it("new contents make the next revision, back to gathering, and what was decided falls", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const one = await amendCase(await desk.as("clerk"), id, (application) => ({
      ...application,
      letterLanguage: "ru",
    }));
    expect(one).toMatchObject({ stage: "gathering", revision: 2, application: { letterLanguage: "ru" } });
    expect(one).not.toHaveProperty("decision");
    expect((await reopenCase(await desk.as(), id, "looked again")).revision).toBe(3);
  });

  it("papers are counted from 1, and a number that is not there is named", async () => {
    const desk = await testOffice();
    const { id } = await desk.open("investor");
    const office = await desk.as();
    expect((await presentDocument(office, id, passport)).document).toBe(3);
    expect((await removeDocument(office, id, 1)).case.application.documents.map((one) => one.kind)).toEqual([
      "investment-contract",
      "passport",
    ]);
    const seen = await checkDocument(office, id, 2, { outcome: "illegible", note: "wet", originalSeen: false });
    expect(seen.case.application.documents[1]).toMatchObject({ seen: "illegible", note: "wet", originalSeen: false });
    const before = await desk.head();
    for (const number of [0, 3, 9999]) {
      const problem = await problemOf(replaceDocument(office, id, number, passport), "no-such-document");
      expect(problem.params).toEqual({ case: id, number, documents: 2 });
      await problemOf(removeDocument(office, id, number), "no-such-document");
      await problemOf(checkDocument(office, id, number, ok), "no-such-document");
    }
    expect(await desk.head()).toBe(before);
  });

  it("the applicant takes it back: then nothing leaves and nothing changes any more", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const { case: one, message } = await withdrawCase(await desk.as(), id, "went home");
    expect(message).toBeNull();
    expect(one.remarks).toMatchObject([{ about: "withdrawal", text: "went home" }]);
    await expect(desk.export()).rejects.toThrow("nothing was sent");
    for (const change of Object.values(changes(desk, id))) await problemOf(change(), "wrong-stage");
  });
});

describe("once a parcel of the case lives", () => {
  it("no step changes it, and the problem names the batch", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const { batch } = await desk.export();
    const before = await desk.head();
    const { withdraw: _withdraw, ...others } = changes(desk, id);
    for (const change of Object.values(others)) {
      const problem = await problemOf(change(), "already-sent");
      expect(problem.params).toEqual({ case: id, batch, state: "written" });
    }
    expect(await desk.head()).toBe(before);
  });

  it("a technical rejection opens it again: the next revision leaves under an item of its own", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    const first = await desk.about(id);
    for (const path of await desk.answer({ [id]: "rejected-tech" })) await desk.import(path);
    await expect(desk.export()).rejects.toThrow("nothing was sent");
    await amendCase(await desk.as(), id, (application) => application);
    await verifyCase(await desk.as(), id, null);
    await decideCase(await desk.as(), id, { kind: "forward", grounds: [], facts: new Map(), reason: null });
    expect((await desk.export()).items).toBe(1);
    const parcels = await (await desk.as()).batches.parcels({ case: id });
    expect(parcels.map(({ revision, state }) => `${revision} ${state}`)).toEqual(["1 rejected-tech", "2 written"]);
    expect(parcels[1]?.item).not.toBe(first.item);
  });
});

it("an issued refusal to accept keeps the case as it was refused", async () => {
  const desk = await testOffice();
  const { id } = await desk.open("heir-incomplete");
  const office = await desk.as();
  await verifyCase(office, id, null);
  await decideCase(office, id, { kind: "refuse", grounds: ["incomplete-set"], facts: new Map(), reason: null });
  await issueLetter(office, id, null, desk.stick);
  const before = await desk.head();
  for (const change of Object.values(changes(desk, id))) await problemOf(change(), "letter-stands");
  expect(await desk.head()).toBe(before);
});

it("is no work for a machine", async () => {
  const desk = await testOffice();
  const { id } = await desk.open("investor");
  await problemOf(
    amendCase(await desk.as("timer"), id, (application) => application),
    "not-allowed",
  );
  await problemOf(withdrawCase(await desk.as("timer"), id, "x"), "not-allowed");
});
