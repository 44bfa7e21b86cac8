import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checklist } from "../../src/domain/checklist.ts";
import { findingCodes } from "../../src/domain/finding.ts";
import { remedyOf, sentenceOf } from "../../src/domain/finding-sentence.ts";
import type { Sentence } from "../../src/domain/legalisation.ts";
import { verify } from "../../src/domain/verification.ts";
import { finding as findings } from "../../src/i18n/words/en/finding.ts";
import { law } from "../../src/i18n/words/en/law.ts";
import { anyApplication } from "../support/any-application.ts";
import { bookOf, day, occasionOf } from "../support/law.ts";

const areas = { finding: findings, do: findings.do, sentence: law.sentence, where: law.where };
type Area = keyof typeof areas;

/** The words of a sentence, after checking that it has words and brings every value that they need. */
function wordsOf(area: Area, sentence: Sentence): string {
  const parts = sentence.code.split(".");
  const found = parts.reduce<unknown>((words, part) => (words as Record<string, unknown>)[part], areas[area]);
  const words = typeof found === "string" ? found : undefined;
  expect([area, sentence.code, words !== undefined]).toEqual([area, sentence.code, true]);
  const needed = [...(words ?? "").matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "");
  for (const name of needed)
    expect([sentence.code, name, name in sentence.params]).toEqual([sentence.code, name, true]);
  return words ?? "";
}

describe("whatever the law says of an application has words and the values they need", () => {
  test.each(["P1", "P2", "D2"])("under %s", async (id) => {
    const book = await bookOf(id);
    const occasion = await occasionOf(day("2026-09-01"));
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyApplication, (one) => {
        for (const finding of verify(book, one, occasion)) {
          seen.add(finding.code);
          wordsOf("finding", sentenceOf(finding));
          wordsOf("do", remedyOf(finding));
          const field = finding.params?.field;
          if (field !== undefined) expect(Object.keys(findings.field)).toContain(field);
        }
        const list = checklist(book, one, occasion);
        for (const { authentication, translation } of list.papers) {
          wordsOf("sentence", authentication.sentence);
          wordsOf("sentence", translation.sentence);
          if (authentication.where !== null) wordsOf("where", authentication.where);
        }
        for (const demand of list.demands) if (demand.do !== null) wordsOf("do", demand.do);
      }),
      { numRuns: 500 },
    );
    expect(seen.size).toBeGreaterThan(14);
  });

  test("every code of the catalogue has words, whichever way it is said", () => {
    for (const code of findingCodes) {
      wordsOf("finding", { code, params: { kind: "", kinds: "", expiresOn: "", field: "", case: "" } });
      wordsOf("do", { code, params: { kinds: "", case: "" } });
    }
  });
});

test.each([
  ["XXA", "of.stateless"],
  ["XXX", "of.unspecified"],
])("citizenship %s is doubted in words of its own", (citizenship, code) => {
  const finding = { code: "category-unconfirmed", about: "applicant/citizenship", params: { citizenship } } as const;
  expect(sentenceOf(finding).code).toBe(code);
  expect(wordsOf("finding", sentenceOf(finding))).toContain(code === "of.stateless" ? "stateless" : "unspecified");
  expect(remedyOf(finding).code).toBe("category-unconfirmed");
});

test.each([
  ["paper", "of.certifiedBefore", /^\{\{kind\}\}: issued on/],
  ["translation", "of.translationBefore", /of its translation/],
])("a certification of the %s that is older than the paper names both dates", (of, code, words) => {
  const params = { kind: "will", issuedOn: "2025-01-11", certifiedOn: "2025-01-10", of };
  const finding = { code: "document-doubtful", params } as const;
  expect(sentenceOf(finding).code).toBe(code);
  expect(wordsOf("finding", sentenceOf(finding))).toMatch(words);
  expect(wordsOf("do", remedyOf(finding))).toContain("Compare both dates");
});
