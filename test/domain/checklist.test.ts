import { describe, expect, test } from "vitest";
import { checklist } from "../../src/domain/checklist.ts";
import type { Told } from "../../src/domain/fact.ts";
import { applicationOf, bookOf, day, occasionOf } from "../support/law.ts";

const occasion = await occasionOf(day("2026-09-01"));
const book = await bookOf("P3");
const passport = { kind: "passport", issuingCountry: "DEU", language: "de", originalSeen: true } as const;
const demand = (told: Told, id: string) => {
  const found = checklist(book, told, occasion).demands.find((each) => each.requirement === id);
  if (found === undefined) throw new Error(`no demand ${id}`);
  return found;
};

describe("one thing to do for what is not met", () => {
  test.each<[string, object, string]>([
    ["nothing presented", {}, "document-missing"],
    ["no apostille", { kind: "marriage-certificate", issuingCountry: "DEU", language: "ru" }, "of.apostille"],
    ["not legalised", { kind: "marriage-certificate", issuingCountry: "EGY", language: "ru" }, "of.legalisedInCountry"],
    ["no translation", { kind: "marriage-certificate", issuingCountry: "RUS", language: "en" }, "translation-missing"],
    [
      "illegible",
      { kind: "marriage-certificate", issuingCountry: "KAZ", language: "ru", seen: "illegible" },
      "document-illegible",
    ],
    [
      "expired",
      { kind: "marriage-certificate", issuingCountry: "KAZ", language: "ru", expiresOn: "2026-08-31" },
      "document-expired",
    ],
  ])("%s: %s", (_, paper, code) => {
    const papers = Object.keys(paper).length === 0 ? [] : [{ ...paper, originalSeen: true } as never];
    const found = demand(
      applicationOf({ category: "spouse", documents: [passport, ...papers] }),
      "marriage-certificate",
    );
    expect([found.met, found.do?.code]).toEqual([false, code]);
  });

  test("a choice that nothing was presented for names every paper that serves", () => {
    const found = demand(applicationOf({ documents: [passport] }), "investor-proof");
    expect(found.do).toEqual({
      code: "of.noneOf",
      params: { kinds: "investors-council-proof investment-contract authority-recommendation" },
    });
    expect([found.way, found.open]).toEqual(["one-of", true]);
  });

  test("nothing, for what is met", () => {
    const found = demand(applicationOf(), "investor-proof");
    expect([found.met, found.do, found.documents, found.fits]).toEqual([true, null, [1], [1]]);
  });
});

describe("of several papers for one demand", () => {
  const faulty = { kind: "marriage-certificate", issuingCountry: "DEU", language: "de", originalSeen: true } as const;
  const good = { kind: "marriage-certificate", issuingCountry: "KAZ", language: "kk", originalSeen: true } as const;

  test.each([[[faulty, good]], [[good, faulty]]])("the good one counts, wherever it stands", (papers) => {
    const found = demand(
      applicationOf({ category: "spouse", documents: [passport, ...papers] }),
      "marriage-certificate",
    );
    expect([found.met, found.documents.length, found.fits.length]).toEqual([true, 2, 1]);
    expect(found.authentication?.result).toBe("none-kz-document");
  });
});

describe("an interview that has only begun", () => {
  test("is asked for what everyone has to bring", () => {
    expect(checklist(book, {}, occasion).demands.map((each) => each.requirement)).toEqual(["identity-document"]);
  });

  test("is asked for the papers of its category as soon as it has one; what may be needed stands there until a fact rules it out", () => {
    const told: Told = { kind: "formation", category: "heir" };
    expect(checklist(book, told, occasion).demands.map((each) => [each.requirement, each.met])).toEqual([
      ["identity-document", false],
      ["identity-translation", false],
      ["inheritance-proof", false],
      ["kinship-proof", false],
    ]);
    const named: Told = { ...told, applicant: { surname: "Muster" } };
    expect(checklist(book, named, occasion).demands.map((each) => each.requirement)).not.toContain(
      "identity-translation",
    );
  });
});
