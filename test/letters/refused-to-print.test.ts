import * as v from "valibot";
import { describe, expect, test } from "vitest";
import type { LetterFacts, LetterKind } from "../../src/domain/letter.ts";
import { letterFactsSchema, letterKinds } from "../../src/domain/letter.ts";
import { missingParts } from "../../src/domain/letter-gaps.ts";
import { exampleOf } from "../../src/letters/examples.ts";
import { testPress } from "./judges.ts";

const press = testPress();

/** The example with one part taken away: null, or an empty list. */
function without(kind: LetterKind, path: string): LetterFacts {
  const facts = structuredClone(exampleOf(kind)) as LetterFacts;
  const names = path.split(".");
  let at: Record<string, unknown> = facts as unknown as Record<string, unknown>;
  for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>;
  const last = names.at(-1)!;
  at[last] = Array.isArray(at[last]) ? [] : null;
  return facts;
}

const always = ["number", "date", "case.id", "case.appliedOn", "norm", "signatory", "executor"];
const needed: Readonly<Record<LetterKind, readonly string[]>> = {
  receipt: [...always, "receivedAt", "documents", "case.dueOn"],
  checklist: [],
  "application-form": [],
  consent: [],
  "refusal-to-accept": [...always, "grounds", "grounds.0.norm", "grounds.0.cure", "grounds.0.wording.en", "appeals"],
  issuance: [...always, "ruling", "iin"],
  refusal: [
    ...always,
    "ruling",
    "grounds",
    "grounds.0.norm",
    "grounds.0.cure",
    "grounds.0.fact",
    "grounds.0.wording.en",
    "appeals",
  ],
  "overdue-notice": [...always, "case.dueOn", "appeals"],
  replacement: [...always, "replaced", "reason", "appeals"],
};

describe.each(letterKinds)("a letter of the kind %s", (kind) => {
  test("has whole facts in its example", () => {
    expect(v.safeParse(letterFactsSchema, exampleOf(kind)).issues).toBeUndefined();
    expect(missingParts(exampleOf(kind))).toEqual([]);
  });

  test.each(needed[kind].map((path) => [path]))("is not made without %s, and says so", async (path) => {
    await expect(press.print(without(kind, path), "final")).rejects.toMatchObject({
      code: "letter-incomplete",
      params: { letter: exampleOf(kind).letter, parts: [path] },
    });
    await expect(press.print(without(kind, path), "draft")).rejects.toMatchObject({ code: "letter-incomplete" });
  });
});

test("all missing parts are named at once", async () => {
  const facts = { ...exampleOf("refusal"), number: null, signatory: null, appeals: [] };
  await expect(press.print(facts, "final")).rejects.toMatchObject({
    params: { parts: ["number", "signatory", "appeals"] },
  });
});

test("a ground of one's own needs no English where no English is asked for", async () => {
  const facts = {
    ...(without("refusal-to-accept", "grounds.0.wording.en") as object),
    languages: ["kk", "ru"],
  } as LetterFacts;
  await expect(press.print(facts, "final")).resolves.toMatchObject({ pages: expect.any(Number) });
});

test("application form and consent are printed from a draft: no case, no number, no date", async () => {
  for (const kind of ["application-form", "consent", "checklist"] as const) {
    const example = exampleOf(kind);
    const facts = {
      ...example,
      date: null,
      norm: null,
      signatory: null,
      case: { ...example.case, id: null, appliedOn: null, dueOn: null },
    };
    await expect(press.print(facts, "draft")).resolves.toMatchObject({ pages: expect.any(Number) });
  }
});

test.each([
  ["addressee.record.surname", "WANG 王", "王", "U+738B"],
  ["addressee.visual.givenNames", "محمد", "م", "U+0645"],
  ["signatory.name", "А. 🦅", "🦅", "U+1F985"],
  ["office.letterhead.kk.0", "ЕЛШІЛІК \ue000", "\ue000", "U+E000"],
  ["executor.phone", "१२३", "१", "U+0967"],
])(
  "what cannot be printed in %s stops with the character and its code point",
  async (field, value, character, codePoint) => {
    const facts = structuredClone(exampleOf("issuance")) as unknown as Record<string, unknown>;
    const names = field.split(".");
    let at = facts;
    for (const name of names.slice(0, -1)) at = at[name] as Record<string, unknown>;
    at[names.at(-1)!] = value;
    await expect(press.print(facts as unknown as LetterFacts, "final")).rejects.toMatchObject({
      code: "letter-cannot-print",
      params: { letter: "BER-2026-000001-issuance-1", field, character, codePoint },
    });
  },
);
