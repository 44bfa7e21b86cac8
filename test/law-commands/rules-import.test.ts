import { appendFile, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { samplesFolder } from "../support/office.ts";
import { issuerKey, newOrder, realOffice, refused, sign, told, trainingOffice } from "./orders.ts";

const sample = (name: string) => join(samplesFolder, `${name}.json`);

it("takes an order signed by a pinned key, and no other", async () => {
  const here = await realOffice(["../ministry.pem"]);
  await issuerKey(here.folder, "ministry");
  await issuerKey(here.folder, "stranger");
  const order = await newOrder(here.folder, "P4", "2026-11-01");
  const before = await told(here, "iin-desk ledger verify");

  expect(await refused(here, `iin-desk rules import ${order} --yes`)).toMatchObject({
    code: 8,
    problem: "rules-unsigned",
  });
  await sign(here.folder, order, "stranger");
  expect(await refused(here, `iin-desk rules import ${order} --yes`)).toMatchObject({
    code: 8,
    problem: "rules-signature-unchecked",
    params: { reason: "not-pinned" },
  });
  await sign(here.folder, order, "ministry");
  await appendFile(join(here.folder, order), "\n# one word more\n");
  expect(await refused(here, `iin-desk rules import ${order} --yes`)).toMatchObject({
    code: 8,
    problem: "rules-signature-invalid",
    params: { reason: "content-altered" },
  });
  await writeFile(join(here.folder, `${order}.p7s`), "no signature");
  expect(await refused(here, `iin-desk rules import ${order} --yes`)).toMatchObject({
    code: 8,
    problem: "rules-signature-unchecked",
  });
  expect(await told(here, "iin-desk ledger verify")).toEqual(before);
  expect(await told(here, "iin-desk rules list")).toMatchObject({ applies: "P3" });

  await sign(here.folder, order, "ministry");
  const taken = await told(here, `iin-desk rules import ${order} --yes`);
  expect(taken).toMatchObject({ pack: "P4", again: false, cases: [] });
  expect(taken.signedBy).toMatch(/^[0-9a-f]{64}$/);
  expect(await told(here, "iin-desk rules list")).toMatchObject({ applies: "P4" });
  expect((await readdir(join(here.folder, "office/rules"))).sort()).toEqual(["0001-P4.yaml", "0001-P4.yaml.p7s"]);
  expect(await readFile(join(here.folder, "office/rules/0001-P4.yaml"))).toEqual(
    await readFile(join(here.folder, order)),
  );
  expect(await told(here, "iin-desk ledger verify")).toMatchObject({ size: Number(before.size) + 1 });
});

it("trusts no certificate made for training outside training", async () => {
  const here = await realOffice(["../exercise.pem"]);
  await issuerKey(here.folder, "exercise", "/OU=TRAINING/CN=exercise");
  const order = await newOrder(here.folder, "P4", "2026-11-01");
  await sign(here.folder, order, "exercise");
  expect(await refused(here, `iin-desk rules import ${order} --yes`)).toMatchObject({
    code: 8,
    problem: "certificate-for-training",
  });
});

it("names the open cases whose day falls under it; they keep their rules, later ones get the new", async () => {
  const here = await trainingOffice();
  await told(here, `iin-desk case open --from ${sample("senior")}`);
  await told(here, `iin-desk case open --from ${sample("investor")}`);
  await writeFile(join(here.folder, "why.txt"), "changed their mind");
  await told(here, "iin-desk case withdraw BER-2026-000002 --reason-from why.txt");
  const order = await newOrder(here.folder, "P4", "2026-11-23");

  const asked = await here.type(`iin-desk rules import ${order} --lang en`);
  expect([asked.code, asked.stdout]).toEqual([4, ""]);
  expect(asked.stderr).toContain("no signature");
  expect(asked.stderr).toContain(
    "They keep the rules they were registered under:\n  BER-2026-000001  23 Nov 2026  P3\n",
  );
  expect(asked.stderr).not.toContain("BER-2026-000002");
  expect(await told(here, "iin-desk rules list")).toMatchObject({ applies: "P3" });

  const taken = await told(here, `iin-desk rules import ${order} --yes`);
  expect(taken).toMatchObject({
    signedBy: null,
    cases: [{ case: "BER-2026-000001", applicationDay: "2026-11-23", pack: "P3" }],
  });
  expect(await told(here, "iin-desk case show BER-2026-000001")).toMatchObject({ pack: { id: "P3" } });
  await told(here, "iin-desk case verify BER-2026-000001");
  await told(here, `iin-desk case open --from ${sample("spouse")}`);
  expect(await told(here, "iin-desk case show BER-2026-000003")).toMatchObject({
    pack: { id: "P4", digest: taken.digest },
  });
});

it("is harmless twice, loud where one name stands for two texts, and lets a later order go first", async () => {
  const here = await trainingOffice();
  const order = await newOrder(here.folder, "P4", "2026-11-01");
  await told(here, `iin-desk rules import ${order} --yes`);
  const before = await told(here, "iin-desk ledger verify");
  expect(await told(here, `iin-desk rules import ${order}`)).toMatchObject({ again: true, path: null });
  await appendFile(join(here.folder, order), "# corrected\n");
  const differ = { code: 5, problem: "rules-differ", params: { pack: "P4" } };
  expect(await refused(here, `iin-desk rules import ${order} --yes`)).toEqual(differ);
  const shipped = await newOrder(here.folder, "P2", "2026-11-01");
  expect(await refused(here, `iin-desk rules import ${shipped} --yes`)).toMatchObject({ code: 5 });
  expect(await told(here, "iin-desk ledger verify")).toEqual(before);

  const corrected = await newOrder(here.folder, "A5", "2026-11-01");
  await told(here, `iin-desk rules import ${corrected} --yes`);
  expect(await told(here, "iin-desk rules list")).toMatchObject({ applies: "A5" });
});

it("takes no overlay of another mission, no faulty pack and no machine's word, and changes nothing", async () => {
  const here = await trainingOffice();
  await cp(join(import.meta.dirname, "../../templates/law/missions/kyiv.yaml"), join(here.folder, "kyiv.yaml"));
  expect(await refused(here, "iin-desk rules import kyiv.yaml --yes")).toMatchObject({
    code: 3,
    problem: "overlay-elsewhere",
    params: { overlay: "kyiv", country: "UKR" },
  });
  const faulty = await newOrder(here.folder, "P5", "2026-11-01", (text) =>
    text.replace("route: mission", "route: moon"),
  );
  expect(await refused(here, `iin-desk rules import ${faulty} --yes`)).toMatchObject({ code: 3, problem: "bad-rules" });
  expect(await refused(here, "iin-desk rules import absent.yaml --yes")).toMatchObject({ code: 2 });
  const order = await newOrder(here.folder, "P4", "2026-11-01");
  expect(await refused(here, `iin-desk rules import ${order} --yes --as timer`)).toMatchObject({ code: 9 });
  await expect(readdir(join(here.folder, "office/rules"))).rejects.toThrow("ENOENT");
});

it("a case keeps its rules when the file of them is gone", async () => {
  const here = await trainingOffice();
  const order = await newOrder(here.folder, "P4", "2026-11-01");
  await told(here, `iin-desk rules import ${order} --yes`);
  await told(here, `iin-desk case open --from ${sample("senior")}`);
  await rm(join(here.folder, "office/rules"), { recursive: true });
  expect(await told(here, "iin-desk case explain BER-2026-000001")).toMatchObject({ case: "BER-2026-000001" });
});

describe("what a mission adds", () => {
  /** The Kyiv example as an overlay of the office in Berlin. */
  async function overlay(
    folder: string,
    id: string,
    change: (text: string) => string = (text) => text,
  ): Promise<string> {
    const text = await readFile(join(import.meta.dirname, "../../templates/law/missions/kyiv.yaml"), "utf8");
    const head = text.replace(/^id: .*$/m, `id: ${id}`).replace(/^country: .*$/m, "country: DEU");
    await writeFile(join(folder, `${id}.yaml`), change(head));
    return `${id}.yaml`;
  }

  it("is for every application from then on; cases keep the rules they were registered under", async () => {
    const here = await trainingOffice();
    await told(here, `iin-desk case open --from ${sample("senior")}`);
    const file = await overlay(here.folder, "berlin");
    const asked = await here.type(`iin-desk rules import ${file} --lang en`);
    expect([asked.code, asked.stdout]).toEqual([4, ""]);
    expect(asked.stderr).toContain("BER-2026-000001  23 Nov 2026  P3");
    expect(await told(here, `iin-desk rules import ${file} --yes`)).toMatchObject({
      pack: null,
      overlay: "berlin",
      again: false,
      path: join(here.folder, "office/rules/missions/0001-berlin.yaml"),
      cases: [{ case: "BER-2026-000001" }],
    });
    expect(await told(here, `iin-desk rules import ${file}`)).toMatchObject({ again: true, path: null });
    const { rules } = (await told(here, "iin-desk rules list")) as unknown as { rules: { overlays: string[] }[] };
    expect(new Set(rules.flatMap((one) => one.overlays))).toEqual(new Set(["berlin"]));

    expect(await told(here, "iin-desk case verify BER-2026-000001")).toMatchObject({ outcome: "clear" });
    await told(here, `iin-desk case open --from ${sample("senior")}`);
    expect(await told(here, "iin-desk case verify BER-2026-000002")).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ about: "passport-page-translation" })]),
    });
    await rm(join(here.folder, "office/rules"), { recursive: true });
    expect(await told(here, "iin-desk case verify BER-2026-000002")).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ about: "passport-page-translation" })]),
    });
    expect(await told(here, "iin-desk ledger verify")).toMatchObject({ broken: null });
  });

  it("stands in the place of what it names, never changes its text, and adds up else", async () => {
    const here = await trainingOffice();
    const standing = async () => {
      const { rules } = (await told(here, "iin-desk rules list")) as unknown as { rules: { overlays: string[] }[] };
      return rules[0]?.overlays;
    };
    await told(here, `iin-desk rules import ${await overlay(here.folder, "berlin")} --yes`);
    await appendFile(join(here.folder, "berlin.yaml"), "# corrected\n");
    expect(await refused(here, "iin-desk rules import berlin.yaml --yes")).toMatchObject({
      code: 5,
      problem: "rules-differ",
    });
    const second = await overlay(here.folder, "berlin-2", (text) =>
      text.replace(/^(country: DEU)$/m, "$1\nreplaces: berlin"),
    );
    await told(here, `iin-desk rules import ${second} --yes`);
    expect(await standing()).toEqual(["berlin-2"]);
    const third = await overlay(here.folder, "berlin-hall", (text) =>
      text.replaceAll("passport-page-translation", "hall"),
    );
    await told(here, `iin-desk rules import ${third} --yes`);
    expect(await standing()).toEqual(["berlin-2", "berlin-hall"]);
  });

  it("must be signed by a pinned key outside training", async () => {
    const here = await realOffice(["../ministry.pem"]);
    await issuerKey(here.folder, "ministry");
    const file = await overlay(here.folder, "berlin");
    expect(await refused(here, `iin-desk rules import ${file} --yes`)).toMatchObject({
      code: 8,
      problem: "rules-unsigned",
    });
    await sign(here.folder, file, "ministry");
    expect((await told(here, `iin-desk rules import ${file} --yes`)).signedBy).toMatch(/^[0-9a-f]{64}$/);
    expect((await readdir(join(here.folder, "office/rules/missions"))).sort()).toEqual([
      "0001-berlin.yaml",
      "0001-berlin.yaml.p7s",
    ]);
  });
});
