import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { countryOrNull } from "../../src/domain/country.ts";
import { readTreaties } from "../../src/law/treaties.ts";
import { lawFolder } from "../support/law.ts";

const path = join(lawFolder, "treaties.csv");
const treaties = await readTreaties(path);

describe("treaties.csv", () => {
  test("has 175 countries, each a code that passports know", () => {
    expect(treaties.all().length).toBe(175);
    expect(treaties.all().filter((row) => countryOrNull(row.country) !== row.country)).toEqual([]);
  });

  test("knows the parties of the Minsk and Chisinau conventions", () => {
    const parties = treaties.all().filter((row) => row.legalAssistance === "party");
    expect(parties.map((row) => row.country).sort()).toEqual(
      ["ARM", "AZE", "BLR", "GEO", "KAZ", "KGZ", "MDA", "RUS", "TJK", "TKM", "UZB"].sort(),
    );
    expect(treaties.of("UKR")).toMatchObject({ legalAssistance: "withdrawn" });
    expect(treaties.of("UKR")?.withdrawnOn?.toString()).toBe("2024-05-19");
  });

  test.each([
    ["BGD", "2025-03-30"],
    ["DZA", "2026-07-09"],
    ["VNM", "2026-09-11"],
    ["THA", "2027-02-28"],
    ["CHN", "2023-11-07"],
    ["DEU", "1966-02-13"],
    ["XKX", "2016-07-14"],
    ["TKM", undefined],
    ["EGY", undefined],
  ])("%s: apostille since %s", (country, since) => {
    expect(treaties.of(country)?.apostilleSince?.toString()).toBe(since);
  });

  test("knows which bilateral treaties are civil", () => {
    const civil = treaties.all().filter((row) => row.bilateralCivil);
    expect(civil.map((row) => row.country).sort()).toEqual(
      "ARE AZE CHN GEO IRN KGZ LTU MNG PAK PRK TKM TUR UZB VNM".split(" "),
    );
    expect(treaties.of("IND")?.bilateral).toContain("criminal");
  });

  test("43 countries knew no apostille when the table was made", () => {
    expect(treaties.all().filter((row) => row.apostilleSince === null).length).toBe(43);
  });

  test("a country it does not have is no fault", () => {
    expect(treaties.of("BEN")).toBeNull();
    expect(treaties.of("XXA")).toBeNull();
  });
});

describe("a damaged table", () => {
  const damaged = async (from: string, to: string) => {
    const file = join(mkdtempSync(join(tmpdir(), "law-")), "treaties.csv");
    writeFileSync(file, readFileSync(path, "utf8").replace(from, to));
    return readTreaties(file);
  };

  test("names the line of a wrong value, when its country is asked for and when all are", async () => {
    const table = await damaged("DEU,Germany,1966-02-13", "DEU,Germany,1966-02-30");
    expect(table.of("FRA")).not.toBeNull();
    expect(() => table.of("DEU")).toThrowError(
      expect.objectContaining({
        code: "bad-rules",
        params: expect.objectContaining({ faults: ["58:1 /apostille_since date"] }),
      }),
    );
    expect(() => table.all()).toThrowError(expect.objectContaining({ code: "bad-rules" }));
  });

  test("refuses a country given twice and a text that is no table", async () => {
    await expect(damaged("FRA,", "DEU,")).rejects.toMatchObject({ code: "bad-rules" });
    await expect(damaged("FRA,", '"FRA,')).rejects.toMatchObject({ code: "bad-rules" });
  });
});
