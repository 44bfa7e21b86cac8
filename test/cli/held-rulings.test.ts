import { describe, expect, it } from "vitest";
import type { CaseId } from "../../src/domain/ids.ts";
import { recordRuling } from "../../src/workflow/record-ruling.ts";
import { issued, refused, type TestOffice, testOffice } from "../support/office.ts";
import { refusedOn } from "../support/recorded.ts";
import { investor, sent, sentOne, someIin } from "../support/sent.ts";
import { runIn } from "../support/world.ts";

const now = "2026-11-23T09:00:00Z";

async function shown(desk: TestOffice, line: string, lang = "en"): Promise<string> {
  const { code, stdout, stderr } = await runIn([...line.split(" "), "--lang", lang, "--as", "consul"], {
    cwd: desk.stick,
    now,
    env: { IIN_DESK_OFFICE: desk.folder, IIN_DESK_NOW: now },
  });
  if (code !== 0) throw new Error(`${line}: ${code} ${stderr}`);
  return stdout;
}

type Held = Record<string, unknown>;
const heldIn = async (desk: TestOffice, line: string): Promise<Held[]> =>
  (JSON.parse(await shown(desk, `${line} --json`)) as { held: Held[] }).held;

/** Where whoever decides looks: the list, and the page of the case. */
const places = (id: string) => ["answers held", `case show ${id}`];

/** Whom the centre registered instead of Oliver James Example. */
const somebody = {
  surname: "EXAMPEL",
  givenNames: "OLIVER",
  birthDate: "1984-03-18",
  citizenship: "IRL",
  documentNumber: "925665417",
};

describe("a held ruling", () => {
  it("shows whom the centre registered beside whom the case is about, field by field", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const number = someIin(investor);
    await desk.import(await desk.centreSays([issued(about, number, { registeredAs: somebody })], 1));
    for (const place of places(id)) {
      const page = await shown(desk, place);
      for (const line of [
        /No\. 1 {2}IIN issued/,
        /the centre registered the person with other data/,
        new RegExp(`IIN: ${number}`),
        /Reference: MIA-2026\/000001, 23 Nov 2026/,
        /Came with: BER-2026-A000001/,
        /In the case +At the centre/,
        /Surname +EXAMPLE +EXAMPEL/,
        /Given names +OLIVER JAMES +OLIVER\n/,
        /Date of birth +1984-03-17 +1984-03-18/,
        /Citizenship +United Kingdom.* Ireland/,
        /Document number +925665416 +925665417/,
      ]) {
        expect(page).toMatch(line);
      }
      expect(await heldIn(desk, place)).toEqual([
        expect.objectContaining({
          case: id,
          hold: 1,
          file: "BER-2026-A000001",
          ruling: "issued",
          reason: "registered-differently",
          reference: "MIA-2026/000001",
          on: "2026-11-23",
          iin: number,
          registeredAs: somebody,
          sameIin: [],
          standing: null,
          differences: [
            { field: "surname", here: "EXAMPLE", there: "EXAMPEL" },
            { field: "givenNames", here: "OLIVER JAMES", there: "OLIVER" },
            { field: "birthDate", here: "1984-03-17", there: "1984-03-18" },
            { field: "citizenship", here: "GBR", there: "IRL" },
            { field: "documentNumber", here: "925665416", there: "925665417" },
          ],
        }),
      ]);
    }
  });

  it.each([
    ["ru", /Фамилия +EXAMPLE +EXAMPEL/, /Гражданство +\S.* Ирландия/],
    ["kk", /Тегі +EXAMPLE +EXAMPEL/, /Азаматтығы +\S.* Ирландия/],
  ])("in %s too", async (lang, surname, citizenship) => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, someIin(investor), { registeredAs: somebody })], 1));
    for (const place of places(id)) {
      expect(await shown(desk, place, lang)).toMatch(surname);
      expect(await shown(desk, place, lang)).toMatch(citizenship);
    }
  });

  it("a name that the zone writes otherwise than the page stands there in both spellings", async () => {
    const desk = await testOffice();
    const { about } = await sentOne(desk, "spouse");
    const registeredAs = { ...somebody, surname: "MILLER", givenNames: null };
    await desk.import(await desk.centreSays([issued(about, someIin("800229"), { registeredAs })], 1));
    const [held] = await heldIn(desk, "answers held");
    expect(held?.differences).toEqual(
      expect.arrayContaining([
        { field: "surname", here: "MUELLER / Müller", there: "MILLER" },
        { field: "givenNames", here: "ANNA MARIA", there: null },
      ]),
    );
    expect(await shown(desk, "answers held")).toMatch(/Given names +ANNA MARIA +none\n/);
  });

  it("a field that agrees is not named", async () => {
    const desk = await testOffice();
    const { about } = await sentOne(desk);
    const registeredAs = { ...somebody, surname: "Example", givenNames: "OLIVER JAMES", birthDate: "1984-03-17" };
    await desk.import(await desk.centreSays([issued(about, someIin(investor), { registeredAs })], 1));
    const [held] = await heldIn(desk, "answers held");
    expect(held?.differences).toEqual([
      { field: "citizenship", here: "GBR", there: "IRL" },
      { field: "documentNumber", here: "925665416", there: "925665417" },
    ]);
  });

  it("names the other cases that have its number, by a ruling that stands or one that waits", async () => {
    const desk = await testOffice();
    const [a, b, c] = (await sent(desk, "investor", "spouse", "senior")) as [CaseId, CaseId, CaseId];
    const number = someIin(investor);
    await desk.import(await desk.centreSays([issued(await desk.about(a), number)], 1));
    await desk.import(await desk.centreSays([issued(await desk.about(b), number)], 2));
    await desk.import(await desk.centreSays([issued(await desk.about(c), number)], 3));
    expect(await heldIn(desk, "answers held")).toMatchObject([
      { case: b, reason: "iin-of-another-person", sameIin: [a, c] },
      { case: c, reason: "iin-of-another-person", sameIin: [a, b] },
    ]);
    for (const place of places(c)) expect(await shown(desk, place)).toContain(`The same IIN: ${a}, ${b}`);
    // What the digits say stands there too, whatever it is held for.
    expect(await shown(desk, `case show ${c}`)).toMatch(/Date of birth, by the IIN +\S+ +84-03-17/);
  });

  it("shows the grounds of a refusal, and what stands that it contradicts", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    const number = someIin(investor);
    await desk.import(await desk.centreSays([issued(about, number)], 1));
    const grounds = [
      { code: "unreliable", point: "9", texts: { kk: "Деректер дәйексіз", ru: "Сведения недостоверны" } },
      { code: "new-ground", point: null, texts: null },
    ];
    await desk.import(await desk.centreSays([refused(about, { grounds })], 2));
    for (const place of places(id)) {
      const page = await shown(desk, place);
      expect(page).toMatch(/§ unreliable documents or data; 9\n +Сведения недостоверны\n +§ new-ground/);
      expect(page).toMatch(new RegExp(`Stands now: IIN issued, ${number}, 23 Nov 2026, MIA-2026/000001`));
      expect(await shown(desk, place, "kk")).toContain("Деректер дәйексіз");
      expect(await heldIn(desk, place)).toMatchObject([
        { grounds, standing: { ruling: "issued", iin: number, reference: "MIA-2026/000001", on: "2026-11-23" } },
      ]);
    }
  });

  it("several on one case stand in the order in which they came, each with its number and where it comes from", async () => {
    const desk = await testOffice();
    const { id, about } = await sentOne(desk);
    await desk.import(await desk.centreSays([issued(about, someIin("840318"))], 1));
    await recordRuling(await desk.as(), id, refusedOn("unreliable"));
    await desk.import(await desk.centreSays([issued(about, someIin("840319"))], 2));
    for (const place of places(id)) {
      expect(await heldIn(desk, place)).toMatchObject([
        { hold: 1, file: "BER-2026-A000001", reason: "birth-date-disagrees" },
        { hold: 2, file: null, reason: "contradicts-ruling" },
        { hold: 3, file: "BER-2026-A000002", reason: "contradicts-ruling" },
      ]);
      expect(await shown(desk, place)).toMatch(
        /No\. 1[\s\S]*Came with: BER-2026-A000001[\s\S]*No\. 2[\s\S]*recorded by hand[\s\S]*No\. 3[\s\S]*BER-2026-A000002/,
      );
    }
  });

  it("is not shown for a case that has none", async () => {
    const desk = await testOffice();
    const [a, b] = (await sent(desk, "investor", "spouse")) as [CaseId, CaseId];
    await desk.import(await desk.centreSays([issued(await desk.about(a), someIin("840318"))], 1));
    expect(await heldIn(desk, `case show ${b}`)).toEqual([]);
    expect(await shown(desk, `case show ${b}`)).not.toContain("Held for a person");
  });
});
