import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { nextStep } from "../../src/domain/next-step.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { exportBatch } from "../../src/workflow/export-batch.ts";
import { issueLetter } from "../../src/workflow/issue-letter.ts";
import { takeBackSheets } from "../../src/workflow/on-sheet.ts";
import { printSheets } from "../../src/workflow/print-sheets.ts";
import { recordRuling } from "../../src/workflow/record-ruling.ts";
import { settleBatch } from "../../src/workflow/settle-batch.ts";
import { issued, problemOf, refused, type TestOffice, testOffice } from "../support/office.ts";
import { annulledOn, issuedTo, refusedOn } from "../support/recorded.ts";
import { investor, sentOne, someIin } from "../support/sent.ts";

const number = someIin(investor);
const record = async (desk: TestOffice, id: CaseId, ...[ruling]: [Parameters<typeof recordRuling>[2]]) =>
  recordRuling(await desk.as(), id, ruling);
const load = async (desk: TestOffice, id: CaseId) => (await desk.as()).cases.load(id);
const parcelOf = async (desk: TestOffice, id: CaseId) => (await (await desk.as()).batches.parcels({ case: id })).at(-1);
const madeFor = async (desk: TestOffice, id: CaseId) =>
  (await (await desk.as()).messages.list({ case: id })).map(({ message }) => message.kind);

async function typed(desk: TestOffice) {
  const { id } = await desk.forward("investor");
  await printSheets(await desk.as(), [id], desk.stick);
  return id;
}

describe("a ruling read from the screen", () => {
  it("rules a case that was typed by hand, is marked so, and its letter can be issued", async () => {
    const desk = await testOffice();
    const id = await typed(desk);
    expect(await record(desk, id, issuedTo(number))).toEqual({ became: "applied" });
    expect(await load(desk, id)).toMatchObject({ stage: "ruled", ruling: { via: "by-hand", item: null } });
    const history = await (await desk.as()).cases.history(id);
    expect(history.at(-1)).toMatchObject({ code: "case-ruled", facts: { via: "by-hand", item: null } });
    expect(JSON.stringify(history)).not.toContain(number);
    // Nothing of it left as a file, so there is no item to confirm.
    expect(await madeFor(desk, id)).toEqual([]);
    expect((await issueLetter(await desk.as(), id, null, desk.stick)).kind).toBe("issuance");
    expect(await desk.head()).toMatch(/^\d+ /);
  });

  it("counts without a sheet too: somebody may have typed from the screen of this program", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    expect(await record(desk, id, refusedOn("unreliable"))).toEqual({ became: "applied" });
    expect(await exportBatch(await desk.as(), { to: desk.stick, dryRun: false, strict: false })).toMatchObject({
      batch: null,
    });
  });

  it("of a case on no way shows that it was typed: whatever becomes of the ruling, no batch takes the case", async () => {
    const desk = await testOffice();
    const exported = async () => exportBatch(await desk.as(), { to: desk.stick, dryRun: false, strict: false });
    const byHand = async (id: CaseId) => nextStep(await (await desk.as()).cases.line(id));
    const held = await desk.forward("investor");
    expect(await record(desk, held.id, issuedTo(someIin("850317")))).toMatchObject({ became: "held" });
    // What a person read on the screen there cannot be said to have never been entered.
    await problemOf(takeBackSheets(await desk.as(), [held.id]), "ruling-held");
    await rejectHold(await desk.as(), held.id, "another birth date");
    expect(await exported()).toMatchObject({ batch: null });
    expect(await byHand(held.id)).toBe("record-answer");
    const annulled = await desk.forward("spouse");
    await record(desk, annulled.id, refusedOn("unreliable"));
    await problemOf(takeBackSheets(await desk.as(), [annulled.id]), "already-ruled");
    await record(desk, annulled.id, annulledOn());
    await releaseHold(await desk.as(), annulled.id, "seen on the screen");
    expect(await exported()).toMatchObject({ batch: null });
    expect(await byHand(annulled.id)).toBe("record-answer");
    // The word of a person who looked there, once nothing speaks against it, lets it leave as a file.
    await takeBackSheets(await desk.as(), [held.id]);
    expect(await exported()).toMatchObject({ items: 1 });
  });

  it("answers the item where the case left as a file, and is confirmed; the file's own answer is then known", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    expect(await record(desk, id, issuedTo(number))).toEqual({ became: "applied" });
    expect((await parcelOf(desk, id))?.state).toBe("answered");
    expect(await load(desk, id)).toMatchObject({ ruling: { via: "by-hand", item: about.item } });
    expect(await madeFor(desk, id)).toEqual(["CNF"]);
    const same = await desk.centreSays([issued(about, number)], 1);
    expect(await desk.import(same)).toMatchObject({ applied: [], held: [], repeated: [{ case: id }] });
    expect(await madeFor(desk, id)).toEqual(["CNF"]);
    const other = await desk.centreSays([issued(about, someIin(investor, 2))], 2);
    expect((await desk.import(other)).held).toMatchObject([{ case: id, reason: "second-iin" }]);
    const refusal = await desk.centreSays([refused(about)], 3);
    expect((await desk.import(refusal)).held).toMatchObject([{ case: id, reason: "contradicts-ruling" }]);
  });

  it("the same again changes nothing, whichever way it came first", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, number)], 1));
    const before = await desk.head();
    expect(await record(desk, id, issuedTo(number, { reference: "as typed" }))).toEqual({ became: "repeated" });
    expect(await desk.head()).toBe(before);
    expect(await record(desk, id, issuedTo(someIin(investor, 2)))).toEqual({ became: "held", reason: "second-iin" });
    // What is confirmed, or answered, stays so while another ruling waits.
    expect((await parcelOf(desk, id))?.state).toBe("answered");
  });

  it("settles an outcome that was unknown, for who answers has it", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const office = await desk.as();
    const cut = { ...office, folders: { ...office.folders, write: () => Promise.reject(new Error("power")) } };
    await expect(exportBatch(cut, { to: desk.stick, dryRun: false, strict: false })).rejects.toThrow("power");
    expect((await parcelOf(desk, id))?.state).toBe("unknown");
    expect(await record(desk, id, issuedTo(number))).toEqual({ became: "applied" });
    expect((await parcelOf(desk, id))?.state).toBe("answered");
  });

  it("is not taken while the case lies sealed here, for the file would leave after it", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    const office = await desk.as();
    const cut = { ...office, batches: { ...office.batches, intend: () => Promise.reject(new Error("power")) } };
    await expect(exportBatch(cut, { to: desk.stick, dryRun: false, strict: false })).rejects.toThrow("power");
    const { params } = await problemOf(record(desk, id, issuedTo(number)), "lies-sealed");
    await settleBatch(office, params.batch as never, "lost");
    expect(await record(desk, id, issuedTo(number))).toEqual({ became: "applied" });
    expect(await madeFor(desk, id)).toEqual([]);
  });
});

describe("the same checks and holds as from a file", () => {
  it.each([
    ["a wrong control digit", `${number.slice(0, 11)}${(Number(number[11]) + 1) % 10}`, "control-digit"],
    ["a number of an organisation", "123456789012", "bin"],
    ["too few digits", "12345678901", "length"],
  ])("%s is refused at once, and nothing is kept", async (_what, iin, fault) => {
    const desk = await testOffice();
    const id = await typed(desk);
    const before = await desk.head();
    const { params } = await problemOf(record(desk, id, issuedTo(iin)), "iin-invalid");
    expect([params.iinFault, await desk.head()]).toEqual([fault, before]);
    expect(JSON.stringify(params)).not.toContain(iin);
  });

  it.each([
    ["another birth date", issuedTo(someIin("850317")), "birth-date-disagrees"],
    ["another sex", issuedTo(someIin(investor, 1, 4)), "sex-disagrees"],
    [
      "a day before the application",
      issuedTo(number, { on: issuedTo(number).on.subtract({ days: 9 }) }),
      "dated-before-application",
    ],
    ["a day to come", issuedTo(number, { on: issuedTo(number).on.add({ days: 9 }) }), "dated-in-future"],
    [
      "another person under the number",
      issuedTo(number, {
        registeredAs: {
          surname: "OTHER",
          givenNames: null,
          birthDate: "1984-03-17",
          citizenship: "GBR",
          documentNumber: "925665416",
        },
      }),
      "registered-differently",
    ],
    ["nothing that was ruled, and yet an annulment", annulledOn(), "annulled"],
  ])("%s is held, by hand, and ends by release", async (_what, ruling, reason) => {
    const desk = await testOffice();
    const id = await typed(desk);
    expect(await record(desk, id, ruling)).toEqual({ became: "held", reason });
    const [hold] = await (await desk.as()).answers.held("open");
    expect(hold).toMatchObject({ case: id, file: null, item: null, reason });
    expect((await (await desk.as()).cases.history(id)).at(-1)).toMatchObject({
      code: "ruling-held",
      facts: { via: "by-hand", reason },
    });
    expect(await record(desk, id, ruling)).toEqual({ became: "repeated" });
    await releaseHold(await desk.as(), id, "seen on the screen once more");
    const after = await load(desk, id);
    if (ruling.outcome === "issued") expect(after).toMatchObject({ stage: "ruled", ruling: { via: "by-hand" } });
    else expect(after.stage).toBe("decided");
  });

  it("a number that another person has is held", async () => {
    const desk = await testOffice();
    const id = await typed(desk);
    await record(desk, id, issuedTo(number));
    const other = await desk.forward("spouse");
    expect(await record(desk, other.id, issuedTo(number))).toEqual({ became: "held", reason: "iin-of-another-person" });
    await rejectHold(await desk.as(), other.id, "the number of another");
    expect((await load(desk, other.id)).stage).toBe("decided");
  });

  it("an annulment takes back what waits for a person", async () => {
    const desk = await testOffice();
    const { id } = await sentOne(desk);
    await record(desk, id, issuedTo(someIin("850317")));
    expect((await parcelOf(desk, id))?.state).toBe("answered");
    expect(await record(desk, id, annulledOn())).toEqual({ became: "ended" });
    expect(await (await desk.as()).answers.held("open")).toEqual([]);
    expect((await parcelOf(desk, id))?.state).toBe("accepted");
    expect(await record(desk, id, issuedTo(number))).toEqual({ became: "applied" });
  });
});

describe("who may record, and for what", () => {
  it("a person who may import; a machine reads no screen", async () => {
    const desk = await testOffice();
    const id = await typed(desk);
    await problemOf(recordRuling(await desk.as("timer"), id, issuedTo(number)), "person-only");
    await problemOf(recordRuling(await desk.as("clerk"), id, issuedTo(number)), "not-allowed");
  });

  it("a case that was forwarded, and approved where that is the rule", async () => {
    const desk = await testOffice({ approval: true });
    const { id } = await desk.open("senior");
    await problemOf(record(desk, id, issuedTo(number)), "not-forwarded");
    const decided = await desk.forward("investor");
    await problemOf(record(desk, decided.id, issuedTo(number)), "not-approved");
  });
});
