import { describe, expect, it } from "vitest";
import type { CaseAt } from "../../src/domain/case.ts";
import { type CaseId, type LetterId, letterId } from "../../src/domain/ids.ts";
import type { LetterFacts } from "../../src/domain/letter.ts";
import { closed, decided, verified } from "../../src/domain/transition.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import type { Store } from "../../src/storage/store.ts";
import type { LetterRow } from "../../src/workflow/office.ts";
import { day, register, stampOf } from "../support/sample-case.ts";
import { plain, testStore } from "../support/store.ts";

const words = (text: string) => ({ kk: text, ru: text, en: text });

const factsOf = (one: CaseId, letter: LetterId): LetterFacts => ({
  kind: "refusal-to-accept",
  format: 1,
  letter,
  number: null,
  date: "2026-11-23",
  languages: ["kk", "ru"],
  training: true,
  office: {
    names: words("Berlin"),
    letterhead: { kk: [], ru: [], en: [], image: null },
    address: "Nordendstraße 14",
    phone: "+49",
    email: "berlin@example.org",
  },
  addressee: {
    record: { surname: "MUELLER", givenNames: "ANNA MARIA", truncated: false },
    visual: { surname: "Müller", givenNames: "Anna Maria", patronymic: null },
    birthDate: "1980-02-29",
    citizenship: "DEU",
    documentNumber: "C01X00T47",
  },
  case: { id: one, service: "formation", category: words("spouse"), appliedOn: "2026-11-23", dueOn: "2026-11-24" },
  norm: null,
  signatory: null,
  executor: null,
  checkCode: null,
  grounds: [],
  documents: [],
  appeals: [],
});

async function refusedCase(store: Store): Promise<CaseAt<"decided">> {
  const one = await register(store);
  const checked = await store.cases.save(verified(one, [], day("2026-11-23"), null, stampOf()), stampOf());
  const refuse = { kind: "refuse" as const, grounds: [{ code: "incomplete-set" as const, fact: null }] as [never] };
  return store.cases.save(decided(checked, refuse, day("2026-11-23"), stampOf()), stampOf());
}

async function issue(store: Store, id: CaseId): Promise<{ row: LetterRow; facts: LetterFacts; pdf: Uint8Array }> {
  const kind = "refusal-to-accept";
  const letter = letterId(id, kind, await store.letters.nextNumber(id, kind));
  const pdf = Buffer.from(`%PDF-1.7 ${letter}`);
  const issued = stampOf();
  const row: LetterRow = { id: letter, case: id, kind, state: "issued", issued, sha256: sha256(pdf), servedOn: null };
  const facts = factsOf(id, letter);
  await store.letters.issue(row, facts, pdf, issued);
  return { row, facts, pdf };
}

describe("issuing", () => {
  it("keeps the facts frozen and the bytes as they are", async () => {
    const desk = await testStore();
    const one = await refusedCase(desk.store);
    const { row, facts, pdf } = await issue(desk.store, one.id);
    const store = await desk.reopen();
    expect(await store.letters.facts(row.id)).toEqual(facts);
    expect(plain(await store.letters.pdf(row.id))).toBe(plain(pdf));
    expect(plain(await store.letters.list(one.id))).toEqual(plain([row]));
    expect((await store.cases.line(one.id)).letter).toBe("issued");
    const line = (await store.cases.history(one.id)).at(-1);
    expect(line).toMatchObject({ code: "letter-issued", facts: { letter: row.id, sha256: row.sha256 } });
  });

  it("counts the letters of a kind, and refuses a number that is taken", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const first = await issue(store, one.id);
    const second = await issue(store, one.id);
    expect([first.row.id, second.row.id]).toEqual([`${one.id}-refusal-to-accept-1`, `${one.id}-refusal-to-accept-2`]);
    const again = store.letters.issue(first.row, first.facts, first.pdf, stampOf());
    await expect(again).rejects.toMatchObject({ code: "changed-meanwhile", params: { case: one.id } });
    expect(await store.letters.list()).toHaveLength(2);
  });

  it("counts printing again", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const { row } = await issue(store, one.id);
    await store.letters.reprinted(row.id, stampOf());
    expect((await store.cases.history(one.id)).at(-1)).toMatchObject({
      code: "letter-reprinted",
      facts: { letter: row.id },
    });
  });
});

describe("serving", () => {
  it("closes the case in the same step", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const { row } = await issue(store, one.id);
    const on = day("2026-11-24");
    await store.letters.served(row.id, { on, to: "applicant" }, closed(one, on), stampOf());
    expect(await store.cases.line(one.id)).toMatchObject({ stage: "closed", letter: "served" });
    expect(plain((await store.letters.list(one.id))[0])).toMatchObject(
      plain({ state: "served", servedOn: on }) as object,
    );
    expect((await store.ledger.verify()).broken).toBeNull();
  });

  it("changes neither letter nor case when the case was changed meanwhile", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const { row } = await issue(store, one.id);
    const on = day("2026-11-24");
    const stale = closed({ ...one, version: one.version - 1 }, on);
    const serving = store.letters.served(row.id, { on, to: "applicant" }, stale, stampOf());
    await expect(serving).rejects.toMatchObject({ code: "changed-meanwhile" });
    expect(await store.cases.line(one.id)).toMatchObject({ stage: "decided", letter: "issued" });
  });

  it("happens once", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const { row } = await issue(store, one.id);
    const how = { on: day("2026-11-24"), to: "representative" } as const;
    await store.letters.served(row.id, how, null, stampOf());
    const again = store.letters.served(row.id, how, null, stampOf());
    await expect(again).rejects.toMatchObject({ code: "changed-meanwhile" });
  });
});

it("does not know a letter that was never issued", async () => {
  const { store } = await testStore();
  const id = "BER-2026-000001-issuance-1" as LetterId;
  const { letters } = store;
  const on = day("2026-11-24");
  for (const call of [
    () => letters.facts(id),
    () => letters.pdf(id),
    () => letters.reprinted(id, stampOf()),
    () => letters.served(id, { on, to: "applicant" }, null, stampOf()),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: "unknown-letter", params: { letter: id } });
  }
});
