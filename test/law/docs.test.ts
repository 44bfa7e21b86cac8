import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { categoryCodes } from "../../src/domain/category.ts";
import { factNames } from "../../src/domain/condition.ts";
import { deadline } from "../../src/domain/deadline.ts";
import { documentKinds } from "../../src/domain/document.ts";
import { natures } from "../../src/domain/document-nature.ts";
import { findingCodes, groundCodes } from "../../src/domain/finding.ts";
import { askedFields, bases } from "../../src/domain/rule-pack.ts";
import { verify } from "../../src/domain/verification.ts";
import { readPack } from "../../src/law/pack-file.ts";

import { applicationOf, day, occasionOf, rulesOf } from "../support/law.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/rules.md"), "utf8");
const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");

describe("docs/rules.md", () => {
  test("its complete order is one", async () => {
    const example = blocks.find((block) => block.includes("id: EXAMPLE")) ?? "";
    const pack = await readPack(new TextEncoder().encode(example), "docs/rules.md");
    expect([pack.id, pack.categories.map((category) => category.code)]).toEqual(["EXAMPLE", ["senior"]]);
  });

  test.each(
    Object.entries({ categoryCodes, factNames, documentKinds, natures, findingCodes, groundCodes, askedFields, bases }),
  )("names every one of %s", (_, codes) => {
    expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
  });
});

describe("an order written from docs/rules.md alone", async () => {
  const folder = join(import.meta.dirname, "../fixtures/law");
  const rules = rulesOf({}, [folder]);

  test("is in force on its days, with its own term", async () => {
    const { book } = await rules.forDay(day("2026-10-01"), null);
    const { kazakhstan, host } = await rules.calendars();
    expect(book.pack.id).toBe("P4");
    const term = deadline(day("2026-10-01"), kazakhstan, host, book.pack.term["working-days"]);
    expect(term.dueOn.toString()).toBe("2026-10-05");
    expect((await rules.forDay(day("2026-09-30"), null)).book.pack.id).toBe("P3");
  });

  test("demands and weighs what it says", async () => {
    const { book } = await rules.forDay(day("2026-10-01"), null);
    const occasion = await occasionOf(day("2026-10-01"));
    const found = (differences: Parameters<typeof applicationOf>[0]) =>
      verify(book, applicationOf(differences), occasion).map(
        (finding) => `${finding.weight} ${finding.code} ${finding.about}`,
      );
    const applicant = { surname: "Li", birthDate: "1966-10-01", citizenship: "CHN", sex: "F" } as const;
    expect(found({ category: "spouse" })).toEqual(["blocks document-missing marriage"]);
    expect(found({ category: "senior", applicant, appearedInPerson: false })).toEqual([
      "blocks document-missing passport-translation",
      "warns not-in-person appearedInPerson",
    ]);
    expect(found({ category: "senior" })).toEqual(["blocks age-outside applicant/birthDate"]);
    expect(found({ category: "diplomat", documents: [] })).toEqual([
      "blocks document-missing identity-document",
      "blocks one-of-not-met accreditation",
    ]);
  });
});
