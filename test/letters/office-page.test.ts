import { parse } from "csv-parse/sync";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { letterKinds } from "../../src/domain/letter.ts";
import {
  type BatchHandover,
  type LetterRegister,
  officePageSchema,
  type RegisterRow,
} from "../../src/domain/office-page.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { registerCsv } from "../../src/letters/register-csv.ts";
import { letterWords } from "../../src/letters/say.ts";
import { judged, pageTexts, structureOf, testPress } from "./judges.ts";

const press = testPress();
const { office, signatory } = exampleOf("issuance");

const row = (number: number, more: Partial<RegisterRow> = {}): RegisterRow => ({
  letter: `BER-2026-${String(number).padStart(6, "0")}-refusal-1`,
  number: `1-23/${number}`,
  kind: "refusal",
  case: `BER-2026-${String(number).padStart(6, "0")}`,
  addressee: null,
  issuedOn: "2026-11-24",
  state: "served",
  served: { on: "2026-11-25", to: "applicant", how: "in-person", identitySeen: true },
  appealUntil: "2027-02-25",
  printedOn: "2026-11-24",
  reprints: 0,
  voidedOn: null,
  voidReason: null,
  supersededBy: null,
  ...more,
});

const register = (rows: RegisterRow[], language: LetterRegister["language"] = "ru"): LetterRegister => ({
  kind: "letter-register",
  format: 1,
  id: "BER-2026-11",
  office: office.names,
  language,
  training: false,
  madeOn: "2026-11-30",
  from: "2026-11-01",
  until: "2026-11-30",
  madeBy: signatory,
  rows,
});

const handover: BatchHandover = {
  kind: "batch-handover",
  format: 1,
  id: "BER-2026-B000001",
  office: office.names,
  language: "kk",
  training: true,
  madeOn: "2026-11-24",
  batch: "BER-2026-B000001",
  seq: 7,
  files: [{ name: "BER-2026-B000001.zip.age", bytes: 184_320, sha256: "5f2b6c1e8a90d334".repeat(4) }],
  rows: [{ case: "BER-2026-000001", service: "formation", proposal: "propose-refusal", addressee: null }],
};

describe("the register of letters", () => {
  test("has each letter once, in order, over as many pages as it takes, with the head of the table on each", async () => {
    const rows = Array.from({ length: 120 }, (_each, index) => row(index + 1));
    expect(v.safeParse(officePageSchema, register(rows)).issues).toBeUndefined();
    const { bytes, pages } = await press.page(register(rows));
    const texts = pageTexts(bytes);
    expect(texts).toHaveLength(pages);
    expect(pages).toBeGreaterThan(3);
    expect([...texts.join(" ").matchAll(/1-23\/(\d+)/g)].map(([, number]) => Number(number))).toEqual(
      rows.map((_row, index) => index + 1),
    );
    for (const text of texts.slice(0, -1)) expect(text).toContain("Письмо Вид Выдано Вручено Примечание");
    expect(judged("qpdf", bytes, (path) => ["--check", path])).toContain("No syntax or stream encoding errors");
    const tags = structureOf(bytes).map(({ tag }) => tag);
    expect(tags.filter((tag) => tag === "TR")).toHaveLength(121);
    expect(tags.filter((tag) => tag === "TH")).toHaveLength(6);
  });

  test("says what became of each letter, in the language of the office", async () => {
    const rows = [
      row(1, { state: "issued", served: null, appealUntil: null, reprints: 2 }),
      row(2, {
        state: "void",
        voidedOn: "2026-11-27",
        supersededBy: "BER-2026-000002-refusal-2",
        served: { on: "2026-11-25", to: "representative", how: "in-person", identitySeen: true },
      }),
    ];
    const [ru] = pageTexts((await press.page(register(rows))).bytes);
    expect(ru).toMatch(/не вручено копий: 2/);
    expect(ru).toMatch(/25\.11\.2026 представителю лично документ предъявлен/);
    expect(ru).toMatch(/недействительно с 27\.11\.2026; заменено/);
    expect(ru).toContain("обжалование до 25.02.2027");
    const [en] = pageTexts((await press.page(register(rows, "en"))).bytes);
    expect(en).toContain("not served");
    expect(en).toContain("appeal until 25 Feb 2027");
    const [kk] = pageTexts((await press.page(register([], "kk"))).bytes);
    expect(kk).toContain("Бұл уақытта хаттар берілген жоқ.");
  });

  test.each(["kk", "ru", "en"] as const)(
    "cuts no word of its own in two, with names or without (%s)",
    async (language) => {
      const { shortKinds, register: words } = letterWords[language];
      const ways = ["in-person", "post", "courier", "e-mail"] as const;
      for (const addressee of [null, "MUELLER ANNA MARIA"]) {
        const rows = letterKinds.flatMap((kind, index) => [
          row(index + 1, { kind, addressee, reprints: 3 }),
          row(index + 1, {
            kind,
            addressee,
            state: "void",
            voidedOn: "2026-11-27",
            supersededBy: "BER-2026-000002-refusal-2",
            served: { on: "2026-11-25", to: "representative", how: ways[index % ways.length]!, identitySeen: false },
          }),
        ]);
        const text = pageTexts((await press.page(register(rows, language))).bytes).join(" ");
        const said = [...Object.values(shortKinds), ...Object.values(words.to), ...Object.values(words.how)];
        const remarks = [words.void, words.supersededBy, words.appealUntil, words.reprints, words.identitySeen];
        const whole = [...said, ...remarks].flatMap(
          (one) => one.replace(/\{\{\w+\}\}/g, " ").match(/\p{L}{3,}/gu) ?? [],
        );
        for (const word of whole) expect(text).toMatch(new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, "u"));
      }
    },
  );

  test("a day is one day", async () => {
    const one = { ...register([row(1)]), from: "2026-11-24", until: "2026-11-24" };
    const [text] = pageTexts((await press.page(one)).bytes);
    expect(text).toMatch(/ 24\.11\.2026\. Писем: 1/);
  });

  test("names people only where names were asked for", async () => {
    const [without] = pageTexts((await press.page(register([row(1)]))).bytes);
    expect(without).not.toContain("Адресат");
    const [named] = pageTexts((await press.page(register([row(1, { addressee: "MUELLER ANNA" })]))).bytes);
    expect(named).toContain("Адресат");
    expect(named).toContain("MUELLER ANNA");
  });

  test("as CSV is read back whole, and no cell can run as a formula", () => {
    const rows = [
      row(1, { addressee: '=HYPERLINK("x")' }),
      row(2, { addressee: 'O"Neill, Siobhán', served: null, appealUntil: null }),
    ];
    const csv = registerCsv(register(rows));
    const read: Record<string, string>[] = parse(csv, { bom: true, columns: true, record_delimiter: "\r\n" });
    expect(read.map(({ addressee }) => addressee)).toEqual(['\'=HYPERLINK("x")', 'O"Neill, Siobhán']);
    expect(read[0]).toMatchObject({
      letter: "BER-2026-000001-refusal-1",
      servedOn: "2026-11-25",
      servedHow: "in-person",
      identitySeen: "yes",
      printedOn: "2026-11-24",
      appealUntil: "2027-02-25",
    });
    expect(registerCsv(register([row(1)])).split("\r\n")[0]).not.toContain("addressee");
  });
});

test("the hand-over page names the batch, its files with their hashes, its cases, and has two lines to sign", async () => {
  expect(v.safeParse(officePageSchema, handover).issues).toBeUndefined();
  const { bytes } = await press.page(handover);
  const [text = ""] = pageTexts(bytes);
  expect(text).toContain("Өтінімдер топтамасын тапсыру");
  expect(text.replaceAll(" ", "")).toContain("5f2b6c1e8a90d334".repeat(4));
  expect(text).toMatch(/1 BER-2026-000001 ЖСН қалыптастыру бас тарту/);
  expect(text).toMatch(/Тапсырған.*Қабылдаған/);
  expect(text).toContain("TRAINING");
  const again = await testPress().page(handover);
  expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
});

test("a page of the office too stops at a character that no font has", async () => {
  await expect(press.page(register([row(1, { addressee: "王" })]))).rejects.toMatchObject({
    code: "letter-cannot-print",
    params: { letter: "BER-2026-11", field: "rows.0.addressee", codePoint: "U+738B" },
  });
});
