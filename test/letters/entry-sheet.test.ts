import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { type EntrySheet, officePageSchema } from "../../src/domain/office-page.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { judged, pageTexts, testPress } from "./judges.ts";

const press = testPress();
const words = (text: string) => ({ kk: `${text} kk`, ru: `${text} ru`, en: `${text} en` });

const sheet = (more: Partial<EntrySheet> = {}): EntrySheet => ({
  kind: "entry-sheet",
  format: 1,
  id: "BER-2026-000001",
  office: exampleOf("issuance").office.names,
  language: "ru",
  training: true,
  madeOn: "2026-11-23",
  languages: ["kk", "ru"],
  case: "BER-2026-000001",
  revision: 2,
  copy: 1,
  printedBefore: null,
  sent: null,
  record: { surname: "MUELLER", givenNames: "ANNA MARIA", truncated: false },
  visual: { surname: "Müller", givenNames: "Anna Maria", patronymic: null },
  birthDate: "1990-04-12",
  birthPlace: "Köln",
  sex: "F",
  citizenship: "DEU",
  statedIin: "900412000019",
  document: {
    words: words("passport"),
    country: "DEU",
    number: "C01X00T47",
    issuedOn: "2024-09-21",
    expiresOn: "2034-09-20",
    authentication: null,
    translation: null,
  },
  service: "correction",
  category: words("spouse"),
  basis: { pack: "P3", title: words("pack"), order: "№ 411" },
  applicationDay: "2026-11-23",
  papers: [
    {
      words: words("marriage"),
      country: "FRA",
      number: "StA 412",
      issuedOn: "2019-06-08",
      expiresOn: null,
      authentication: { kind: "apostille", on: "2025-01-10" },
      translation: { into: "ru", notarised: true },
    },
  ],
  representative: { surname: "Agent", givenNames: "A", capacity: "attorney", document: "power 7" },
  correction: { iin: "480925000018", fields: ["surname", "document"] },
  proposal: "propose-refusal",
  grounds: [{ words: words("ground"), fact: "The seal is torn." }],
  ...more,
});

const text = async (more: Partial<EntrySheet> = {}) => pageTexts((await press.page(sheet(more))).bytes).join(" ");

describe("the sheet for typing", () => {
  test("says everything once, in the order in which it is typed", async () => {
    expect(v.safeParse(officePageSchema, sheet()).issues).toBeUndefined();
    const whole = await text();
    const order = [
      "MUELLER",
      "ANNA MARIA",
      "Müller",
      "Anna Maria",
      "12.04.1990",
      "Köln",
      "женский",
      "DEU Германия",
      "900412000019",
      "passport ru",
      "C01X00T47",
      "21.09.2024",
      "20.09.2034",
      "spouse ru",
      "P3",
      "pack ru",
      "№ 411",
      "marriage ru",
      "№ StA 412",
      "FRA Франция",
      "08.06.2019",
      "апостиль 10.01.2025",
      "нотариальный перевод на русский",
      "Agent A",
      "power 7",
      "480925000018",
      "фамилия, документ, удостоверяющий личность",
      "BER-2026-000001 (2)",
      "23.11.2026",
      "направить с предложением отказать",
      "ground ru",
      "The seal is torn.",
    ];
    let at = 0;
    for (const part of order) {
      const found = whole.indexOf(part, at);
      expect([part, found >= at]).toEqual([part, true]);
      at = found;
    }
    expect(whole).toContain("TRAINING");
  });

  test("labels are Kazakh and Russian, and English where the office speaks it", async () => {
    const two = await text();
    expect(two).toContain("Туған күні / Дата рождения");
    expect(two).not.toContain("Birth date");
    const three = await text({ language: "en", languages: ["kk", "ru", "en"] });
    expect(three).toContain("Туған күні / Дата рождения / Birth date");
    expect(three).toContain("Germany");
  });

  test("a partial birth date, a single name and a cut name stand as they are", async () => {
    const whole = await text({
      birthDate: "1980-02-XX",
      record: { surname: "VERYLONGNAME", givenNames: null, truncated: true },
      visual: { surname: "Verylongnameindeed", givenNames: null, patronymic: null },
      training: false,
    });
    expect(whole).toContain("XX.02.1980");
    expect(whole).toContain("VERYLONGNAME…");
    expect(whole).not.toContain("TRAINING");
  });

  test("warns where the case may be there already", async () => {
    expect(await text({ copy: 3, printedBefore: "2026-11-20" })).toContain(
      "Экземпляр 3, впервые распечатано 20.11.2026: перед вводом проверьте, нет ли дела в ЦИС",
    );
    expect(await text({ sent: { batch: "BER-2026-B000007", state: "received" } })).toContain(
      "Отправлено также файлом, пакет BER-2026-B000007: вводите, только если дела нет в ЦИС",
    );
  });

  test("is a sound PDF whose title names nobody", async () => {
    const { bytes } = await press.page(sheet());
    expect(judged("qpdf", bytes, (path) => ["--check", path])).toContain("No syntax or stream encoding errors");
    const info = judged("pdfinfo", bytes, (path) => [path]);
    expect(info).toContain("Лист ввода в централизованную информационную систему (BER-2026-000001)");
    expect(info).not.toContain("MUELLER");
  });
});
