import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ApplicationFile } from "../../src/domain/application.ts";
import { samplesFolder } from "../support/office.ts";
import type { Place } from "../support/world.ts";
import { refused, told, trainingOffice } from "./orders.ts";

async function senior(here: Place, name: string, applicant: object, passport: object = {}): Promise<string> {
  const file = JSON.parse(await readFile(join(samplesFolder, "senior.json"), "utf8")) as ApplicationFile;
  const path = join(here.folder, `${name}.json`);
  const person = { ...file.applicant, mrz: null, ...applicant };
  const documents = file.documents.map((paper) => (paper.kind === "passport" ? { ...paper, ...passport } : paper));
  await writeFile(path, JSON.stringify({ ...file, applicant: person, documents }));
  return path;
}

const duplicatesOf = (opened: unknown) =>
  (opened as { findings: { code: string; weight: string; params: { case: string; by: string } }[] }).findings
    .filter((one) => one.code === "likely-duplicate")
    .map((one) => `${one.weight} ${one.params.case} ${one.params.by}`);

it("the same person is seen whatever the script and the passport: Müller, MUELLER, Мюллер", async () => {
  const here = await trainingOffice();
  const born = { birthDate: "1950-05-05", sex: "M" };
  const first = await senior(here, "a", { ...born, surname: "Müller", givenNames: "Hans" }, { number: "C01X00T47" });
  await told(here, `iin-desk case open --from ${first}`);
  const others = [
    ["Мюллер", "Ганс"],
    ["MUELLER", "HANS PETER"],
    ["Muller", "Hans"],
  ] as const;
  for (const [at, [surname, givenNames]] of others.entries()) {
    const file = await senior(here, `b${at}`, { ...born, surname, givenNames }, { number: `X${at}000001` });
    expect(duplicatesOf(await told(here, `iin-desk case open --from ${file}`))).toContain(
      "warns BER-2026-000001 person",
    );
  }
  const stranger = await senior(here, "c", { ...born, surname: "Schmidt", givenNames: "Ernst" }, { number: "Y1" });
  expect(duplicatesOf(await told(here, `iin-desk case open --from ${stranger}`))).toEqual([]);
  const twin = await senior(here, "d", { ...born, surname: "Weber", givenNames: "Ida" }, { number: "c01x 00-t47" });
  expect(duplicatesOf(await told(here, `iin-desk case open --from ${twin}`))).toEqual([
    "warns BER-2026-000001 document",
  ]);
});

it("a warning is passed with a reason, kept as text in the case and as a digest in the ledger", async () => {
  const here = await trainingOffice();
  const file = await senior(here, "a", { surname: "Müller", givenNames: "Hans", birthDate: "1950-05-05" });
  await told(here, `iin-desk case open --from ${file}`);
  await told(here, `iin-desk case open --from ${file}`);
  await told(here, "iin-desk case verify BER-2026-000002");
  expect(await refused(here, "iin-desk case decide BER-2026-000002 --forward")).toMatchObject({ code: 4 });
  await writeFile(join(here.folder, "why.txt"), "twins, both here today");
  await told(here, "iin-desk case decide BER-2026-000002 --forward --reason-from why.txt");
  const { history } = (await told(here, "iin-desk case history BER-2026-000002")) as unknown as { history: object[] };
  expect(JSON.stringify(history)).not.toContain("twins");
  expect(JSON.stringify(history)).toMatch(/"reason(?:Digest)?":"[^"]*[0-9a-f]{64}"/);
  expect(JSON.stringify(await told(here, "iin-desk case show BER-2026-000002"))).toContain("twins, both here today");
});

it("an application again is linked to the earlier case, and no duplicate of it", async () => {
  const here = await trainingOffice();
  const file = await senior(here, "a", { surname: "Müller", givenNames: "Hans", birthDate: "1950-05-05" });
  await told(here, `iin-desk case open --from ${file}`);
  const again = await told(here, `iin-desk case open --again BER-2026-000001 --from ${file}`);
  expect(duplicatesOf(again)).toEqual([]);
  expect(await told(here, `iin-desk case show ${again.case}`)).toMatchObject({ previous: "BER-2026-000001" });
  await told(here, `iin-desk case verify ${again.case}`);
  await told(here, `iin-desk case decide ${again.case} --forward`);
});
