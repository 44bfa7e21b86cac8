import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { categoryCodes } from "../../src/domain/category.ts";
import { type Condition, factsIn, holds } from "../../src/domain/condition.ts";
import { type Facts, factsOf } from "../../src/domain/fact.ts";
import { type Finding, findingCodes } from "../../src/domain/finding.ts";
import { type Check, covers, type RulePack } from "../../src/domain/rule-pack.ts";
import { languages, type Words } from "../../src/domain/text.ts";
import { readOverlay, readPack } from "../../src/law/pack-file.ts";
import { goldenCases, played } from "../support/golden.ts";
import { day, lawFolder, packIds } from "../support/law.ts";

const pathOf = (id: string) => join(lawFolder, "packs", `${id}.yaml`);
const packs = await Promise.all(packIds.map((id) => readPack(readFileSync(pathOf(id)), pathOf(id))));
const pack = (id: string) => packs.find((each) => each.id === id) as RulePack;

/** Every sentence in three languages that a value holds, with the path to it. */
function wordsIn(value: unknown, path = ""): { path: string; words: Words }[] {
  if (typeof value !== "object" || value === null) return [];
  if ("kk" in value && "ru" in value && "en" in value) return [{ path, words: value as unknown as Words }];
  return Object.entries(value).flatMap(([key, part]) => wordsIn(part, `${path}/${key}`));
}

describe("the days that orders cover", () => {
  test("every day from the first pilot on has exactly one pack, but for the gap named on purpose", () => {
    const gap = pack("P2").gap;
    expect([gap?.from.toString(), gap?.until.toString()]).toEqual(["2025-01-01", "2025-04-17"]);
    for (let on = day("2024-04-13"); on.year < 2028; on = on.add({ days: 1 })) {
      const within = gap !== undefined && on.since(gap.from).sign >= 0 && on.until(gap.until).sign >= 0;
      expect([on.toString(), packs.filter((each) => covers(each, on)).length]).toEqual([on.toString(), within ? 0 : 1]);
    }
    expect(packs.some((each) => covers(each, day("2024-04-12")))).toBe(false);
  });

  test.each([
    ["2024-04-13", "P1"],
    ["2024-12-31", "P1"],
    ["2025-04-18", "P2"],
    ["2025-12-31", "P2"],
    ["2026-01-01", "P3"],
    ["2031-01-01", "P3"],
  ])("%s is a day of %s", (on, id) => {
    expect(packs.filter((each) => covers(each, day(on))).map((each) => each.id)).toEqual([id]);
  });

  test("the draft covers none, and says that it never was in force; the provisional rules say what they are", () => {
    expect([pack("D2").status, pack("D2").from, pack("D2").until]).toEqual(["draft", undefined, undefined]);
    expect(pack("D2").notice?.en).toContain("never came into force");
    expect(pack("P3").status).toBe("provisional");
    expect(pack("P3").notice?.en).toContain("No published order known");
  });
});

describe("the categories", () => {
  test("are those of each order", () => {
    expect(pack("P1").categories.map((each) => each.code)).toEqual(["foreigner"]);
    expect(
      pack("D2")
        .categories.map((each) => each.code)
        .sort(),
    ).toEqual(
      [
        "investor",
        "exporter",
        "spouse",
        "heir",
        "nomad-residency",
        "nomad-visa",
        "disability",
        "senior",
        "diplomat",
      ].sort(),
    );
    const all = categoryCodes.filter((code) => code !== "foreigner");
    expect(
      pack("P2")
        .categories.map((each) => each.code)
        .sort(),
    ).toEqual([...all].sort());
    expect(pack("P3").categories.map((each) => each.code)).toEqual(pack("P2").categories.map((each) => each.code));
  });

  test("only staff of diplomatic missions go through the Ministry", () => {
    for (const each of packs.flatMap((one) => one.categories))
      expect([each.code, each.route]).toEqual([each.code, each.code === "diplomat" ? "ministry" : "mission"]);
  });

  test("the provisional rules demand what the second pilot demanded", () => {
    const { acts: _a, digest: _d, id: _i, status: _s, title: _t, notice: _n, from: _f, ...demands } = pack("P3");
    const {
      acts: _a2,
      digest: _d2,
      id: _i2,
      status: _s2,
      title: _t2,
      from: _f2,
      until: _u,
      gap: _g,
      ...earlier
    } = pack("P2");
    expect(demands).toEqual(earlier);
  });
});

/** The first pilot knew no ages and no choices between papers. */
const unknownToP1 = ["age-outside", "one-of-not-met"];

describe.each(packs.map((each) => [each.id, each] as const))("%s", (_, one) => {
  test("speaks three languages in full", () => {
    const found = wordsIn(one);
    expect(found.length).toBeGreaterThan(40);
    for (const { path, words } of found) {
      for (const language of languages) expect([path, words[language].trim().length > 1]).toEqual([path, true]);
      expect([path, /[a-z]{3}/i.test(words.ru.replaceAll(/Digital Nomad (?:Residency|Visa)/g, ""))]).toEqual([
        path,
        false,
      ]);
      expect([path, /[а-яёәғқңөұүһі]/i.test(words.en)]).toEqual([path, false]);
    }
  });

  test("has Kazakh words that are not the Russian ones", () => {
    for (const { path, words } of wordsIn(one))
      if (words.kk.length > 12) expect([path, words.kk === words.ru]).toEqual([path, false]);
  });

  test("weighs every remark that the program can make by itself", () => {
    for (const code of findingCodes)
      expect([code, one.checks.some((check) => check.finding === code)]).toEqual([
        code,
        one.id !== "P1" || !unknownToP1.includes(code),
      ]);
  });

  test("lets nothing that is assumed block or carry a ground, and gives every block a ground with an act and an appeal", () => {
    for (const check of one.checks) {
      if (check.source.basis === "assumed")
        expect([check.id, check.weight, check.ground]).toEqual([check.id, "warns", undefined]);
      if (check.weight === "blocks") {
        const acts = one.grounds.filter(
          (ground) => ground.code === check.ground || ground.covers.includes(check.ground as never),
        );
        expect([check.id, acts.length > 0]).toEqual([check.id, true]);
        expect([check.id, acts.some((ground) => ground.act === "service")]).toEqual([check.id, true]);
      }
    }
    for (const ground of one.grounds) expect(one.appeals.some((appeal) => appeal.act === ground.act)).toBe(true);
  });
});

/** Whether a check is what made the finding; a fault that only warns because its demand is assumed counts for its check. */
function raised(check: Check, finding: Finding, facts: Facts): boolean {
  if (check.finding !== finding.code) return false;
  if (check.must !== undefined)
    return check.about === finding.about && holds(check.when, facts) === true && holds(check.must, facts) === false;
  return (
    check.source.point === finding.source.point && (check.weight === finding.weight || check.source.basis !== "assumed")
  );
}

describe("the golden cases exercise every rule", () => {
  const seen = new Map<string, Set<string>>();
  const reached = (id: string, what: string) => seen.get(id)?.add(what);

  beforeAll(async () => {
    for (const id of packIds) seen.set(id, new Set());
    for (const { golden, pack: wanted } of goldenCases()) {
      const { application, occasion, book, list, findings } = await played(golden, wanted);
      const { id } = book.pack;
      const facts = factsOf(application, book.pack, occasion);
      reached(id, `category ${application.category}`);
      for (const demand of list.demands)
        reached(id, `requirement ${demand.requirement} ${demand.met ? "met" : "unmet"}`);
      for (const question of book.pack.questions)
        if (holds(question.when, facts) === true) reached(id, `question ${question.field}`);
      for (const finding of findings) {
        for (const check of book.pack.checks) if (raised(check, finding, facts)) reached(id, `check ${check.id}`);
        for (const ground of book.pack.grounds)
          if (
            finding.ground !== undefined &&
            (ground.code === finding.ground || ground.covers.includes(finding.ground))
          )
            reached(id, `ground ${ground.act} ${ground.code}`);
      }
    }
  });

  test.each(packIds)("%s", (id) => {
    const one = pack(id);
    const rules = [
      ...one.categories.map((category) => `category ${category.code}`),
      ...one.requirements.flatMap(({ id: name }) => [`requirement ${name} met`, `requirement ${name} unmet`]),
      ...one.questions.map((question) => `question ${question.field}`),
      ...one.checks.map((check) => `check ${check.id}`),
      ...one.grounds.map((ground) => `ground ${ground.act} ${ground.code}`),
    ];
    expect(rules.filter((rule) => !seen.get(id)?.has(rule))).toEqual([]);
  });
});

describe("the overlay of Kyiv", async () => {
  const path = join(lawFolder, "missions/kyiv.yaml");
  const overlay = await readOverlay(readFileSync(path), path);

  test("adds demands of its own and speaks three languages", () => {
    expect(overlay.requirements.map((each) => each.id)).toEqual(["passport-page-translation"]);
    expect(overlay.reminders.map((each) => each.id)).toEqual(["prior-appointment"]);
    expect(wordsIn(overlay).length).toBe(6);
  });
});

test("conditions of the shipped packs look only at facts that an application can have", () => {
  const conditions: (Condition | undefined)[] = packs.flatMap((one) => [
    ...one.questions.map((each) => each.when),
    ...one.requirements.map((each) => each.when),
    ...one.checks.flatMap((each) => [each.when, each.must]),
    ...one.grounds.map((each) => each.when),
  ]);
  const used = new Set(conditions.flatMap((condition) => factsIn(condition)));
  expect([...used].sort()).toEqual(
    [
      "age",
      "birth-date",
      "category",
      "category-known",
      "citizenship",
      "consent",
      "document",
      "earlier-iin",
      "in-person",
      "kind",
      "name-script",
      "representative",
      "route-fits",
      "stateless",
    ].sort(),
  );
});
