import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import type { ApplicationFile } from "../../src/domain/application.ts";
import { samplesFolder } from "../support/office.ts";
import type { Place } from "../support/world.ts";
import { refused, told, trainingOffice } from "./orders.ts";

/** A correction through an attorney: the person of the sample, whose IIN has another birth place. */
async function correction(here: Place, change: object = {}): Promise<string> {
  const file = JSON.parse(await readFile(join(samplesFolder, "investor.json"), "utf8")) as ApplicationFile;
  const passport = file.documents.find((paper) => paper.kind === "passport");
  const power = {
    kind: "power-of-attorney",
    issuingCountry: "GBR",
    language: "en",
    originalSeen: true,
    notarised: true,
    issuedOn: "2026-10-01",
    authentication: { kind: "apostille", on: "2026-10-02" },
    translation: { into: "ru", notarised: true, by: "kz-notary" },
  };
  const proof = { kind: "changed-data-proof", issuingCountry: "KAZ", language: "ru", originalSeen: true };
  const path = join(here.folder, "correction.json");
  await writeFile(
    path,
    JSON.stringify({
      ...file,
      kind: "correction",
      appearedInPerson: false,
      applicant: { ...file.applicant, previousIin: "840317000019" },
      representative: { surname: "Vertreter", givenNames: "Vera", capacity: "attorney", document: "power No. 7" },
      correction: { iin: "840317000019", fields: ["birthPlace"], representative: true },
      documents: [passport, power, proof],
      ...change,
    }),
  );
  return path;
}

describe("a correction", () => {
  it("through an attorney goes its whole way: no earlier IIN stands in it, and the letter says what it is", async () => {
    const here = await trainingOffice();
    const opened = await told(here, `iin-desk case open --from ${await correction(here)}`);
    expect(opened).toMatchObject({ case: "BER-2026-000001", findings: [] });
    const { demands } = (await told(here, "iin-desk case explain BER-2026-000001")) as unknown as {
      demands: { requirement: string; met: boolean }[];
    };
    expect(demands.map((one) => [one.requirement, one.met])).toEqual([
      ["identity-document", true],
      ["changed-data-proof", true],
      ["power-of-attorney", true],
    ]);
    await told(here, "iin-desk case verify BER-2026-000001");
    await told(here, "iin-desk case decide BER-2026-000001 --forward");
    await execa("mkdir", ["out", "in", "letters"], { cwd: here.folder });
    const { files } = (await told(here, "iin-desk batch export --to out")) as unknown as { files: { path: string }[] };
    await told(here, `iin-desk centre answer ${files[0]?.path} --to in`);
    const taken = await told(here, "iin-desk answers import in");
    expect(taken.applied).toEqual([
      expect.objectContaining({ case: "BER-2026-000001", ruling: "issued", iin: "840317000019" }),
    ]);
    await told(here, "iin-desk letter issue BER-2026-000001 --to letters");
    const pdf = join(here.folder, "letters/BER-2026-000001-issuance.pdf");
    const { stdout } = await execa("pdftotext", ["-layout", pdf, "-"]);
    expect(stdout.replaceAll(/\s+/g, " ")).toMatch(/коррект|түзет/i);
    expect(stdout).toContain("840317000019");
  });

  it("by an attorney without a power is blocked, and can still be refused or proposed", async () => {
    const here = await trainingOffice();
    const file = await correction(here, { documents: [] });
    await told(here, `iin-desk case open --from ${file}`);
    const verified = await told(here, "iin-desk case verify BER-2026-000001");
    const codes = (verified.findings as unknown as { code: string; about: string; weight: string }[]).map(
      (one) => `${one.weight} ${one.code} ${one.about}`,
    );
    expect(codes).toContain("blocks document-missing power-of-attorney");
    expect(codes.some((code) => code.includes("earlier-iin") || code.includes("not-in-person"))).toBe(false);
    expect(await refused(here, "iin-desk case decide BER-2026-000001 --forward")).toMatchObject({
      problem: "findings-block",
    });
    await told(here, "iin-desk case decide BER-2026-000001 --refuse --ground incomplete-set");
    const { decision } = (await told(here, "iin-desk case show BER-2026-000001")) as unknown as {
      decision: { basis: { documents: object[]; grounds: { code: string; found: object[]; cure: { en: string } }[] } };
    };
    expect(decision.basis.grounds).toMatchObject([
      {
        code: "incomplete-set",
        act: "acceptance",
        cure: { en: "Apply again with the complete set of documents, adding those that are missing." },
      },
    ]);
    expect(decision.basis.grounds[0]?.found).toContainEqual({ code: "document-missing", about: "power-of-attorney" });
  });

  it("says what it corrects; a number that is no IIN is refused at once, and so is a formation that corrects", async () => {
    const here = await trainingOffice();
    const wrong = await correction(here, { correction: { iin: "840317000018", fields: ["birthPlace"] } });
    expect(await refused(here, `iin-desk case open --from ${wrong}`)).toMatchObject({
      code: 3,
      problem: "bad-file",
      params: { faults: ["/correction iin"] },
    });
    const formation = await correction(here, { kind: "formation" });
    expect(await refused(here, `iin-desk case open --from ${formation}`)).toMatchObject({
      code: 3,
      params: { faults: ["/correction not-allowed-here"] },
    });
    const nothing = await correction(here, { correction: null });
    expect(await refused(here, `iin-desk case open --from ${nothing}`)).toMatchObject({
      code: 4,
      problem: "answer-needed",
    });
  });
});
