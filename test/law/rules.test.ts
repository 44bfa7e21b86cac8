import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileRules } from "../../src/law/compiled.ts";
import { rulesFrom } from "../../src/law/rules.ts";
import { day, lawFolder, profileOf, rulesOf } from "../support/law.ts";

const folder = () => mkdtempSync(join(tmpdir(), "law-"));
const p3 = readFileSync(join(lawFolder, "packs/P3.yaml"), "utf8");

/** A folder with an order that replaces the provisional rules from a day on. */
function withOrder(from: string): string {
  const at = folder();
  const text = p3
    .replace("id: P3", "id: P4")
    .replace("status: provisional", "status: in-force")
    .replace("from: 2026-01-01", `from: ${from}`);
  writeFileSync(join(at, "P4.yaml"), text);
  return at;
}

describe("the pack of a day", () => {
  const rules = rulesOf();

  test.each([
    ["2024-04-13", "P1"],
    ["2024-12-31", "P1"],
    ["2025-04-18", "P2"],
    ["2026-01-01", "P3"],
    ["2030-06-01", "P3"],
  ])("%s: %s", async (on, id) => {
    const { book, ref, bytes } = await rules.forDay(day(on), null);
    expect([book.pack.id, ref.id, ref.digest]).toEqual([id, id, book.pack.digest]);
    expect(bytes.length).toBeGreaterThan(1000);
  });

  test("in the months of the suspension there is none, and the problem says so", async () => {
    await expect(rules.forDay(day("2025-02-01"), null)).rejects.toMatchObject({
      code: "service-suspended",
      params: { day: "2025-02-01", from: "2025-01-01", until: "2025-04-17" },
    });
  });

  test("before the first pilot there is none", async () => {
    await expect(rules.forDay(day("2024-04-12"), null)).rejects.toMatchObject({ code: "no-rules-that-day" });
    await expect(rules.forDay(day("2024-04-12"), "Order 7")).rejects.toMatchObject({ code: "no-rules-that-day" });
  });

  test("where an officer names an order, the last pack that had begun stands in", async () => {
    expect((await rules.forDay(day("2025-02-01"), "Order 7")).book.pack.id).toBe("P1");
    expect((await rules.forDay(day("2025-06-01"), "Order 7")).book.pack.id).toBe("P2");
  });

  test("a pinned pack is taken on every day", async () => {
    const pinned = rulesOf({ packs: { pinned: "D2", order: null } });
    expect((await pinned.forDay(day("2026-06-01"), null)).book.pack.id).toBe("D2");
    const unknown = rulesOf({ packs: { pinned: "P9", order: null } });
    await expect(unknown.forDay(day("2026-06-01"), null)).rejects.toMatchObject({ code: "unknown-pack" });
  });

  test("an order in force that an office took in goes before the provisional rules, from its first day", async () => {
    const own = rulesOf({}, [withOrder("2026-09-01")]);
    expect((await own.forDay(day("2026-08-31"), null)).book.pack.id).toBe("P3");
    expect((await own.forDay(day("2026-09-01"), null)).book.pack.id).toBe("P4");
    expect((await own.list()).map((pack) => pack.id)).toEqual(["P1", "P2", "P3", "P4", "D2"]);
  });

  test("an order in force that began earlier goes before the provisional rules too", async () => {
    const own = rulesOf({}, [withOrder("2025-12-01")]);
    expect((await own.forDay(day("2026-06-01"), null)).book.pack.id).toBe("P4");
  });

  test("a folder of imported packs need not exist", async () => {
    const own = rulesOf({}, [join(tmpdir(), "no-such-folder")]);
    expect((await own.forDay(day("2026-08-31"), null)).book.pack.id).toBe("P3");
  });
});

describe("the rules of a case", () => {
  test("are found by the digest of what it was registered under", async () => {
    const { ref } = await rulesOf().forDay(day("2025-06-01"), null);
    expect((await rulesOf().ofCase(ref)).pack.digest).toBe(ref.digest);
  });

  test("stay what they were when a release changes the file", async () => {
    const before = folder();
    writeFileSync(join(before, "P4.yaml"), readFileSync(join(withOrder("2026-09-01"), "P4.yaml")));
    const { ref, bytes } = await rulesOf({}, [before]).forDay(day("2026-09-01"), null);
    const changed = readFileSync(join(before, "P4.yaml"), "utf8").replace("age: { from: 65 }", "age: { from: 60 }");
    writeFileSync(join(before, "P4.yaml"), changed);
    const rules = rulesFrom({
      templates: lawFolder,
      imported: [before],
      profile: profileOf(),
      packBytes: async (digest) => (digest === ref.digest ? bytes : null),
    });
    const kept = await rules.ofCase(ref);
    expect(kept.pack.digest).toBe(ref.digest);
    expect(kept.pack.checks.find((check) => check.id === "senior-age")?.must).toEqual({ age: { from: 65 } });
    await expect(rulesOf({}, [before]).ofCase(ref)).rejects.toMatchObject({ code: "unknown-pack" });
  });
});

describe("overlays", () => {
  const kyiv = { code: "KYV", country: "UKR", hostHolidays: { country: "UA", state: null, add: [], remove: [] } };

  test("are for the offices of their country, and for who names them", async () => {
    const overlays = async (differences: Parameters<typeof rulesOf>[0]) =>
      (await rulesOf(differences).forDay(day("2026-06-01"), null)).book.pack.overlays;
    expect(await overlays({})).toEqual([]);
    expect(await overlays(kyiv)).toEqual(["kyiv"]);
    expect(await overlays({ missions: ["kyiv"] })).toEqual(["kyiv"]);
    expect(await overlays({ ...kyiv, route: "ministry" })).toEqual([]);
  });

  test("are part of what a case is registered under", async () => {
    const { ref, bytes } = await rulesOf(kyiv).forDay(day("2026-06-01"), null);
    const elsewhere = rulesFrom({
      templates: lawFolder,
      imported: [],
      profile: profileOf(),
      packBytes: async () => bytes,
    });
    expect((await elsewhere.ofCase(ref)).pack.requirements.at(-1)?.id).toBe("passport-page-translation");
  });

  test("one that is not there is refused by name", async () => {
    await expect(rulesOf({ missions: ["london"] }).forDay(day("2026-06-01"), null)).rejects.toMatchObject({
      code: "bad-office",
    });
  });
});

describe("rules compiled with the program", () => {
  test("are the same as those read, and a file changed since is read anew", async () => {
    const compiled = folder();
    await compileRules(lawFolder, compiled);
    const imported = withOrder("2026-09-01");
    const quick = rulesFrom({
      templates: lawFolder,
      imported: [imported],
      compiled,
      profile: profileOf(),
      packBytes: async () => null,
    });
    const read = rulesOf({}, [imported]);
    expect(await quick.list()).toEqual(await read.list());
    expect((await quick.forDay(day("2026-09-01"), null)).book.pack.id).toBe("P4");
  });
});
