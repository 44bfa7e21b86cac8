import fc from "fast-check";
import { expect, test } from "vitest";
import type { Verification } from "../../src/domain/case.ts";
import { type Choice, chooseDecision, groundsFor } from "../../src/domain/choose-decision.ts";
import { Temporal } from "../../src/domain/day.ts";
import { type GroundCode, groundCodes, outcomeOf } from "../../src/domain/finding.ts";
import type { OfficerId } from "../../src/domain/ids.ts";
import { Problem } from "../../src/domain/problem.ts";
import { verify } from "../../src/domain/verification.ts";
import { anyApplication } from "../support/any-application.ts";
import { bookOf, day, occasionOf, packIds } from "../support/law.ts";

const occasion = await occasionOf(day("2026-09-01"));
const choice = (kind: Choice["kind"], grounds: readonly GroundCode[] = []): Choice => ({
  kind,
  grounds,
  facts: new Map(),
  reason: "as seen",
});

test.each(packIds)("under %s every verified case can go on, and only where the law lets it", async (id) => {
  const book = await bookOf(id);
  const { pack } = book;
  fc.assert(
    fc.property(anyApplication, (application) => {
      const findings = verify(book, application, occasion);
      const outcome = outcomeOf(findings);
      const verification: Verification = {
        on: occasion.applicationDay,
        outcome,
        findings,
        reason: null,
        by: "consul" as OfficerId,
        at: Temporal.Instant.from("2026-09-01T09:00:00Z"),
      };
      const goes = (what: Choice): boolean => {
        try {
          chooseDecision(what, verification, pack);
          return true;
        } catch (problem) {
          if (problem instanceof Problem) return false;
          throw problem;
        }
      };
      // Plainly where nothing blocks; else with a proposal to refuse, always.
      expect(goes(choice("forward"))).toBe(outcome !== "blocked");
      expect(goes(choice("propose-refusal"))).toBe(outcome === "blocked");
      // A refusal to accept rests on exactly the mission's own grounds that something found supports.
      const own = groundsFor(pack, "acceptance", findings).map((ground) => ground.code);
      for (const code of groundCodes)
        expect([code, goes(choice("refuse", [code]))]).toEqual([code, own.includes(code)]);
      for (const finding of findings) {
        if (finding.weight === "warns" || finding.source.assumed) expect(finding.ground).toBeUndefined();
        if (finding.weight === "blocks") {
          const acts = pack.grounds.filter(
            (ground) => ground.code === finding.ground || ground.covers.includes(finding.ground as GroundCode),
          );
          expect([finding.code, acts.some((ground) => ground.act === "service")]).toEqual([finding.code, true]);
          expect(acts.every((ground) => pack.appeals.some((appeal) => appeal.act === ground.act))).toBe(true);
        }
      }
    }),
    { numRuns: 250 },
  );
});
