import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ApplicationFile } from "../../src/domain/application.ts";
import { samplesFolder } from "../support/office.ts";
import type { Place } from "../support/world.ts";
import { refused, told, trainingOffice } from "./orders.ts";

async function officeWith(differences: object): Promise<Place> {
  const here = await trainingOffice();
  const path = join(here.folder, "office/office.json");
  await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, "utf8")), ...differences }));
  return here;
}

async function application(here: Place, name: string, change: object): Promise<string> {
  const file = JSON.parse(await readFile(join(samplesFolder, `${name}.json`), "utf8")) as ApplicationFile;
  const path = join(here.folder, `${name}.json`);
  await writeFile(path, JSON.stringify({ ...file, ...change }));
  return path;
}

const findingsOf = (opened: unknown) =>
  (opened as { findings: { code: string; about: string; weight: string }[] }).findings.map(
    (one) => `${one.weight} ${one.code} ${one.about}`,
  );

describe("the mission in Kyiv", () => {
  const kyiv = {
    country: "UKR",
    timeZone: "Europe/Kyiv",
    hostHolidays: { country: "UA", state: null, add: [], remove: [] },
  };

  it("adds its translation of the passport page, in the checklist, the findings and the rules it shows", async () => {
    const here = await officeWith(kyiv);
    const opened = await told(here, `iin-desk case open --from ${await application(here, "investor", {})}`);
    expect(findingsOf(opened)).toEqual(["blocks document-missing passport-page-translation"]);
    const { pack } = (await told(here, "iin-desk rules show P3")) as unknown as { pack: { overlays: string[] } };
    expect(pack.overlays).toEqual(["kyiv"]);
    const text = (await here.type("iin-desk case explain BER-2026-000001 --text ru")).stdout;
    expect(text).toContain("Нотариально заверенный перевод страницы паспорта на русский язык");
    expect(text).toContain("Приём ведётся по предварительной записи.");
    await told(here, "iin-desk case verify BER-2026-000001");
    await told(here, "iin-desk case decide BER-2026-000001 --refuse --ground incomplete-set");
  });

  it("is content with the translation entered with the passport, and takes nothing national away", async () => {
    const here = await officeWith(kyiv);
    const file = JSON.parse(await readFile(join(samplesFolder, "investor.json"), "utf8")) as ApplicationFile;
    const documents = file.documents.map((paper) =>
      paper.kind === "passport" ? { ...paper, translation: { into: "ru", notarised: true, by: "kz-notary" } } : paper,
    );
    expect(
      findingsOf(await told(here, `iin-desk case open --from ${await application(here, "investor", { documents })}`)),
    ).toEqual([]);
    const passportOnly = documents.filter((paper) => paper.kind === "passport");
    const other = await application(here, "investor", { documents: passportOnly });
    expect(findingsOf(await told(here, `iin-desk case open --from ${other}`))).toContain(
      "blocks one-of-not-met investor-proof",
    );
  });

  it("is an office with a case of its own rules: the pack with the overlay is kept by digest", async () => {
    const here = await officeWith(kyiv);
    const opened = await told(here, `iin-desk case open --from ${await application(here, "investor", {})}`);
    const here2 = await officeWith({});
    await told(here2, `iin-desk case open --from ${await application(here2, "investor", {})}`);
    const digest = async (place: Place) =>
      ((await told(place, `iin-desk case show ${opened.case}`)) as unknown as { pack: { digest: string } }).pack.digest;
    expect(await digest(here)).not.toBe(await digest(here2));
  });
});

describe("diplomats", () => {
  const papers = async () => {
    const file = JSON.parse(await readFile(join(samplesFolder, "investor.json"), "utf8")) as ApplicationFile;
    const passport = file.documents.find((paper) => paper.kind === "passport");
    const note = { kind: "note-verbale", issuingCountry: "GBR", language: "en", originalSeen: true };
    const card = { kind: "accreditation-card", issuingCountry: "KAZ", language: "ru", originalSeen: true };
    return { category: "diplomat", documents: [passport, note, card] };
  };
  const ministry = {
    route: "ministry",
    country: "KAZ",
    timeZone: "Asia/Almaty",
    hostHolidays: { country: "KZ", state: null, add: [], remove: [] },
  };

  it("are served at the Ministry only", async () => {
    const here = await officeWith(ministry);
    const opened = await told(here, `iin-desk case open --from ${await application(here, "investor", await papers())}`);
    expect(findingsOf(opened)).toEqual([]);
    const other = await told(here, `iin-desk case open --from ${await application(here, "senior", {})}`);
    expect(findingsOf(other)).toContain("blocks wrong-route category");
  });

  it("are not served at a mission, which says so on its own ground", async () => {
    const here = await officeWith({});
    const opened = await told(here, `iin-desk case open --from ${await application(here, "investor", await papers())}`);
    expect(findingsOf(opened)).toEqual(["blocks wrong-route category"]);
    await told(here, "iin-desk case verify BER-2026-000001");
    expect(await refused(here, "iin-desk case decide BER-2026-000001 --refuse --ground incomplete-set")).toMatchObject({
      problem: "ground-without-finding",
    });
    await told(here, "iin-desk case decide BER-2026-000001 --refuse --ground outside-category");
  });
});

describe("a day without an order", () => {
  it("is refused with the reason; an officer who names the order goes on under the last pack, and the ledger has it", async () => {
    const here = await officeWith({});
    here.setClock("2025-02-10T09:00:00Z");
    const file = await application(here, "senior", { category: "foreigner" });
    expect(await refused(here, `iin-desk case open --from ${file}`)).toMatchObject({
      code: 3,
      problem: "service-suspended",
      params: { from: "2025-01-01", until: "2025-04-17" },
    });
    const order = "MFA-2025-17";
    await told(here, `iin-desk case open --from ${file} --under-order ${order}`);
    expect(await told(here, "iin-desk case show BER-2025-000001")).toMatchObject({
      pack: { id: "P1" },
      underOrder: order,
    });
    const { history } = (await told(here, "iin-desk case history BER-2025-000001")) as unknown as {
      history: { code: string; facts: Record<string, string> }[];
    };
    expect(history.find((line) => line.code === "case-registered")?.facts.underOrder).toBe(order);
    here.setClock("2024-04-12T09:00:00Z");
    expect(await refused(here, `iin-desk case open --from ${file} --under-order ${order}`)).toMatchObject({
      code: 3,
      problem: "no-rules-that-day",
    });
  });
});
