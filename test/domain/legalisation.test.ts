import { join } from "node:path";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { documentSchema, type PresentedDocumentFile } from "../../src/domain/document.ts";
import type { Nature } from "../../src/domain/document-nature.ts";
import { authenticationOf } from "../../src/domain/legalisation.ts";
import { readTreaties } from "../../src/law/treaties.ts";
import { day, lawFolder } from "../support/law.ts";

const treaties = await readTreaties(join(lawFolder, "treaties.csv"));

function asked(
  issuingCountry: string,
  more: Partial<PresentedDocumentFile> = {},
  on = "2026-06-01",
  nature: Nature = "public",
) {
  const document = v.parse(documentSchema, {
    kind: "birth-certificate",
    issuingCountry,
    language: "ru",
    originalSeen: true,
    ...more,
  });
  const view = {
    treaties: treaties.of,
    applicationDay: day(on),
    hostCountry: "EGY",
  };
  return authenticationOf(document, nature, view);
}

describe("authenticationOf", () => {
  test("says who legalises: this mission in its own country, else the mission there", () => {
    expect(asked("EGY").where).toEqual({ code: "legalised-here", params: { country: "EGY" } });
    expect(asked("CUB").where).toEqual({ code: "legalised-in-country", params: { country: "CUB" } });
    expect(asked("DEU").where).toEqual({ code: "apostille-authority", params: { country: "DEU" } });
    expect(asked("RUS").where).toBeNull();
  });

  test("names the day the Convention enters into force where it was not yet in force", () => {
    expect(asked("THA").sentence).toEqual({
      code: "legalisation-before-apostille",
      params: { country: "THA", since: "2027-02-28" },
    });
    expect(asked("EGY").sentence.code).toBe("legalisation");
  });

  test("notes that a treaty may waive an apostille, and never waives it", () => {
    expect(asked("TUR")).toMatchObject({ result: "apostille", satisfied: false, mayBeWaived: true });
    expect(asked("LTU")).toMatchObject({ result: "apostille", mayBeWaived: true });
    expect(asked("IND")).toMatchObject({ result: "apostille", mayBeWaived: false });
  });

  test.each<[Nature, boolean, string]>([
    ["identity", false, "not-required"],
    ["identity", true, "not-required"],
    ["diplomatic", true, "not-required"],
    ["private", false, "not-required"],
    ["private", true, "apostille"],
    ["public", false, "apostille"],
  ])("a paper that is %s, certified by a notary: %s", (nature, notarised, result) => {
    expect(asked("DEU", { notarised }, "2026-06-01", nature).result).toBe(result);
  });

  test("what is waived for diplomatic papers is law; for private and identity papers it is our reading", () => {
    expect(asked("DEU", {}, "2026-06-01", "diplomatic").source).toEqual({
      act: "apostille-convention",
      point: "1(3)(a)",
      assumed: false,
    });
    expect(asked("DEU", {}, "2026-06-01", "private").source.assumed).toBe(true);
  });

  test("an apostille without a date is held against the application day", () => {
    expect(asked("DZA", { authentication: { kind: "apostille" } }, "2026-07-08").result).toBe("legalisation");
    expect(asked("DZA", { authentication: { kind: "apostille" } }, "2026-07-09").satisfied).toBe(true);
  });

  test.each(["UNO", "XXA", "XXX", "XOM", "EUE"])("the special code %s is no error", (code) => {
    expect(asked(code)).toMatchObject({ result: "ask-unknown", satisfied: null });
  });
});
