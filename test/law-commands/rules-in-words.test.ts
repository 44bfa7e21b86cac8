import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lawFolder, packIds } from "../support/law.ts";
import { place } from "../support/world.ts";
import { newOrder, refused, told, trainingOffice } from "./orders.ts";

describe("rules check", () => {
  it("finds nothing in what ships, and needs no office", async () => {
    const here = await place();
    for (const id of packIds) {
      const checked = await told(here, `iin-desk rules check ${join(lawFolder, "packs", `${id}.yaml`)}`);
      expect(checked).toMatchObject({ good: true, kind: "pack", id, faults: [] });
    }
    const overlay = await told(here, `iin-desk rules check ${join(lawFolder, "missions/kyiv.yaml")}`);
    expect(overlay).toMatchObject({ good: true, kind: "overlay", id: "kyiv" });
  });

  it("names every fault with its line and column, and its place, at once", async () => {
    const here = await place();
    const file = await newOrder(here.folder, "P4", "2026-10-01", (text) =>
      text
        .replace("status: in-force", "status: in-force\nowner: me\nauthor: me")
        .replace("route: mission", "route: moon")
        .replace("weight: warns", "weight: 7"),
    );
    const lines = (await here.read(file)).split("\n");
    const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
    const checked = await refused(here, `iin-desk rules check ${file}`);
    expect([checked.code, checked.problem]).toEqual([3, "bad-rules"]);
    expect(checked.params).toMatchObject({ path: file });
    expect((checked.params as { faults: string[] }).faults).toEqual([
      `${lineOf("owner: me")}:1 /owner unknown-key`,
      `${lineOf("author: me")}:1 /author unknown-key`,
      `${lineOf("moon")}:5 /categories/0/route not-in-list`,
      `${lineOf("weight: 7")}:5 /checks/1/weight not-in-list`,
    ]);
    const page = await here.type(`iin-desk rules check ${file} --lang kk`);
    expect([page.code, page.stderr]).toEqual([3, ""]);
    expect(page.stdout).toContain("4 қате");
  });

  it("sees what no schema can: an act that is not there, a block without a ground", async () => {
    const here = await place();
    const file = await newOrder(here.folder, "P4", "2026-10-01", (text) =>
      text.replace(/\n +ground: outside-category/, "").replace('act: appc, point: "92"', 'act: appcc, point: "92"'),
    );
    const { params } = await refused(here, `iin-desk rules check ${file}`);
    const codes = (params as { faults: string[] }).faults.map((fault) => fault.split(" ").at(-1));
    expect(codes.sort()).toEqual(["act-unknown", "blocks-without-ground"]);
  });

  it("is 2 for a file that is not there", async () => {
    expect(await refused(await place(), "iin-desk rules check absent.yaml")).toMatchObject({ code: 2 });
  });
});

describe("rules diff", () => {
  it("tells every demand, check and ground gained, lost or changed, with what stood there before", async () => {
    const here = await trainingOffice();
    const { differences } = await told(here, "iin-desk rules diff D2 P2");
    const lines = (differences as unknown as { part: string; id: string; change: string; entries: string[] }[]).map(
      ({ change, part, id }) => `${change} ${part} ${id}`,
    );
    expect(lines).toContain("gained categories child");
    expect(lines).toContain("gained requirements birth-certificate");
    expect(lines).toContain("changed categories exporter");
    expect(lines).toContain("lost checks senior-at-65");
    const exporter = (differences as unknown as { id: string; part: string; before: object; after: object }[]).find(
      (one) => one.part === "categories" && one.id === "exporter",
    );
    expect(exporter).toMatchObject({
      before: { words: { en: "Exporter of goods and medicines" } },
      after: { words: { en: "Participant in the circulation of goods under labelling and traceability" } },
    });
  });

  it("says it in words of three languages, conditions among them", async () => {
    const here = await trainingOffice();
    const said = async (language: string) => (await here.type(`iin-desk rules diff D2 P3 --lang ${language}`)).stdout;
    expect(await said("en")).toContain(
      "        + the application is for correction of an IIN or category: Child under 16",
    );
    expect(await said("ru")).toContain("требование birth-certificate: Свидетельство о рождении ребёнка");
    expect(await said("kk")).toContain("Өзгергені:");
  });

  it("compares an order before it is taken in, and finds P3 demanding what P2 demanded", async () => {
    const here = await trainingOffice();
    const file = await newOrder(here.folder, "P4", "2026-10-01", (text) =>
      text.replace("age: { from: 65 }", "age: { from: 60 }"),
    );
    const { differences, a, b } = await told(here, `iin-desk rules diff P3 ${file}`);
    expect([a, b, differences]).toMatchObject([
      "P3",
      "P4",
      [{ part: "checks", id: "senior-age", change: "changed", entries: ["must"] }],
    ]);
    expect(await told(here, "iin-desk rules diff P2 P3")).toMatchObject({ differences: [] });
    expect(await refused(here, "iin-desk rules diff P2 P9")).toMatchObject({ code: 2, problem: "unknown-pack" });
  });
});

describe("rules show and rules list", () => {
  it("say every pack in three languages without a word missing", async () => {
    const here = await trainingOffice();
    for (const id of packIds) {
      const { pack } = (await told(here, `iin-desk rules show ${id}`)) as unknown as {
        pack: { requirements: { id: string }[]; checks: { id: string }[]; questions: { field: string }[] };
      };
      for (const language of ["kk", "ru", "en"]) {
        const page = await here.type(`iin-desk rules show ${id} --lang ${language}`);
        expect(page.code).toBe(0);
        for (const one of [...pack.requirements, ...pack.checks]) expect(page.stdout).toContain(`  ${one.id}: `);
        for (const one of pack.questions) expect(page.stdout).toContain(`  ${one.field}: `);
      }
    }
  });

  it("tell which pack applies today, and none on a day without an order", async () => {
    const here = await trainingOffice();
    expect(await told(here, "iin-desk rules list")).toMatchObject({ today: "2026-11-23", applies: "P3" });
    here.setClock("2025-02-10T09:00:00Z");
    expect(await told(here, "iin-desk rules list")).toMatchObject({ applies: null });
    here.setClock("2024-06-03T09:00:00Z");
    expect(await told(here, "iin-desk rules list")).toMatchObject({ applies: "P1" });
  });

  it("take the draft where a training office pins it, from its categories to its cases", async () => {
    const here = await trainingOffice();
    const profile = JSON.parse(await here.read("office/office.json"));
    await writeFile(
      join(here.folder, "office/office.json"),
      JSON.stringify({ ...profile, packs: { ...profile.packs, pinned: "D2" } }),
    );
    expect(await told(here, "iin-desk rules list")).toMatchObject({ applies: "D2" });
    const { pack } = (await told(here, "iin-desk rules show D2")) as unknown as { pack: { categories: object[] } };
    expect(pack.categories).toHaveLength(9);
  });
});
