import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { type Condition, conditionSchema, factsIn, holds } from "../../src/domain/condition.ts";
import type { Facts } from "../../src/domain/fact.ts";

const facts: Facts = {
  kind: "formation",
  category: "heir",
  "category-known": true,
  "route-fits": true,
  age: { atLeast: 64, atMost: 65 },
  "birth-date": "partial",
  citizenship: "DEU",
  stateless: false,
  "name-script": null,
  representative: "none",
  "in-person": true,
  consent: true,
  "earlier-iin": false,
  document: ["passport", "will"],
  "identity-issuer": ["DEU"],
  "host-country": "DEU",
};

describe("holds", () => {
  test.each<[string, Condition | undefined, boolean | null]>([
    ["nothing is asked", undefined, true],
    ["a value", { kind: "formation" }, true],
    ["another value", { kind: "correction" }, false],
    ["one of several", { category: ["spouse", "heir"] }, true],
    ["every test of one object", { kind: "formation", category: "spouse" }, false],
    ["a paper presented", { document: "will" }, true],
    ["no such paper", { not: { document: "kinship-proof" } }, true],
    ["the issuer of the passport", { "identity-issuer": ["AUT", "DEU"] }, true],
    ["an age that may be either", { age: { from: 65 } }, null],
    ["an age that is certain", { age: { from: 64 } }, true],
    ["an age that is excluded", { age: { under: 64 } }, false],
    ["an age between", { age: { from: 60, under: 66 } }, true],
    ["a fact that is not known", { "name-script": "other" }, null],
    ["not of what is not known", { not: { "name-script": "other" } }, null],
    ["all, one false", { all: [{ "name-script": "other" }, { kind: "correction" }] }, false],
    ["all, one unknown", { all: [{ "name-script": "other" }, { kind: "formation" }] }, null],
    ["any, one true", { any: [{ "name-script": "other" }, { kind: "formation" }] }, true],
    ["any, none true", { any: [{ "name-script": "other" }, { kind: "correction" }] }, null],
    ["tests beside all", { category: "spouse", all: [{ kind: "formation" }] }, false],
  ])("%s", (_, condition, truth) => {
    expect(holds(condition, facts)).toBe(truth);
  });
});

describe("a condition in a file", () => {
  test.each([
    [{ weather: "fine" }],
    [{}],
    [{ all: [] }],
    [{ age: {} }],
    [{ category: "tourist" }],
    [{ not: { age: { over: 3 } } }],
    [{ category: [] }],
  ])("%j is refused", (condition) => {
    expect(v.safeParse(conditionSchema, condition).success).toBe(false);
  });

  test("the facts it looks at are found at any depth, in the order of the list", () => {
    const condition: Condition = { not: { any: [{ document: "will" }, { age: { from: 3 } }] }, kind: "formation" };
    expect(factsIn(condition)).toEqual(["kind", "age", "document"]);
  });
});
