import { describe, expect, it } from "vitest";
import type { CaseAt } from "../../src/domain/case.ts";
import { type CaseId, type LetterId, letterId } from "../../src/domain/ids.ts";
import type { LetterFacts } from "../../src/domain/letter.ts";
import { closed, closingUndone, decided, verified } from "../../src/domain/transition.ts";
import { sha256 } from "../../src/storage/keyed-hash.ts";
import type { Store } from "../../src/storage/store.ts";
import type { NewLetter, Service } from "../../src/workflow/ports/letters.ts";
import { day, register, stampOf } from "../support/sample-case.ts";
import { plain, testStore } from "../support/store.ts";

const handed = (on: Service["on"]): Service => ({ on, to: "applicant", how: "in-person", identitySeen: true });
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
  case: {
    id: one,
    service: "formation",
    category: words("spouse"),
    appliedOn: "2026-11-23",
    applicationDay: "2026-11-23",
    dueOn: "2026-11-24",
  },
  norm: null,
  signatory: null,
  executor: null,
  check: null,
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

async function issue(store: Store, id: CaseId): Promise<{ row: NewLetter; facts: LetterFacts; pdf: Uint8Array }> {
  const kind = "refusal-to-accept";
  const letter = letterId(id, kind, await store.letters.nextNumber(id, kind));
  const pdf = Buffer.from(`%PDF-1.7 ${letter}`);
  const issued = stampOf();
  const row: NewLetter = { id: letter, case: id, kind, number: letter, issued, sha256: sha256(pdf) };
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
    const begun = { state: "issued", printed: null, reprints: 0, served: null, voided: null, supersededBy: null };
    expect(plain(await store.letters.list(one.id))).toEqual(plain([{ ...row, ...begun }]));
    expect(plain(await store.letters.load(row.id))).toEqual(plain({ ...row, ...begun }));
    expect((await store.letters.byBytes(pdf))?.id).toBe(row.id);
    expect(await store.letters.byBytes(Buffer.from("another"))).toBeNull();
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

describe("a letter that proved wrong", () => {
  it("is void with its reason, and names what took its place; what was served stays", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const { row } = await issue(store, one.id);
    await store.letters.served(row.id, handed(day("2026-11-24")), closed(one, day("2026-11-24")), stampOf());
    const ended = (await store.cases.load(one.id)) as CaseAt<"closed">;
    await store.letters.void(row.id, "Another person's passport.", closingUndone(ended), stampOf());
    expect(await store.cases.line(one.id)).toMatchObject({ stage: "decided", letter: null });
    const next = await issue(store, one.id);
    expect(await store.letters.load(row.id)).toMatchObject({
      state: "void",
      served: { to: "applicant", identitySeen: true },
      voided: { reason: "Another person's passport." },
      supersededBy: next.row.id,
    });
    const history = await store.cases.history(one.id);
    const [voided] = history.filter((line) => line.code === "letter-voided");
    expect(voided?.facts).toMatchObject({
      letter: row.id,
      reason: expect.stringMatching(/^hmac-sha256:[0-9a-f]{64}$/),
    });
    expect(history.at(-1)).toMatchObject({ code: "letter-issued", facts: { supersedes: [row.id] } });
    expect((await store.ledger.verify()).broken).toBeNull();
    await expect(store.letters.void(row.id, "again", null, stampOf())).rejects.toMatchObject({
      code: "changed-meanwhile",
    });
  });

  it("keeps its number: no two letters of one year bear the same", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const first = await issue(store, one.id);
    const letter = letterId(one.id, "receipt", 1);
    const pdf = Buffer.from("%PDF-1.7 receipt");
    const other = { ...first.row, id: letter, kind: "receipt", number: first.row.number, sha256: sha256(pdf) } as const;
    const issuing = (of: NewLetter) => store.letters.issue(of, factsOf(one.id, letter), pdf, of.issued);
    await expect(issuing(other)).rejects.toMatchObject({ code: "number-taken", params: { letter: first.row.id } });
    const nextYear = { ...other, issued: { ...other.issued, at: other.issued.at.add({ hours: 24 * 366 }) } };
    await issuing(nextYear);
  });
});

describe("serving", () => {
  it("closes the case in the same step", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const { row } = await issue(store, one.id);
    const on = day("2026-11-24");
    await store.letters.served(row.id, handed(on), closed(one, on), stampOf());
    expect(await store.cases.line(one.id)).toMatchObject({ stage: "closed", letter: "served" });
    expect(plain((await store.letters.list(one.id))[0])).toMatchObject(
      plain({ state: "served", served: handed(on) }) as object,
    );
    expect((await store.ledger.verify()).broken).toBeNull();
  });

  it("changes neither letter nor case when the case was changed meanwhile", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const { row } = await issue(store, one.id);
    const on = day("2026-11-24");
    const stale = closed({ ...one, version: one.version - 1 }, on);
    const serving = store.letters.served(row.id, handed(on), stale, stampOf());
    await expect(serving).rejects.toMatchObject({ code: "changed-meanwhile" });
    expect(await store.cases.line(one.id)).toMatchObject({ stage: "decided", letter: "issued" });
  });

  it("happens once", async () => {
    const { store } = await testStore();
    const one = await refusedCase(store);
    const { row } = await issue(store, one.id);
    const how = handed(day("2026-11-24"));
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
    () => letters.load(id),
    () => letters.printed(id, stampOf()),
    () => letters.reprinted(id, stampOf()),
    () => letters.void(id, "wrong", null, stampOf()),
    () => letters.served(id, handed(on), null, stampOf()),
  ]) {
    await expect(call()).rejects.toMatchObject({ code: "unknown-letter", params: { letter: id } });
  }
});
