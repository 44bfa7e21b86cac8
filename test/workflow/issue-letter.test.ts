import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Temporal } from "../../src/domain/day.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import { syntheticIin } from "../../src/domain/iin.ts";
import { approveCase } from "../../src/workflow/approve-case.ts";
import { decideCase } from "../../src/workflow/decide-case.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { issueAll } from "../../src/workflow/issue-all.ts";
import { issueLetter } from "../../src/workflow/issue-letter.ts";
import { type Serving, serveLetter } from "../../src/workflow/serve-letter.ts";
import { verifyCase } from "../../src/workflow/verify-case.ts";
import { pageTexts } from "../letters/judges.ts";
import { annulled, issued, problemOf, type Sample, type TestOffice, testOffice } from "../support/office.ts";

const iin = (serial: number) => syntheticIin({ yymmdd: "840317", seventh: 0, serial }) as string;
const served = (differences: Partial<Serving> = {}): Serving => ({
  kind: null,
  on: null,
  to: "applicant",
  how: "in-person",
  identitySeen: true,
  ...differences,
});
const day = (text: string) => Temporal.PlainDate.from(text);

async function ruled(desk: TestOffice, ...samples: readonly Sample[]): Promise<CaseId[]> {
  const ids: CaseId[] = [];
  for (const sample of samples) ids.push((await desk.forward(sample)).id);
  await desk.export();
  for (const path of await desk.answer()) await desk.import(path);
  return ids;
}

async function ruledOne(desk: TestOffice): Promise<CaseId> {
  const [id] = await ruled(desk, "investor");
  if (id === undefined) throw new Error("nothing was ruled");
  return id;
}

async function refusedOne(desk: TestOffice): Promise<CaseId> {
  const { id } = await desk.open("heir-incomplete");
  await verifyCase(await desk.as(), id, null);
  const choice = { kind: "refuse", grounds: ["incomplete-set"], facts: new Map(), reason: null } as const;
  await decideCase(await desk.as(), id, choice);
  return id;
}

describe("issuing", () => {
  it("writes a PDF under the case's number, and its hash stands in the history", async () => {
    const desk = await testOffice();
    const id = await ruledOne(desk);
    const letter = await issueLetter(await desk.as(), id, null, desk.stick);
    expect(letter).toMatchObject({ letter: `${id}-issuance-1`, kind: "issuance", again: null });
    expect(letter.path).toBe(join(desk.stick, `${id}-issuance.pdf`));
    expect((await readFile(letter.path)).subarray(0, 5).toString()).toBe("%PDF-");
    const history = await (await desk.as()).cases.history(id);
    expect(history.at(-1)).toMatchObject({ code: "letter-issued", facts: { sha256: letter.sha256 } });
  });

  it("once more gives the same bytes, on another day and after the file is lost", async () => {
    const desk = await testOffice();
    const id = await ruledOne(desk);
    const first = await issueLetter(await desk.as(), id, "issuance", desk.stick);
    const bytes = await readFile(first.path);
    desk.setClock("2027-02-01T09:00:00Z");
    await rm(first.path);
    const again = await issueLetter(await desk.as("vice"), id, null, desk.stick);
    expect(again).toEqual({ ...first, again: "copied" });
    expect((await readFile(first.path)).equals(bytes)).toBe(true);
    expect(await issueLetter(await desk.as(), id, null, desk.stick)).toEqual({ ...first, again: "there" });
    // What lay there already is no new print.
    expect(await (await desk.as()).letters.list(id)).toMatchObject([{ reprints: 1 }]);
  });

  it("leaves other bytes under that name as they are", async () => {
    const desk = await testOffice();
    const id = await ruledOne(desk);
    const path = join(desk.stick, `${id}-issuance.pdf`);
    await writeFile(path, "somebody else's");
    await problemOf(issueLetter(await desk.as(), id, null, desk.stick), "file-differs");
    expect(await (await desk.as()).letters.list(id)).toEqual([]);
    expect(await readFile(path, "utf8")).toBe("somebody else's");
  });

  it("needs a folder that is there, the right to sign, and a case that has earned a letter of that kind", async () => {
    const desk = await testOffice();
    const office = await desk.as();
    const { id } = await desk.forward("spouse");
    const problem = await problemOf(issueLetter(office, id, null, desk.stick), "nothing-to-write");
    expect(problem.params).toEqual({ case: id, stage: "decided", kind: "-" });
    const refusal = await refusedOne(desk);
    const before = await desk.head();
    await problemOf(issueLetter(office, refusal, "issuance", desk.stick), "nothing-to-write");
    await problemOf(issueLetter(office, refusal, null, join(desk.stick, "none")), "no-such-folder");
    for (const officer of ["timer", "clerk"]) {
      await problemOf(issueLetter(await desk.as(officer), refusal, null, desk.stick), "not-allowed");
      await problemOf(issueAll(await desk.as(officer), desk.stick), "not-allowed");
    }
    await problemOf(issueLetter(office, "BER-2026-000099" as CaseId, null, desk.stick), "unknown-case");
    expect([await desk.head(), await readdir(desk.stick)]).toEqual([before, []]);
  });

  it("outside training gives nobody a final letter before an order is named", async () => {
    const desk = await testOffice({ training: false });
    const id = await refusedOne(desk);
    const before = await desk.head();
    const draft = await issueLetter(await desk.as(), id, null, desk.stick);
    expect(draft).toMatchObject({ kind: "refusal-to-accept", draft: "no-order", again: null });
    expect(draft.path).toMatch(/-refusal-to-accept-draft-[0-9a-f]{8}\.pdf$/);
    for (const page of pageTexts(await readFile(draft.path))) expect(page.replaceAll(" ", "")).toContain("DRAFT");
    const all = await issueAll(await desk.as(), desk.stick);
    expect(all).toMatchObject({
      letters: [{ draft: "no-order" }],
      left: [{ case: id, problem: { code: "no-order" } }],
    });
    expect(await desk.head()).toBe(before);
    await problemOf(serveLetter(await desk.as(), id, served()), "nothing-to-serve");
    const order = { act: "Order 11-1-4/250", date: "2025-05-05", confirmedBy: "A. B." };
    const profile = join(desk.folder, "office.json");
    const told = JSON.parse(await readFile(profile, "utf8"));
    await writeFile(profile, JSON.stringify({ ...told, packs: { pinned: null, order } }));
    expect((await issueLetter(await desk.as("vice"), id, null, desk.stick)).kind).toBe("refusal-to-accept");
  });

  it("a refusal to accept waits for the second officer's word where the office has one", async () => {
    const desk = await testOffice({ approval: true });
    const id = await refusedOne(desk);
    await problemOf(issueLetter(await desk.as(), id, null, desk.stick), "not-approved");
    expect(await issueAll(await desk.as(), desk.stick)).toEqual({ letters: [], left: [] });
    await approveCase(await desk.as("vice"), id);
    expect((await issueAll(await desk.as(), desk.stick)).letters).toHaveLength(1);
  });
});

describe("all at once", () => {
  it("writes what is due, and what cannot be written stops none of the others", async () => {
    const desk = await testOffice();
    const [a, b] = await ruled(desk, "investor", "spouse");
    const c = await refusedOne(desk);
    await writeFile(join(desk.stick, `${a}-issuance.pdf`), "somebody else's");
    const first = await issueAll(await desk.as(), desk.stick);
    expect(first.letters.map((one) => one.letter)).toEqual([`${b}-issuance-1`, `${c}-refusal-to-accept-1`]);
    expect(first.left).toMatchObject([{ case: a, problem: { code: "file-differs" } }]);
    const second = await issueAll(await desk.as(), desk.stick);
    expect(second).toMatchObject({ letters: [], left: [{ case: a }] });
  });
});

describe("serving", () => {
  it("closes the case on the day it was handed over, once", async () => {
    const desk = await testOffice();
    const id = await ruledOne(desk);
    await issueLetter(await desk.as(), id, null, desk.stick);
    desk.setClock("2026-11-26T09:00:00Z");
    const on = day("2026-11-25");
    const row = await serveLetter(await desk.as("clerk"), id, served({ on, to: "representative" }));
    expect(`${row.state} ${row.served?.on}`).toBe("served 2026-11-25");
    expect(await (await desk.as()).cases.load(id)).toMatchObject({ stage: "closed" });
    const after = await desk.head();
    expect((await serveLetter(await desk.as(), id, served())).state).toBe("served");
    expect(await desk.head()).toBe(after);
    expect((await issueLetter(await desk.as(), id, null, desk.stick)).again).toBe("there");
  });

  it("a served refusal to accept closes a case that never left", async () => {
    const desk = await testOffice();
    const id = await refusedOne(desk);
    await issueLetter(await desk.as(), id, null, desk.stick);
    await serveLetter(await desk.as(), id, served());
    expect(await (await desk.as()).cases.load(id)).toMatchObject({ stage: "closed", ruling: null });
  });

  it("needs an issued letter and a day between the letter and today", async () => {
    const desk = await testOffice();
    const id = await ruledOne(desk);
    await problemOf(serveLetter(await desk.as(), id, served()), "nothing-to-serve");
    await issueLetter(await desk.as(), id, null, desk.stick);
    await problemOf(serveLetter(await desk.as(), id, served({ kind: "refusal" })), "nothing-to-serve");
    const before = await desk.head();
    for (const on of [day("2026-11-22"), day("2026-11-24")]) {
      const problem = await problemOf(serveLetter(await desk.as(), id, served({ on })), "bad-value");
      expect(problem.params).toMatchObject({ flag: "--on", value: on.toString() });
    }
    await problemOf(serveLetter(await desk.as("timer"), id, served()), "not-allowed");
    expect(await desk.head()).toBe(before);
  });
});

describe("a letter rests on the ruling that stands", () => {
  async function annulledAfterLetter(desk: TestOffice): Promise<CaseId> {
    const id = await ruledOne(desk);
    await issueLetter(await desk.as(), id, null, desk.stick);
    await desk.import(await desk.centreSays([annulled(await desk.about(id))], 2));
    return id;
  }

  it("while another ruling waits for a person, none is written or handed over", async () => {
    const desk = await testOffice();
    const id = await annulledAfterLetter(desk);
    const before = await desk.head();
    await problemOf(issueLetter(await desk.as(), id, null, desk.stick), "ruling-held");
    await problemOf(serveLetter(await desk.as(), id, served()), "ruling-held");
    expect(await desk.head()).toBe(before);
    await rejectHold(await desk.as(), id, "sent by mistake, says the centre");
    expect((await serveLetter(await desk.as(), id, served())).id).toBe(`${id}-issuance-1`);
  });

  it("a letter on a ruling that fell is void, and the next ruling gets one of its own", async () => {
    const desk = await testOffice();
    const id = await annulledAfterLetter(desk);
    await releaseHold(await desk.as(), id, "confirmed in writing");
    expect((await (await desk.as()).letters.list(id)).map((row) => row.state)).toEqual(["void"]);
    await problemOf(serveLetter(await desk.as(), id, served()), "nothing-to-serve");
    await problemOf(issueLetter(await desk.as(), id, null, desk.stick), "nothing-to-write");
    await desk.import(await desk.centreSays([issued(await desk.about(id), iin(77))], 3));
    // The void letter still lies on the stick: it is not overwritten.
    await problemOf(issueLetter(await desk.as(), id, null, desk.stick), "file-differs");
    await rm(join(desk.stick, `${id}-issuance.pdf`));
    const second = await issueLetter(await desk.as(), id, null, desk.stick);
    expect(second.letter).toBe(`${id}-issuance-2`);
    expect(await (await desk.as()).letters.facts(second.letter)).toMatchObject({ iin: iin(77) });
    expect((await serveLetter(await desk.as(), id, served())).id).toBe(second.letter);
  });
});
