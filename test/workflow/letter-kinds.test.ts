import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { CaseId, DraftId, OfficerId } from "../../src/domain/ids.ts";
import type { Answers } from "../../src/domain/interview-answers.ts";
import type { LetterFactsOf, LetterKind } from "../../src/domain/letter.ts";
import { writeDraftPaper } from "../../src/workflow/draft-papers.ts";
import { issueLetter } from "../../src/workflow/issue-letter.ts";
import { openCase } from "../../src/workflow/open-case.ts";
import { serveLetter } from "../../src/workflow/serve-letter.ts";
import { verifyCase } from "../../src/workflow/verify-case.ts";
import { confirmPrinted, voidLetter } from "../../src/workflow/void-letter.ts";
import { pageTexts, partTexts } from "../letters/judges.ts";
import { problemOf, refused, type TestOffice, testOffice } from "../support/office.ts";

const inPerson = { on: null, to: "applicant", how: "in-person", identitySeen: true } as const;

async function factsOf<K extends LetterKind>(desk: TestOffice, id: CaseId, kind: K): Promise<LetterFactsOf<K>> {
  const office = await desk.as();
  const { letter } = await issueLetter(office, id, kind, desk.stick);
  return (await office.letters.facts(letter)) as LetterFactsOf<K>;
}

async function servedIssuance(desk: TestOffice): Promise<CaseId> {
  const { id } = await desk.forward("investor");
  await desk.export();
  for (const path of await desk.answer()) await desk.import(path);
  await issueLetter(await desk.as(), id, null, desk.stick);
  await serveLetter(await desk.as(), id, { ...inPerson, kind: null });
  return id;
}

describe("the receipt", () => {
  it("says when the applicant came, what was handed in, who took it and the last day of the term", async () => {
    const desk = await testOffice();
    desk.setClock("2026-11-22T10:15:00Z");
    const { id } = await desk.open("spouse");
    const facts = await factsOf(desk, id, "receipt");
    expect(facts).toMatchObject({
      receivedAt: "2026-11-22T11:15",
      number: `${id}-receipt-1`,
      case: { appliedOn: "2026-11-22", applicationDay: "2026-11-23", dueOn: "2026-11-24" },
      signatory: { name: "Synthetic consul" },
    });
    expect(facts.documents.map(({ kind }) => kind)).toEqual([
      "passport",
      "marriage-certificate",
      "spouse-identity-document",
    ]);
    const { ru } = partTexts(await readFile(`${desk.stick}/${id}-receipt.pdf`));
    expect(ru).toContain("22 ноября 2026 года, 11:15");
    expect(ru).toContain("Срок исчисляется со дня 23 ноября 2026 года");
  });

  it("is signed by the officer who took the application in, and may be handed out without the right to sign", async () => {
    const desk = await testOffice();
    const clerk = await desk.as("clerk");
    const opening = { appliedAt: null, reason: null, underOrder: null, previous: null, draft: null };
    const { application } = await desk.open("investor");
    const { case: one } = await openCase(clerk, { ...opening, application });
    const { letter } = await issueLetter(clerk, one.id, "receipt", desk.stick);
    expect(await clerk.letters.facts(letter)).toMatchObject({ signatory: { name: "Synthetic clerk" } });
    await problemOf(issueLetter(clerk, one.id, "overdue-notice", desk.stick), "not-allowed");
  });
});

describe("papers", () => {
  it("follow the case: printed again while it says the same, anew when it says something else", async () => {
    const desk = await testOffice();
    const { id } = await desk.open("heir-incomplete");
    const first = await factsOf(desk, id, "checklist");
    expect(first).toMatchObject({ number: null, check: null });
    expect(first.missing.map(({ what, remedy }) => [what?.en, remedy?.code])).toEqual([
      [expect.stringContaining("will"), "of.noneOf"],
    ]);
    desk.setClock("2026-11-24T09:00:00Z");
    const again = await issueLetter(await desk.as(), id, "checklist", desk.stick);
    expect(again).toMatchObject({ letter: `${id}-checklist-1`, again: "there" });
    await verifyCase(await desk.as(), id, null);
    expect((await issueLetter(await desk.as(), id, "checklist", desk.stick)).again).toBe("there");
    expect((await issueLetter(await desk.as(), id, "consent", desk.stick)).letter).toBe(`${id}-consent-1`);
  });

  it("a checklist names each fault of a paper with what mends it", async () => {
    const desk = await testOffice();
    const spouse = await desk.open(
      "spouse",
      {},
      {
        documents: [
          {
            kind: "marriage-certificate",
            issuingCountry: "DEU",
            language: "de",
            originalSeen: false,
            authentication: null,
            translation: null,
          },
        ],
      },
    );
    const { missing } = await factsOf(desk, spouse.id, "checklist");
    const said = missing.map(({ what, found, remedy }) => [found?.code ?? what?.en, remedy?.code]);
    expect(said).toEqual(
      expect.arrayContaining([
        ["original-not-seen", "original-not-seen"],
        ["authentication-missing", "of.apostille"],
        ["translation-missing", "translation-missing"],
      ]),
    );
    expect(said.filter(([what]) => what === "document-missing" || what === "one-of-not-met")).toEqual([]);
    expect(missing.some(({ what }) => what?.en.includes("identity document"))).toBe(true);
  });

  describe("of a draft", () => {
    const answers: Answers = {
      kind: "formation",
      category: "spouse",
      letterLanguage: "en",
      applicant: { surname: "Müller", givenNames: "Änne", birthDate: "1950-02-XX", citizenship: "DEU" },
      documents: [{ kind: "passport", issuingCountry: "DEU", number: "C01X00T47" }, { kind: "marriage-certificate" }],
    };
    const id = "019aaf50-0000-7000-8000-00000000abcd" as DraftId;

    async function withDraft(given: Answers): Promise<TestOffice> {
      const desk = await testOffice();
      const office = await desk.as();
      const begun = { by: office.officer.id, at: office.clock.now() };
      await office.drafts.save({ id, begun, changedAt: begun.at, answers: { ...given } });
      return desk;
    }

    it("have no number and stand in no register", async () => {
      const desk = await withDraft(answers);
      const office = await desk.as();
      const before = await desk.head();
      for (const kind of ["application-form", "consent", "checklist"] as const) {
        const paper = await writeDraftPaper(office, id, kind, desk.stick);
        expect(paper).toMatchObject({ draft: id, kind, path: `${desk.stick}/draft-00000000abcd-${kind}.pdf` });
        const { en } = partTexts(await readFile(paper.path));
        expect(en).toContain("Müller Änne");
        expect(en).not.toContain("DRAFT");
      }
      expect([await desk.head(), await office.letters.list()]).toEqual([before, []]);
    });

    it("say what was answered and leave the rest open", async () => {
      const desk = await withDraft(answers);
      const { path } = await writeDraftPaper(await desk.as(), id, "application-form", desk.stick);
      const { en } = partTexts(await readFile(path));
      expect(en).toContain("February 1950 (day not stated)");
      expect(en).toContain("Marriage certificate");
      expect(en).not.toMatch(/Marriage certificate, (Kazakhstan|No)/);
      expect(en).not.toContain("none");
    });

    it("cannot be made before the person and the category are known, and no other letter can", async () => {
      const desk = await withDraft({ kind: "formation" });
      const office = await desk.as();
      const problem = await problemOf(writeDraftPaper(office, id, "consent", desk.stick), "letter-incomplete");
      expect(problem.params.parts).toEqual(["category", "applicant.surname"]);
      await problemOf(writeDraftPaper(office, id, "receipt", desk.stick), "nothing-to-write");
      const other = "019aaf50-0000-7000-8000-00000000ffff" as DraftId;
      await problemOf(writeDraftPaper(office, other, "consent", desk.stick), "draft-gone");
      expect(await readdir(desk.stick)).toEqual([]);
    });
  });
});

describe("the notice that the term has passed", () => {
  it("can be made from the day after the last, and says when the application left", async () => {
    const desk = await testOffice();
    const { id } = await desk.forward("investor");
    await desk.export();
    desk.setClock("2026-11-24T09:00:00Z");
    await problemOf(issueLetter(await desk.as(), id, "overdue-notice", desk.stick), "nothing-to-write");
    desk.setClock("2026-11-25T09:00:00Z");
    const facts = await factsOf(desk, id, "overdue-notice");
    expect(facts).toMatchObject({ forwardedOn: "2026-11-23", case: { dueOn: "2026-11-24" } });
    expect(facts.appeals.length).toBeGreaterThan(1);
  });

  it("is not made where the office refused itself, or an answer is there", async () => {
    const desk = await testOffice();
    const id = await servedIssuance(desk);
    desk.setClock("2026-12-25T09:00:00Z");
    await problemOf(issueLetter(await desk.as(), id, "overdue-notice", desk.stick), "nothing-to-write");
  });
});

describe("a served letter that proved wrong", () => {
  it("is void, opens its case again, and is named by the notice that replaces it", async () => {
    const desk = await testOffice();
    const id = await servedIssuance(desk);
    const office = await desk.as();
    await problemOf(issueLetter(office, id, "replacement", desk.stick), "nothing-to-replace");
    const row = await voidLetter(office, `${id}-issuance-1` as never, "The date is wrong.");
    expect(row).toMatchObject({ state: "void", voided: { reason: "The date is wrong." }, served: { to: "applicant" } });
    expect(await office.cases.line(id)).toMatchObject({ stage: "ruled", letter: null });
    const before = await desk.head();
    await voidLetter(office, row.id, "Once more.");
    expect(await desk.head()).toBe(before);

    const alone = await issueLetter(office, id, "replacement", desk.stick, { draft: true });
    expect(alone.draft).toBe("asked");
    const { letter } = await issueLetter(await desk.as("vice"), id, null, `${desk.folder}`);
    expect(letter).toBe(`${id}-issuance-2`);
    const facts = await factsOf(desk, id, "replacement");
    expect(facts).toMatchObject({
      replaced: { letter: row.id, date: "2026-11-23" },
      reason: { text: "The date is wrong.", language: "en" },
      instead: { letter },
    });
    expect(await office.letters.load(row.id)).toMatchObject({ supersededBy: letter });
    await serveLetter(office, id, { ...inPerson, kind: null });
    expect(await office.cases.line(id)).toMatchObject({ stage: "closed", letter: "served" });
  });

  it("may only be made void by an officer who signs", async () => {
    const desk = await testOffice();
    const id = await servedIssuance(desk);
    await problemOf(voidLetter(await desk.as("clerk"), `${id}-issuance-1` as never, "no"), "not-allowed");
    await problemOf(voidLetter(await desk.as(), `${id}-issuance-9` as never, "no"), "unknown-letter");
  });
});

describe("the paper in hand", () => {
  it("is confirmed once; a void letter has none", async () => {
    const desk = await testOffice();
    const id = await servedIssuance(desk);
    const office = await desk.as("clerk");
    const letter = `${id}-issuance-1` as never;
    expect((await confirmPrinted(office, letter)).printed).toMatchObject({ by: "clerk" });
    const after = await desk.head();
    await confirmPrinted(office, letter);
    expect(await desk.head()).toBe(after);
    await voidLetter(await desk.as(), letter, "wrong");
    await problemOf(confirmPrinted(office, letter), "letter-void");
  });
});

describe("number and signatory", () => {
  it("are the chancery's and the named officer's, and stay as they were issued", async () => {
    const desk = await testOffice();
    const { id } = await desk.open("investor");
    const office = await desk.as();
    const vice = "vice" as OfficerId;
    const { letter } = await issueLetter(office, id, "receipt", desk.stick, { number: "1-23/45", signatory: vice });
    expect(await office.letters.facts(letter)).toMatchObject({
      number: "1-23/45",
      signatory: { name: "Synthetic vice" },
    });
    expect(pageTexts(await readFile(`${desk.stick}/${id}-receipt.pdf`)).join()).toContain("№ 1-23/45");
    const other = await problemOf(
      issueLetter(office, id, "receipt", desk.stick, { number: "1-23/46" }),
      "number-differs",
    );
    expect(other.params).toEqual({ letter, number: "1-23/45" });
    const next = await desk.open("spouse");
    await problemOf(issueLetter(office, next.id, "receipt", desk.stick, { number: "1-23/45" }), "number-taken");
  });

  it("nobody signs who may not, and no one unknown", async () => {
    const desk = await testOffice();
    const id = await servedIssuance(desk);
    const office = await desk.as();
    await voidLetter(office, `${id}-issuance-1` as never, "wrong");
    const by = (signatory: string) => issueLetter(office, id, null, desk.folder, { signatory: signatory as OfficerId });
    await problemOf(by("clerk"), "not-allowed");
    await problemOf(by("timer"), "unknown-officer");
    await problemOf(by("nobody"), "unknown-officer");
  });
});

it("a draft is marked on every page, is not issued, and lies beside the one before", async () => {
  const desk = await testOffice();
  const id = await servedIssuance(desk);
  await voidLetter(await desk.as(), `${id}-issuance-1` as never, "wrong");
  const before = await desk.head();
  const first = await issueLetter(await desk.as(), id, null, desk.stick, { draft: true });
  desk.setClock("2026-11-24T09:00:00Z");
  const second = await issueLetter(await desk.as(), id, null, desk.stick, { draft: true });
  expect(second.path).not.toBe(first.path);
  for (const page of pageTexts(await readFile(first.path))) expect(page.replaceAll(" ", "")).toContain("DRAFT");
  expect(await desk.head()).toBe(before);
});

it("a ground of the centre that the rules do not know is told in its own words, and in English points to them", async () => {
  const desk = await testOffice();
  const { id } = await desk.forward("investor", {}, { letterLanguage: "en" });
  await desk.export();
  const grounds = [{ code: "beyond-quota", point: "14", texts: { kk: "Квота таусылды.", ru: "Квота исчерпана." } }];
  const taken = await desk.import(await desk.centreSays([refused(await desk.about(id), { grounds })], 1));
  expect(taken).toMatchObject({ quarantined: [], held: [] });
  const facts = await factsOf(desk, id, "refusal");
  expect(facts.grounds).toMatchObject([{ code: "beyond-quota", known: false, norm: { point: "14" } }]);
  const { kk, ru, en } = partTexts(await readFile(`${desk.stick}/${id}-refusal.pdf`));
  expect([kk, ru, en].map((text) => /14-тармақ|пункт 14|paragraph 14/.test(text))).toEqual([true, true, true]);
  expect(kk).toContain("Квота таусылды.");
  expect(ru).toContain("Квота исчерпана.");
  expect(en).toContain("As stated by the deciding authority in the Kazakh and Russian texts of this letter.");
});

it("a number formed earlier stands in the refusal only where the ruling states it", async () => {
  const desk = await testOffice();
  const [stated, other] = [await desk.forward("investor"), await desk.forward("senior")];
  await desk.export();
  for (const path of await desk.answer({ [stated.id]: "iin-exists", [other.id]: "refused" })) await desk.import(path);
  const facts = await factsOf(desk, stated.id, "refusal");
  expect(facts.grounds.map(({ code }) => code)).toEqual(["iin-exists"]);
  expect(facts.earlierIin).toMatch(/^\d{12}$/);
  for (const text of Object.values(partTexts(await readFile(`${desk.stick}/${stated.id}-refusal.pdf`)))) {
    if (text !== "") expect(text).toContain(facts.earlierIin);
  }
  expect((await factsOf(desk, other.id, "refusal")).earlierIin).toBeNull();
  expect(pageTexts(await readFile(`${desk.stick}/${other.id}-refusal.pdf`)).join(" ")).not.toMatch(/\b\d{12}\b/);
});

it("an interview without a machine-readable zone says so by its form", async () => {
  const desk = await testOffice();
  const typed = await desk.open("investor", { mrz: null });
  expect((await factsOf(desk, typed.id, "application-form")).addressee.recordFrom).toBe("visual");
  const read = await desk.open("investor");
  expect((await factsOf(desk, read.id, "application-form")).addressee).not.toHaveProperty("recordFrom");
});
