import { describe, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { isElsewhere } from "../../src/workflow/known-number.ts";
import { annulled, issued, refused, testOffice } from "../support/office.ts";
import { investor, sentOne, someIin } from "../support/sent.ts";

const exists = (about: { item: string; digest: string }, iin: string, more: object = {}) =>
  refused(about, { grounds: [{ code: "iin-exists", point: "9", texts: null }], iin, ...more });

describe("the day of a ruling", () => {
  it.each([
    ["2026-11-22", "dated-before-application"],
    ["2026-11-24", "dated-in-future"],
  ])("%s is held as %s, an issuance and a refusal alike", async (on, reason) => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const taken = await desk.import(await desk.centreSays([issued(about, someIin(investor), { on })], 1));
    expect(taken).toMatchObject({ applied: [], held: [{ case: id, reason }] });
    await rejectHold(await desk.as(), id, "a slip of the pen");
    const second = await desk.import(await desk.centreSays([refused(about, { on })], 2));
    expect(second).toMatchObject({ applied: [], held: [{ case: id, reason }] });
  });

  it("is Kazakhstan's, where it is tomorrow already", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    desk.setClock("2026-11-23T20:00:00Z");
    const line = issued(about, someIin(investor), { on: "2026-11-24" });
    expect((await desk.import(await desk.centreSays([line], 1))).applied).toMatchObject([{ case: id }]);
  });

  it("may be the day of application although that has not come: applied after reception", async () => {
    const desk = await testOffice();
    desk.setClock("2026-11-23T17:00:00Z");
    const { id, about } = await sentOne(desk);
    const [path = ""] = await desk.answer();
    expect((await desk.import(path)).applied).toMatchObject([{ case: id, ruling: "issued" }]);
    const { ruling } = (await (await desk.as()).cases.load(id)) as {
      ruling: { ruling: { on: { toString(): string } } };
    };
    expect([about.item.length, String(ruling.ruling.on)]).toEqual([36, "2026-11-24"]);
  });
});

describe("a number that a refusal names", () => {
  it("is judged as one that was given", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const taken = await desk.import(await desk.centreSays([exists(about, someIin("840318"))], 1));
    expect(taken.held).toMatchObject([{ case: id, reason: "birth-date-disagrees" }]);
  });

  it("must not be another person's", async () => {
    const desk = await testOffice();
    const first = await desk.forward("investor");
    const second = await desk.forward("investor", { surname: "Other", mrz: null });
    await desk.export();
    const iin = someIin(investor);
    await desk.import(await desk.centreSays([issued(await desk.about(first.id), iin)], 1));
    const taken = await desk.import(await desk.centreSays([exists(await desk.about(second.id), iin)], 2));
    expect(taken.held).toMatchObject([{ case: second.id, reason: "iin-of-another-person" }]);
  });
});

describe("a number that two cases would have", () => {
  it("is another's also while the ruling that gives it waits for a person", async () => {
    const desk = await testOffice();
    const first = await desk.forward("investor");
    const second = await desk.forward("investor", { surname: "Other", mrz: null });
    await desk.export();
    const iin = someIin(investor, 1, 4);
    const [a, b] = [await desk.about(first.id), await desk.about(second.id)];
    const taken = await desk.import(await desk.centreSays([issued(a, iin), issued(b, iin)], 1));
    expect(taken.held.map(({ case: id, reason }) => [id, reason])).toEqual([
      [first.id, "sex-disagrees"],
      [second.id, "iin-of-another-person"],
    ]);
  });

  it("is the same person's where this case follows the other, or where the applicant stated it", async () => {
    const desk = await testOffice();
    const office = await desk.as();
    const iin = someIin(investor);
    const first = await desk.forward("investor");
    await desk.export();
    await desk.import(await desk.centreSays([issued(await desk.about(first.id), iin)], 1));
    const elsewhere = (one: Case) => isElsewhere(office, iin, one, []);
    const alike = await desk.open("investor", { givenNames: "Oliver", mrz: null });
    expect(await elsewhere(alike)).toBe(true);
    expect(await elsewhere({ ...alike, previous: first.id })).toBe(false);
    expect(await elsewhere(await desk.open("investor", { previousIin: iin }))).toBe(false);
    // Stating a stranger's number makes nobody that stranger.
    const stranger = { previousIin: iin, surname: "Stranger", mrz: null };
    expect(await elsewhere(await desk.open("investor", stranger, { documents: [] }))).toBe(true);
  });
});

describe("registered as", () => {
  const right = {
    surname: "Example",
    givenNames: "OLIVER JAMES",
    birthDate: "1984-03-17",
    citizenship: "GBR",
    documentNumber: "925665416",
  };

  it.each<[string, object]>([
    ["surname", { surname: "EXAMPEL" }],
    ["given names", { givenNames: "OLIVER" }],
    ["no given names", { givenNames: null }],
    ["birth date", { birthDate: "1984-03-18" }],
    ["citizenship", { citizenship: "IRL" }],
    ["document number", { documentNumber: "925665417" }],
  ])("another %s holds, of an issuance and of a refusal", async (_what, difference) => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const registeredAs = { ...right, ...difference };
    const number = someIin(investor);
    const taken = await desk.import(await desk.centreSays([issued(about, number, { registeredAs })], 1));
    expect(taken.held).toMatchObject([{ case: id, reason: "registered-differently" }]);
    await desk.import(await desk.centreSays([annulled(about)], 2));
    const second = await desk.import(await desk.centreSays([exists(about, number, { registeredAs })], 3));
    expect(second.held).toMatchObject([{ case: id, reason: "registered-differently" }]);
  });

  it("a spelling that only needs explaining is a difference too", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk, "spouse");
    const one = await (await desk.as()).cases.load(id);
    const { applicant, documents } = one.application;
    const registeredAs = {
      surname: `${applicant.surname}-`,
      givenNames: applicant.givenNames,
      birthDate: applicant.birthDate,
      citizenship: applicant.citizenship,
      documentNumber: documents[0]?.number,
    };
    const number = someIin(applicant.birthDate.slice(2).replaceAll("-", ""));
    const taken = await desk.import(await desk.centreSays([issued(about, number, { registeredAs })], 1));
    expect(taken.held).toMatchObject([{ reason: "registered-differently" }]);
  });
});

it("a ruling that was released stands, and the next different one is a contradiction again", async () => {
  const desk = await testOffice();
  const { id, about } = await sentOne(desk);
  await desk.import(await desk.centreSays([issued(about, someIin("840318"))], 1));
  await releaseHold(await desk.as(), id, "the register of births says so");
  const taken = await desk.import(await desk.centreSays([issued(about, someIin(investor))], 2));
  expect(taken.held).toMatchObject([{ case: id, reason: "second-iin" }]);
});
