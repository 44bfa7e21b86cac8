import { appendFile, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
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

it("takes no overlay, no faulty pack and no machine's word, and changes nothing", async () => {
  const here = await trainingOffice();
  await cp(join(import.meta.dirname, "../../templates/law/missions/kyiv.yaml"), join(here.folder, "kyiv.yaml"));
  expect(await refused(here, "iin-desk rules import kyiv.yaml --yes")).toMatchObject({
    code: 3,
    problem: "not-a-pack",
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
