import { describe, expect, test } from "vitest";
import { findingCodes } from "../../src/domain/finding.ts";
import type { LetterFinding } from "../../src/domain/letter-parts.ts";
import { languages } from "../../src/domain/text.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { foundInWords } from "../../src/letters/found.ts";

const [passport, marriage] = exampleOf("refusal-to-accept").documents;
const country = (code: string): string => ({ DEU: "Германия" })[code] ?? code;
const plain = (found: LetterFinding, language: "kk" | "ru" | "en"): string =>
  foundInWords(found, language, country).replaceAll("\u00a0", " ");

test.each(findingCodes)("%s has its sentence in every language, with every value it asks for", (code) => {
  for (const language of languages) {
    const params = { case: "BER-2026-000002", field: "birthDate", expiresOn: "2026-11-01" };
    const sentence = plain({ code, kinds: [passport!.words], document: passport!, params }, language);
    expect(sentence).not.toMatch(/\{\{|undefined/);
    expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
  }
});

describe("the fact of a refusal names the paper by kind, number and date", () => {
  test("in Russian", () => {
    const found = {
      code: "document-expired",
      kinds: [],
      document: passport!,
      params: { expiresOn: "2026-11-01" },
    } as const;
    expect(plain({ ...found, kinds: [] }, "ru")).toMatch(
      /^Паспорт .*C01X00T47.*1 января 2021 года.*1 ноября 2026 года/,
    );
  });

  test("with the apostille that is missing, and the country", () => {
    const params = { result: "apostille", country: "DEU" };
    const found: LetterFinding = { code: "authentication-missing", kinds: [], document: marriage!, params };
    expect(plain(found, "ru")).toMatch(/апостил/);
    expect(plain(found, "kk")).toMatch(/апостиль/);
    expect(plain(found, "ru")).toContain("Германия");
  });

  test("and what nobody presented by its kind", () => {
    const found: LetterFinding = { code: "document-missing", kinds: [marriage!.words], document: null, params: {} };
    expect(plain(found, "kk")).toContain("неке қию туралы куәлік");
  });
});
