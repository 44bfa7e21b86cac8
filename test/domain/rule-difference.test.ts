import { expect, test } from "vitest";
import { rulesBeside } from "../../src/domain/rule-difference.ts";
import { bookOf, packIds } from "../support/law.ts";

const pack = async (id: string) => (await bookOf(id)).pack;
const lines = async (a: string, b: string) =>
  rulesBeside(await pack(a), await pack(b)).map((each) => [each.change, each.part, each.id, ...each.entries].join(" "));

test.each(packIds)("%s does not differ from itself", async (id) => {
  expect(await lines(id, id)).toEqual([]);
});

test("the provisional rules differ from the second pilot in nothing that is demanded", async () => {
  expect(await lines("P2", "P3")).toEqual([]);
});

test("from the draft to the second pilot: three categories more, exporters and seniors changed", async () => {
  expect(await lines("D2", "P2")).toEqual([
    "changed categories exporter words",
    "gained categories child",
    "gained categories plant-protection",
    "gained categories head-of-entity",
    "changed questions representative when",
    "gained requirements birth-certificate",
    "gained requirements parent-identity-document",
    "gained requirements guardian-application",
    "gained requirements plant-protection-proof",
    "gained requirements entity-registration",
    "gained requirements appointment-decision",
    "lost checks senior-at-65",
    "gained checks child-age",
  ]);
});

test("from the first pilot to the second every category is another", async () => {
  const found = await lines("P1", "P2");
  expect(found).toContain("lost categories foreigner");
  expect(found).toContain("gained requirements marriage-certificate");
  expect(found).toContain("changed requirements power-of-attorney source");
  expect(found).not.toContain("changed term term source");
});

test("another term and a ground of another weight are named", async () => {
  const before = await pack("P2");
  const after = {
    ...before,
    term: { ...before.term, "working-days": 3 },
    checks: before.checks.map((check) =>
      check.id === "two-readings" ? { ...check, weight: "blocks" as const } : check,
    ),
    grounds: before.grounds.filter((ground) => ground.code !== "no-consent"),
  };
  expect(rulesBeside(before, after).map((each) => `${each.change} ${each.id} ${each.entries}`)).toEqual([
    "changed two-readings weight",
    "lost acceptance/no-consent ",
    "changed term working-days",
  ]);
});
