import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/domain/problem.ts";
import { joined, readOverlay, readPack } from "../../src/law/pack-file.ts";
import { digestOf } from "../../src/law/rule-bytes.ts";
import { lawFolder } from "../support/law.ts";

const p2 = readFileSync(join(lawFolder, "packs/P2.yaml"), "utf8");
const kyiv = readFileSync(join(lawFolder, "missions/kyiv.yaml"));
const bytes = (text: string) => new TextEncoder().encode(text);

/** The line, from 1, of the first text that contains the words. */
const lineOf = (text: string, words: string) => text.split("\n").findIndex((line) => line.includes(words)) + 1;

async function faultsOf(text: string): Promise<readonly string[]> {
  try {
    await readPack(bytes(text), "next.yaml");
  } catch (problem) {
    expect((problem as Problem).code).toBe("bad-rules");
    expect((problem as Problem).params.path).toBe("next.yaml");
    return (problem as Problem).params.faults as readonly string[];
  }
  return [];
}

/** P2 with one change, and the faults that it has then. */
async function changed(from: string | RegExp, to: string) {
  const text = p2.replace(from, to);
  expect(text).not.toBe(p2);
  return { text, faults: await faultsOf(text) };
}

describe("a rule pack", () => {
  test("is known by the digest of its bytes", async () => {
    const pack = await readPack(bytes(p2), "P2.yaml");
    expect(pack.digest).toBe(digestOf(bytes(p2)));
    expect(pack.overlays).toEqual([]);
  });

  test("with overlays in one stream has their demands after its own, and another digest", async () => {
    const both = joined(bytes(p2), [kyiv]);
    const pack = await readPack(both, "P2.yaml");
    expect(pack.overlays).toEqual(["kyiv"]);
    expect(pack.requirements.at(-1)?.id).toBe("passport-page-translation");
    expect(pack.requirements.length).toBe((await readPack(bytes(p2), "P2.yaml")).requirements.length + 1);
    expect(pack.digest).toBe(digestOf(both));
    expect(joined(bytes(p2), [])).toEqual(bytes(p2));
  });
});

describe("a wrong pack is refused with line and column", () => {
  test("an unknown key", async () => {
    const { text, faults } = await changed("term:\n  working-days: 1", "term:\n  calendar-days: 3\n  working-days: 1");
    expect(faults).toEqual([`${lineOf(text, "calendar-days")}:3 /term/calendar-days unknown-key`]);
  });

  test("a fact that is not on the closed list", async () => {
    const { text, faults } = await changed("when: { name-script: other }", "when: { script: other }");
    const line = lineOf(text, "{ script: other }");
    expect(faults[0]).toBe(`${line}:13 /requirements/1/when/script unknown-key`);
  });

  test("every fault at once", async () => {
    const { faults } = await changed(
      /weight: warns\n {4}source: \{ basis: assumed, act: order-2025, point: categories \}/,
      "weight: heavy\n    source: { basis: hearsay, act: order-2025, point: categories }",
    );
    expect(faults.map((fault) => fault.split(" ").slice(1).join(" "))).toEqual([
      "/checks/1/weight not-in-list",
      "/checks/1/source/basis not-in-list",
    ]);
  });

  test.each<[string, string | RegExp, string, string]>([
    [
      "what is assumed and blocks",
      /weight: warns\n( {4}source: \{ basis: assumed)/,
      "weight: blocks\n    ground: outside-category\n$1",
      "assumed-blocks",
    ],
    [
      "what blocks without a ground",
      /weight: blocks\n {4}ground: outside-category\n/,
      "weight: blocks\n",
      "blocks-without-ground",
    ],
    [
      "what warns with a ground",
      /(finding: mrz-differs\n {4}weight: warns\n)/,
      "$1    ground: unreliable\n",
      "warns-with-ground",
    ],
    ["an act that the pack does not list", "act: icao-9303, point", "act: icao, point", "act-unknown"],
    ["a point that the act does not list", "point: check-digits", "point: 12", "text"],
    ["a part that the act does not list", "point: check-digits", "point: colours", "point-unknown"],
    ["a requirement given twice", "- id: identity-translation", "- id: identity-document", "given-twice"],
    [
      "a category that the pack does not have",
      "when: { kind: formation, category: spouse }",
      "when: { kind: formation, category: foreigner }",
      "category-unknown",
    ],
    [
      "two ways to meet one requirement",
      "all-of: [marriage-certificate]",
      "all-of: [marriage-certificate]\n    one-of: [will]",
      "one-way-to-meet",
    ],
    ["a substitute for several papers", /all-of: \[passport\]/, "all-of: [passport, will]", "instead-of-one"],
    ["an end before the beginning", "until: 2025-12-31", "until: 2025-01-31", "ends-before-it-begins"],
    ["a gap that does not end where the order begins", "until: 2025-04-17", "until: 2025-04-16", "gap-not-before-span"],
    ["a draft with a span", "status: in-force", "status: draft", "draft-has-no-span"],
    ["provisional rules that do not say so", "status: in-force", "status: provisional", "notice-missing"],
    ["an order in force without its days", "from: 2025-04-18\nuntil: 2025-12-31\n", "", "span-missing"],
    ["a day that no calendar has", "from: 2025-04-18", "from: 2025-04-31", "date"],
    ["words missing in a language", /( {6})en: "Potential investor"\n/, "", "missing"],
    ["a tag of its own", "id: P2", "id: !js P2", "syntax"],
    ["an alias", "id: P2", "id: &x P2\nnotice: *x", "alias"],
    ["a key given twice", "id: P2", "id: P2\nid: P3", "key-twice"],
    ["bad indentation", "  working-days: 1", "   working-days: 1\n  x", "syntax"],
    ["another format", "format: 1", "format: 2", "format"],
    ["a test without where it is about", "    about: consentOnPaper\n", "", "about-missing"],
    [
      "control characters in words",
      'en: "Potential investor"',
      'en: "Potential\\u001b investor"',
      "control-characters",
    ],
  ])("%s", async (_, from, to, code) => {
    const { faults } = await changed(from, to);
    expect(faults.map((fault) => fault.split(" ").at(-1))).toContain(code);
    for (const fault of faults) expect(fault).toMatch(/^\d+:\d+ \//);
  });

  test("bytes that are no text, and a file beyond all measure", async () => {
    await expect(readPack(new Uint8Array([0x69, 0xff, 0xfe]), "x")).rejects.toMatchObject({
      params: { faults: ["1:1 / not-utf-8"] },
    });
    await expect(readPack(new Uint8Array(1_000_001), "x")).rejects.toMatchObject({
      params: { faults: ["1:1 / too-large"] },
    });
  });
});

describe("an overlay", () => {
  test("cannot say that it takes anything away", async () => {
    const text = `${new TextDecoder().decode(kyiv)}remove: [consent-on-paper]\n`;
    await expect(readOverlay(bytes(text), "kyiv.yaml")).rejects.toMatchObject({ code: "bad-rules" });
  });

  test("cites acts of its own only", async () => {
    const text = new TextDecoder().decode(kyiv).replace("act: kyiv-statement", "act: order-2025");
    await expect(readOverlay(bytes(text), "kyiv.yaml")).rejects.toMatchObject({ code: "bad-rules" });
  });
});
