import { readFile, writeFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { syntheticIin } from "../../src/domain/iin.ts";
import { amendCase, reopenCase } from "../../src/workflow/amend-case.ts";
import { decideCase } from "../../src/workflow/decide-case.ts";
import { rejectHold, releaseHold } from "../../src/workflow/end-hold.ts";
import { importAnswers } from "../../src/workflow/import-answers.ts";
import { verifyCase } from "../../src/workflow/verify-case.ts";
import { annulled, issued, problemOf, refused, type Sample, type TestOffice, testOffice } from "../support/office.ts";

/** A synthetic number for a person: `seventh` 0 says neither century nor sex. */
function iin(yymmdd: string, serial = 1, seventh = 0): string {
  for (let next = serial; ; next += 100) {
    const number = syntheticIin({ yymmdd, seventh, serial: next });
    if (number !== null) return number;
  }
}
/** Oliver James Example, a man born on 17 March 1984. */
const investor = "840317";

async function sent(desk: TestOffice, ...samples: readonly Sample[]): Promise<CaseId[]> {
  const ids: CaseId[] = [];
  for (const sample of samples) ids.push((await desk.forward(sample)).id);
  await desk.export();
  return ids;
}

async function sentOne(desk: TestOffice, sample: Sample = "investor") {
  const [id] = await sent(desk, sample);
  if (id === undefined) throw new Error("nothing was sent");
  return { id, about: await desk.about(id) };
}

const stageOf = async (desk: TestOffice, id: CaseId) => (await (await desk.as()).cases.line(id)).stage;

describe("the simulator's answers", () => {
  it("issued, refused and an earlier IIN rule their cases", async () => {
    const desk = await testOffice();
    const [a, b, c] = await sent(desk, "investor", "spouse", "senior");
    const [path = ""] = await desk.answer({ [b ?? ""]: "iin-exists", [c ?? ""]: "refused" });
    const taken = await desk.import(path);
    expect(taken.applied.map(({ case: id, ruling }) => [id, ruling])).toEqual([
      [a, "issued"],
      [b, "refused"],
      [c, "refused"],
    ]);
    expect(taken).toMatchObject({ again: false, repeated: [], held: [], quarantined: [] });
    expect(await stageOf(desk, a as CaseId)).toBe("ruled");
    expect((await (await desk.as()).batches.parcels({ case: a as CaseId }))[0]?.state).toBe("answered");
  });

  it("the same file again is harmless and says what it said", async () => {
    const desk = await testOffice();
    await sent(desk, "investor", "spouse");
    const [path = ""] = await desk.answer();
    const first = await desk.import(path);
    const before = await desk.head();
    const again = await desk.import(path);
    expect(again).toMatchObject({ again: true, applied: [], held: [], quarantined: [] });
    expect(again.repeated).toEqual(first.applied);
    expect(await desk.head()).toBe(before);
  });

  it.each([
    ["late", ["accepted accepted", "answered answered"]],
    ["partial", ["answered accepted"]],
    ["repeated", ["answered answered", "answered answered", "answered answered"]],
    ["out-of-order", ["received answered", "answered answered"]],
    ["missing-number", ["received answered"]],
  ] as const)("%s: nothing is lost and nothing comes twice", async (scenario, after) => {
    const desk = await testOffice();
    await sent(desk, "investor", "spouse");
    const seen: string[] = [];
    for (const path of await desk.answer({}, scenario)) {
      const taken = await desk.import(path);
      expect([...taken.held, ...taken.quarantined]).toEqual([]);
      seen.push((await (await desk.as()).cases.list({})).map((line) => line.parcel).join(" "));
    }
    expect(seen).toEqual(after);
  });

  it.each([
    ["contradictory", "contradicts-ruling"],
    ["two-iins", "second-iin"],
    ["shared-iin", "iin-of-another-person"],
    ["other-birth-date", "birth-date-disagrees"],
    ["registered-differently", "registered-differently"],
  ] as const)("%s: one ruling waits for a person, the others count", async (scenario, reason) => {
    const desk = await testOffice();
    await sent(desk, "investor", "spouse");
    const held = [];
    for (const path of await desk.answer({}, scenario)) held.push(...(await desk.import(path)).held);
    expect(held.map((one) => one.reason)).toEqual([reason]);
  });

  it.each([
    ["wrong-control-digit", ["iin-control-digit"]],
    ["unknown-code", ["unknown-kind", "unknown-kind"]],
  ] as const)("%s: the line is set aside, the others count", async (scenario, reasons) => {
    const desk = await testOffice();
    await sent(desk, "investor", "spouse");
    const [path = ""] = await desk.answer({}, scenario);
    const taken = await desk.import(path);
    expect(taken.quarantined.map((one) => one.reason)).toEqual(reasons);
    expect(taken.applied).toHaveLength(1);
    // Once more it is harmless, and no longer doubtful.
    expect(await desk.import(path)).toMatchObject({ again: true, quarantined: [], held: [] });
  });

  it.each([
    ["wrong-office", "other-recipient", "invalid"],
    ["bad-signature", "signature-unchecked", "untrusted"],
    ["cut-file", "container-unreadable", "untrusted"],
  ] as const)("%s: the whole file is refused and nothing changes", async (scenario, code, kind) => {
    const desk = await testOffice();
    await sent(desk, "investor");
    const [path = ""] = await desk.answer({}, scenario);
    const before = await desk.head();
    const problem = await problemOf(desk.import(path), code);
    expect([problem.kind, problem.params.path]).toEqual([kind, path]);
    expect(await desk.head()).toBe(before);
  });
});

describe("files", () => {
  it("the same id with other contents is a conflict", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, iin(investor))], 1));
    const before = await desk.head();
    const uuid = "019aaf50-0000-7000-8000-000000000001";
    await problemOf(desk.import(await desk.centreSays([refused(about)], 1, { uuid })), "answers-differ");
    const sameNumber = { uuid: "019aaf50-0000-7000-8000-999999999999" };
    await problemOf(desk.import(await desk.centreSays([refused(about)], 1, sameNumber)), "answers-differ");
    expect([await desk.head(), await stageOf(desk, id)]).toEqual([before, "ruled"]);
  });

  it("what is no file of the centre is refused, whatever it is", async () => {
    const desk = await testOffice();
    await sentOne(desk);
    const before = await desk.head();
    await problemOf(desk.import(`${desk.stick}/none.iinb`), "no-such-file");
    await problemOf(desk.import(desk.stick), "not-a-file");
    await writeFile(`${desk.stick}/empty.iinb`, "");
    expect((await problemOf(desk.import(`${desk.stick}/empty.iinb`), "container-unreadable")).kind).toBe("untrusted");
    // Our own batch is encrypted to us too: it is not signed by the centre.
    await expect(desk.import(`${desk.stick}/BER-2026-B000001.iinb`)).rejects.toMatchObject({ kind: "untrusted" });
    expect(await desk.head()).toBe(before);
  });

  it("one byte changed anywhere is not the centre's file", async () => {
    const desk = await testOffice();
    await sentOne(desk);
    const [path = ""] = await desk.answer();
    const bytes = await readFile(path);
    const before = await desk.head();
    for (const at of [0, 40, Math.floor(bytes.length / 2), bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      await writeFile(path, changed);
      await expect(desk.import(path)).rejects.toMatchObject({ kind: "untrusted" });
    }
    expect(await desk.head()).toBe(before);
  });

  it("is work for a machine, not for who only takes in", async () => {
    const desk = await testOffice();
    await sentOne(desk);
    const [path = ""] = await desk.answer();
    await problemOf(importAnswers(await desk.as("clerk"), path), "not-allowed");
    expect((await importAnswers(await desk.as("timer"), path)).applied).toHaveLength(1);
  });
});

describe("a ruling that disagrees waits for a person", () => {
  it.each([
    ["birth-date-disagrees", (about: never) => issued(about, iin("840318"))],
    ["sex-disagrees", (about: never) => issued(about, iin(investor, 1, 4))],
    [
      "registered-differently",
      (about: never) =>
        issued(about, iin(investor), {
          registeredAs: {
            surname: "EXAMPLE",
            givenNames: "OLIVER JAMES",
            birthDate: "1984-03-17",
            citizenship: "GBR",
            documentNumber: "925665417",
          },
        }),
    ],
    ["annulled", (about: never) => annulled(about)],
  ] as const)("%s, and the released one is applied", async (reason, line) => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const taken = await desk.import(await desk.centreSays([line(about as never)], 1));
    expect(taken.held).toMatchObject([{ case: id, reason }]);
    expect(await (await desk.as()).cases.line(id)).toMatchObject({ stage: "decided", held: true });
    const { case: one } = await releaseHold(await desk.as(), id, "telephoned the centre");
    expect(one.stage).toBe(reason === "annulled" ? "decided" : "ruled");
    expect(one.remarks).toMatchObject([{ about: "release", text: "telephoned the centre" }]);
    expect((await (await desk.as()).cases.line(id)).held).toBe(false);
  });

  it("the same person, registered as the application says, is applied at once", async () => {
    const desk = await testOffice();
    const { about } = await sentOne(desk);
    const registeredAs = {
      surname: "EXAMPLE",
      givenNames: "OLIVER JAMES",
      birthDate: "1984-03-17",
      citizenship: "GBR",
      documentNumber: "925665416",
    };
    const taken = await desk.import(await desk.centreSays([issued(about, iin(investor), { registeredAs })], 1));
    expect(taken).toMatchObject({ held: [], applied: [{ ruling: "issued" }] });
  });

  it("a number that another case has: within one file and from another", async () => {
    const desk = await testOffice();
    const twin = { surname: "Twin", mrz: null } as const;
    const first = await desk.forward("investor", twin);
    const second = await desk.forward("investor", { surname: "Other", mrz: null });
    const third = await desk.forward("investor", { surname: "Third", mrz: null });
    await desk.export();
    const [a, b, c] = [await desk.about(first.id), await desk.about(second.id), await desk.about(third.id)];
    const number = iin(investor);
    const taken = await desk.import(await desk.centreSays([issued(a, number), issued(b, number)], 1));
    expect(taken.applied.map((one) => one.case)).toEqual([first.id]);
    expect(taken.held).toMatchObject([{ case: second.id, reason: "iin-of-another-person" }]);
    const later = await desk.import(await desk.centreSays([issued(c, number)], 2));
    expect(later.held).toMatchObject([{ case: third.id, reason: "iin-of-another-person" }]);
    // An officer who knows better may say so, with a reason.
    expect((await releaseHold(await desk.as(), third.id, "one person, two passports")).case.stage).toBe("ruled");
  });

  it("a second number, and a refusal after an issuance", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, iin(investor))], 1));
    const second = await desk.import(await desk.centreSays([issued(about, iin(investor, 2))], 2));
    expect(second.held).toMatchObject([{ case: id, reason: "second-iin" }]);
    const third = await desk.import(await desk.centreSays([refused(about)], 3));
    expect(third.held).toMatchObject([{ case: id, reason: "contradicts-ruling" }]);
    // Which of the two is meant is never guessed.
    const [wrong, right] = await (await desk.as()).answers.held("open");
    for (const end of [rejectHold, releaseHold]) {
      const unsaid = await problemOf(end(await desk.as(), id, "the centre said so"), "answer-needed");
      expect(unsaid.params).toEqual({ answer: "--hold" });
      await problemOf(end(await desk.as(), id, "the centre said so", 999), "no-hold");
    }
    const { hold } = await rejectHold(await desk.as(), id, "the centre took it back by telephone", wrong?.id);
    expect(hold.reason).toBe("second-iin");
    const { case: one } = await releaseHold(await desk.as(), id, "the centre confirmed it in writing", right?.id);
    expect(one).toMatchObject({ stage: "ruled", ruling: { ruling: { outcome: "refused" } } });
    expect(one.remarks.map((remark) => remark.about)).toEqual(["rejection", "release"]);
  });

  it("that the case cannot take as it stands names the way: decide it again, or reject", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const returned = { kind: "ACK", state: "REJECTED_TECH", ...about, code: "schema", field: null, retryable: true };
    await desk.import(await desk.centreSays([returned], 1));
    await reopenCase(await desk.as(), id, "looked at again");
    const late = await desk.import(await desk.centreSays([issued(about, iin(investor))], 2));
    expect(late.held).toMatchObject([{ case: id }]);
    const unable = await problemOf(releaseHold(await desk.as(), id, "so be it"), "not-releasable");
    expect(unable.params).toEqual({ case: id, stage: "gathering" });
    await desk.forwardOpen(id);
    expect((await releaseHold(await desk.as(), id, "so be it")).case.stage).toBe("ruled");
  });

  it("the same ruling once more is no news, under another number and reference too", async () => {
    const desk = await testOffice();
    const { about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, iin(investor))], 1));
    const again = issued(about, iin(investor), { reference: "MIA-2026/999999" });
    const taken = await desk.import(await desk.centreSays([again], 2));
    expect(taken).toMatchObject({ again: false, held: [], repeated: [{ ruling: "issued", iin: iin(investor) }] });
  });

  it("of an older revision", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const rejected = {
      kind: "ACK",
      state: "REJECTED_TECH",
      ...about,
      code: "field-length",
      field: null,
      retryable: true,
    };
    await desk.import(await desk.centreSays([rejected], 1));
    await amendCase(await desk.as(), id, (application) => application);
    await verifyCase(await desk.as(), id, null);
    await decideCase(await desk.as(), id, { kind: "forward", grounds: [], facts: new Map(), reason: null });
    const taken = await desk.import(await desk.centreSays([issued(about, iin(investor))], 2));
    expect(taken.held).toMatchObject([{ case: id, reason: "older-revision" }]);
  });
});

describe("how a hold ends", () => {
  it("by rejection: the case goes on as if nothing had come, and the next ruling counts", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const path = await desk.centreSays([issued(about, iin("840318"))], 1);
    await desk.import(path);
    const { case: one } = await rejectHold(await desk.as("vice"), id, "another person");
    expect(one.stage).toBe("decided");
    expect(await desk.import(path)).toMatchObject({ again: true, applied: [], held: [] });
    const right = await desk.import(await desk.centreSays([issued(about, iin(investor))], 2));
    expect(right.applied).toMatchObject([{ case: id, iin: iin(investor) }]);
  });

  it("by annulment: the next ruling counts as the first", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, iin("840318"))], 1));
    const taken = await desk.import(await desk.centreSays([annulled(about)], 2));
    expect(taken).toMatchObject({ applied: [], held: [], quarantined: [] });
    // The annulment is kept beside what it took back: whatever comes late, neither counts.
    const ended = (await (await desk.as()).answers.held()).map(({ ruling, state }) => [ruling.outcome, state]);
    expect(ended).toEqual([
      ["issued", "annulled"],
      ["annulled", "annulled"],
    ]);
    await problemOf(releaseHold(await desk.as(), id, "too late"), "no-hold");
    const right = await desk.import(await desk.centreSays([issued(about, iin(investor))], 3));
    expect(right.applied).toMatchObject([{ case: id, iin: iin(investor) }]);
  });

  it("all in one file: held, annulled, ruled", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const lines = [issued(about, iin("840318")), annulled(about), issued(about, iin(investor))];
    const taken = await desk.import(await desk.centreSays(lines, 1));
    expect(taken).toMatchObject({ held: [], applied: [{ case: id, iin: iin(investor) }] });
    expect(await stageOf(desk, id)).toBe("ruled");
  });

  it("an applied ruling that is annulled waits for a person; confirmed, the case waits for the next", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, iin(investor))], 1));
    expect((await desk.import(await desk.centreSays([annulled(about)], 2))).held).toMatchObject([
      { reason: "annulled" },
    ]);
    expect((await releaseHold(await desk.as(), id, "confirmed in writing")).case.stage).toBe("decided");
    const next = await desk.import(await desk.centreSays([issued(about, iin(investor, 2))], 3));
    expect(next.applied).toMatchObject([{ case: id, iin: iin(investor, 2) }]);
    // The centre is told of each ruling that counted; the case itself does not leave again.
    const { batch } = await desk.export();
    expect(await (await desk.as()).batches.parcels({ batch })).toEqual([]);
  });

  it("by a person with the right, and only where one is open", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await problemOf(releaseHold(await desk.as(), id, "x"), "no-hold");
    await problemOf(rejectHold(await desk.as(), "BER-2026-000099" as CaseId, "x"), "unknown-case");
    await desk.import(await desk.centreSays([issued(about, iin("840318"))], 1));
    for (const officer of ["timer", "clerk"]) {
      await problemOf(releaseHold(await desk.as(officer), id, "x"), "not-allowed");
      await problemOf(rejectHold(await desk.as(officer), id, "x"), "not-allowed");
    }
  });

  it("once: the second officer is told", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, iin("840318"))], 1));
    const both = await Promise.allSettled([
      releaseHold(await desk.as(), id, "right"),
      rejectHold(await desk.as("vice"), id, "wrong"),
    ]);
    const failed = both.filter((one) => one.status === "rejected");
    expect(failed).toHaveLength(1);
    expect(["changed-meanwhile", "no-hold"]).toContain(failed[0]?.reason.code);
  });
});

describe("a line that fits nothing of ours is set aside with its reason", () => {
  const stranger = { item: "019aaf4e-0000-7000-8000-000000000001", digest: "a".repeat(64) };
  it.each([
    ["unknown-item", () => issued(stranger, iin(investor))],
    ["digest-differs", (about: { item: string }) => issued({ ...about, digest: "a".repeat(64) }, iin(investor))],
    ["iin-length", (about: never) => issued(about, "84031700011")],
    ["iin-digits", (about: never) => issued(about, "84031700011O")],
    ["iin-control-digit", (about: never) => issued(about, wrongControl(iin(investor)))],
    ["iin-is-bin", (about: never) => issued(about, "250340012345")],
    ["unknown-kind", (about: object) => ({ kind: "XTR", ...about })],
    ["unreadable-line", (about: object) => ({ kind: "DEC", outcome: "ISSUED", ...about })],
  ] as const)("%s", async (reason, line) => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const taken = await desk.import(await desk.centreSays([line(about as never)], 1));
    expect(taken.quarantined.map((one) => one.reason)).toEqual([reason]);
    expect([taken.applied, taken.held, await stageOf(desk, id)]).toEqual([[], [], "decided"]);
    expect(await (await desk.as()).answers.quarantined()).toMatchObject([{ line: 1, reason }]);
  });
});

it("news of arrival never takes back an answer", async () => {
  const desk = await testOffice();
  const { id, about } = await sentOne(desk);
  await desk.import(await desk.centreSays([issued(about, iin(investor))], 1));
  const original = { batch: "019aaf4e-0000-7000-8000-000000000001", on: "2026-11-23", state: "RULED" };
  await desk.import(await desk.centreSays([{ kind: "ACK", state: "ALREADY", ...about, original }], 2));
  expect((await (await desk.as()).cases.line(id)).parcel).toBe("answered");
  await desk.import(await desk.centreSays([{ kind: "ACK", state: "ACCEPTED", ...about }], 3));
  expect((await (await desk.as()).cases.line(id)).parcel).toBe("answered");
});

const wrongControl = (number: string) => `${number.slice(0, 11)}${(Number(number[11]) + 1) % 10}`;
