import fc from "fast-check";
import * as v from "valibot";
import { beforeAll, describe, expect, test } from "vitest";
import { applicationSchema } from "../../src/domain/application.ts";
import { checklist } from "../../src/domain/checklist.ts";
import { groundsFor } from "../../src/domain/choose-decision.ts";
import { documentKinds } from "../../src/domain/document.ts";
import { type Finding, findingCodes } from "../../src/domain/finding.ts";
import type { CaseId } from "../../src/domain/ids.ts";
import type { Occasion, RuleBook } from "../../src/domain/rule-book.ts";
import { verify } from "../../src/domain/verification.ts";
import { anyApplication } from "../support/any-application.ts";
import { applicationOf, bookOf, day, occasionOf, packIds } from "../support/law.ts";

const books = new Map<string, RuleBook>();
let occasion: Occasion;
beforeAll(async () => {
  for (const id of packIds) books.set(id, await bookOf(id));
  occasion = await occasionOf(day("2026-09-01"));
});

const pack = fc.constantFrom(...packIds);
const bookIn = (id: string) => books.get(id) as RuleBook;
const twin = { likelyDuplicates: [{ case: "BER-2026-000007" as CaseId, kind: "person" }] };

/** Findings without the position of the paper they are about. */
const shapes = (findings: readonly Finding[]) =>
  findings
    .map(({ about, ...rest }) => JSON.stringify({ ...rest, about: about.startsWith("documents/") ? "paper" : about }))
    .sort();

describe("verify, whatever an application says", () => {
  test("never throws, gives the same again, and every finding is one of the catalogue, with its source", () => {
    fc.assert(
      fc.property(anyApplication, pack, fc.boolean(), (one, id, duplicate) => {
        const neighbours = duplicate ? twin : { likelyDuplicates: [] };
        const findings = verify(bookIn(id), one, occasion, neighbours);
        expect(verify(bookIn(id), one, occasion, neighbours)).toEqual(findings);
        for (const finding of findings) {
          expect(findingCodes).toContain(finding.code);
          expect(finding.source.act.length).toBeGreaterThan(0);
          if (finding.weight === "warns" || finding.source.assumed) expect(finding.ground).toBeUndefined();
          if (finding.source.assumed) expect(finding.weight).toBe("warns");
        }
      }),
      { numRuns: 400 },
    );
  });

  test("no case is ever in a dead end: what blocks has a ground, and every case can at least go on with a proposal", () => {
    fc.assert(
      fc.property(anyApplication, pack, (one, id) => {
        const findings = verify(bookIn(id), one, occasion, twin);
        for (const finding of findings.filter((each) => each.weight === "blocks")) {
          expect(finding.ground).toBeDefined();
          expect(groundsFor(bookIn(id).pack, "service", [finding]).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("the order of papers changes nothing but their positions", () => {
    fc.assert(
      fc.property(anyApplication, pack, fc.integer(), (one, id, turn) => {
        const { documents } = one;
        const at = documents.length === 0 ? 0 : Math.abs(turn) % documents.length;
        const turned = [...documents.slice(at), ...documents.slice(0, at)].reverse();
        const before = verify(bookIn(id), one, occasion, twin);
        expect(shapes(verify(bookIn(id), { ...one, documents: turned }, occasion, twin))).toEqual(shapes(before));
      }),
      { numRuns: 300 },
    );
  });

  test("one more good paper never makes another one missing, and never makes a demand that was met unmet", () => {
    fc.assert(
      fc.property(anyApplication, pack, fc.constantFrom(...documentKinds), (one, id, kind) => {
        const good = v.parse(applicationSchema.entries.documents.pipe[0].item, {
          kind,
          title: kind === "other" ? "A paper" : null,
          issuingCountry: "KAZ",
          language: "ru",
          originalSeen: true,
        });
        const more = { ...one, documents: [...one.documents, good] };
        const missing = (findings: readonly Finding[]) =>
          findings
            .filter((each) => each.code === "document-missing" || each.code === "one-of-not-met")
            // This one says that a paper was presented, only none that the order names.
            .filter((each) => each.params?.by !== "other")
            .map((each) => each.about);
        const before = missing(verify(bookIn(id), one, occasion));
        expect(before).toEqual(expect.arrayContaining(missing(verify(bookIn(id), more, occasion))));
        const met = checklist(bookIn(id), one, occasion)
          .demands.filter((demand) => demand.met)
          .map((demand) => demand.requirement);
        const still = checklist(bookIn(id), more, occasion).demands;
        for (const requirement of met)
          expect(still.find((demand) => demand.requirement === requirement)?.met ?? true).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe("verify", () => {
  test("remarks every other case of what may be the same person", () => {
    const both = [...twin.likelyDuplicates, { case: "BER-2026-000009" as CaseId, kind: "document" }];
    const found = verify(bookIn("P3"), applicationOf(), occasion, { likelyDuplicates: both });
    expect(found.map((finding) => [finding.code, finding.params?.case])).toEqual([
      ["likely-duplicate", "BER-2026-000007"],
      ["likely-duplicate", "BER-2026-000009"],
    ]);
  });

  test("remarks the newest twenty of very many such cases: as many as can travel", () => {
    const all = Array.from({ length: 300 }, (_, index) => ({
      case: `BER-2026-${String(index + 1).padStart(6, "0")}` as CaseId,
      kind: "document" as const,
    }));
    const found = verify(bookIn("P3"), applicationOf(), occasion, { likelyDuplicates: all });
    const cases = found.map((finding) => finding.params?.case);
    expect([cases.length, cases[0], cases.at(-1)]).toEqual([20, "BER-2026-000281", "BER-2026-000300"]);
  });

  test("puts what blocks first, then follows the catalogue", () => {
    const findings = verify(bookIn("P3"), applicationOf({ category: "spouse", consentOnPaper: false }), occasion);
    expect(findings.map((finding) => `${finding.weight} ${finding.code}`)).toEqual([
      "blocks document-missing",
      "blocks no-consent",
      "warns document-missing",
    ]);
  });
});
