import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { Application, ApplicationFile } from "../../src/domain/application.ts";
import { checklist } from "../../src/domain/checklist.ts";
import type { PresentedDocument } from "../../src/domain/document.ts";
import { verify } from "../../src/domain/verification.ts";
import { type Step, wayToComplete } from "../../src/domain/way-to-complete.ts";
import { anyApplication } from "../support/any-application.ts";
import { bookOf, day, occasionOf } from "../support/law.ts";
import { samplesFolder } from "../support/office.ts";
import type { Place } from "../support/world.ts";
import { refused, told, trainingOffice } from "./orders.ts";

const sample = (name: string) => join(samplesFolder, `${name}.json`);

interface Explained {
  readonly demands: readonly {
    readonly requirement: string;
    readonly met: boolean;
    readonly documents: readonly number[];
    readonly authentication?: string;
    readonly translation?: string;
    readonly do?: string;
    readonly source: object;
  }[];
  readonly way: readonly { readonly about: string; readonly do: string }[];
  readonly others: readonly { readonly code: string }[];
}

const explained = async (here: Place, id: string) =>
  (await told(here, `iin-desk case explain ${id} --lang en`)) as unknown as Explained;

/** An application file of a spouse whose certificate comes from Egypt as it is. */
async function spouseFromCairo(here: Place, change: (file: ApplicationFile) => object = () => ({})): Promise<string> {
  const file = JSON.parse(
    await (await import("node:fs/promises")).readFile(sample("spouse"), "utf8"),
  ) as ApplicationFile;
  const documents = file.documents.map((paper) =>
    paper.kind === "marriage-certificate"
      ? { kind: paper.kind, issuingCountry: "EGY", language: "ar", originalSeen: true, issuedOn: "2019-05-05" }
      : paper,
  );
  const path = join(here.folder, "cairo.json");
  await writeFile(path, JSON.stringify({ ...file, documents, ...change(file) }));
  return path;
}

describe("case explain", () => {
  it("has every demand with its rule, its papers, its outcome, and exactly one thing to do where it failed", async () => {
    const here = await trainingOffice();
    await told(here, `iin-desk case open --from ${await spouseFromCairo(here)}`);
    const { demands, way } = await explained(here, "BER-2026-000001");
    const certificate = demands.find((one) => one.requirement === "marriage-certificate");
    expect(certificate).toMatchObject({
      met: false,
      documents: [2],
      authentication: "legalisation",
      translation: "needed",
      source: { act: "order-2025", point: "documents", assumed: false },
    });
    for (const demand of demands)
      expect([demand.requirement, demand.met === (demand.do === undefined)]).toEqual([demand.requirement, true]);
    expect(way.map((step) => step.about)).toEqual(["documents/2", "documents/2"]);
    const page = (await here.type("iin-desk case explain BER-2026-000001 --lang en")).stdout;
    expect(page).toContain("✗ Marriage certificate");
    expect(page).toContain("applies to: the application is for formation of an IIN and category: Spouse of a citizen");
    expect(page).toContain(
      "foreign ministry of the country that issued it (Egypt), then legalised at the mission of Kazakhstan there",
    );
    expect(page).toContain("  2. marriage certificate: Have the paper translated into Kazakh or Russian");
  });

  it("tells who legalises: this very mission, for the papers of its own country", async () => {
    const here = await trainingOffice();
    const profile = JSON.parse(await here.read("office/office.json"));
    const host = { country: "EG", state: null, add: [], remove: [] };
    await writeFile(
      join(here.folder, "office/office.json"),
      JSON.stringify({ ...profile, country: "EGY", hostHolidays: host }),
    );
    await told(here, `iin-desk case open --from ${await spouseFromCairo(here)}`);
    const { way } = await explained(here, "BER-2026-000001");
    expect(way[0]?.do).toContain("this mission");
  });

  it("also has what is no demand, and each such finding once", async () => {
    const here = await trainingOffice();
    const file = await spouseFromCairo(here, () => ({ consentOnPaper: false, appearedInPerson: false }));
    await told(here, `iin-desk case open --from ${file}`);
    const { others, way } = await explained(here, "BER-2026-000001");
    expect(others.map((one) => one.code)).toEqual(["not-in-person", "no-consent"]);
    expect(
      way
        .map((step) => step.about)
        .slice(0, 2)
        .sort(),
    ).toEqual(["appearedInPerson", "consentOnPaper"]);
  });

  it("is nothing to do for a complete one, and 2 for what is no case", async () => {
    const here = await trainingOffice();
    await told(here, `iin-desk case open --from ${sample("investor")}`);
    expect((await explained(here, "BER-2026-000001")).way).toEqual([]);
    expect((await here.type("iin-desk case explain BER-2026-000001 --lang ru")).stdout).toContain("Всё представлено.");
    expect(await refused(here, "iin-desk case explain BER-2026-000009")).toMatchObject({ code: 2 });
    const draft = "019aaf50-0000-7000-8000-000000000002";
    expect(await refused(here, `iin-desk case explain ${draft}`)).toMatchObject({ code: 2, problem: "unknown-case" });
  });

  it("explains a draft: no number, no term", async () => {
    const here = await trainingOffice();
    const { draft } = await told(here, `iin-desk case open --from ${sample("heir-incomplete")} --draft`);
    const shown = await told(here, `iin-desk case explain ${draft} --lang en`);
    expect(shown).toMatchObject({ case: null, draft, dueOn: null });
    expect(
      (shown as unknown as Explained).demands.find((one) => one.requirement === "inheritance-proof"),
    ).toMatchObject({
      met: false,
      do: "Present one of these: will; death certificate.",
    });
    const text = (await here.type(`iin-desk case explain ${draft} --text en`)).stdout;
    expect(text).toContain("Not registered yet. As the rules stand on 23 Nov 2026");
    expect(text).toContain("The term of one working day begins when the application is registered");
  });
});

describe("the text to take home", () => {
  it.each([
    ["kk", ["Сіз ұсынған құжаттар", "Не жетіспейді", "Қашанға дейін және қайда", "24.11.2026", "Мысыр"]],
    ["ru", ["Что Вы представили", "Чего не хватает", "До какого времени и куда", "24.11.2026", "Египет"]],
    ["en", ["What you brought", "What is missing", "Until when and where", "24 Nov 2026", "Egypt"]],
  ])("in %s says what is there, what is missing, what must be certified where, until when", async (language, words) => {
    const here = await trainingOffice();
    await told(here, `iin-desk case open --from ${await spouseFromCairo(here)}`);
    const other = language === "en" ? "ru" : "en";
    const { stdout, code } = await here.type(
      `iin-desk case explain BER-2026-000001 --text ${language} --lang ${other}`,
    );
    expect(code).toBe(0);
    for (const word of words) expect(stdout).toContain(word);
    expect(stdout).toContain("consul@mission.example");
    const shown = await told(here, `iin-desk case explain BER-2026-000001 --text ${language}`);
    expect([shown.text, shown.language]).toEqual([stdout, language]);
  });

  it("says of a paper to come what it will need if the country of the passport issues it", async () => {
    const here = await trainingOffice();
    const file = await spouseFromCairo(here, ({ documents }) => ({
      documents: documents.filter((paper) => paper.kind === "passport"),
    }));
    await told(here, `iin-desk case open --from ${file}`);
    const { stdout } = await here.type("iin-desk case explain BER-2026-000001 --text en");
    expect(stdout).toContain("– marriage certificate (if issued in Germany)\n    Papers of Germany need an apostille");
  });
});

describe("the shortest way", async () => {
  const occasion = await occasionOf(day("2026-09-01"));
  const book = await bookOf("P3");

  /** The papers after the applicant did what a step says, and the answers of the applicant. */
  function done(application: Application, step: Step): Application {
    const { code, params } = step.do;
    const good = (kind: string): PresentedDocument =>
      ({
        ...(application.documents[0] ?? {}),
        kind,
        title: null,
        issuingCountry: "KAZ",
        number: null,
        issuedOn: null,
        expiresOn: null,
        language: "ru",
        originalSeen: true,
        notarised: false,
        authentication: null,
        translation: null,
        seen: "ok",
        note: null,
        scan: null,
      }) as PresentedDocument;
    if (code === "document-missing")
      return { ...application, documents: [...application.documents, ...(params.kinds ?? "").split(" ").map(good)] };
    if (code === "of.noneOf")
      return { ...application, documents: [...application.documents, good((params.kinds ?? "").split(" ")[0] ?? "")] };
    if (code === "no-consent") return { ...application, consentOnPaper: true };
    if (code === "not-in-person") return { ...application, appearedInPerson: true };
    const at = Number(/^documents\/(\d+)$/.exec(step.about)?.[1] ?? 0) - 1;
    const paper = application.documents[at];
    if (paper === undefined) return application;
    const mended: PresentedDocument = ["document-expired", "document-not-compliant", "document-illegible"].includes(
      code,
    )
      ? good(paper.kind)
      : code === "original-not-seen"
        ? { ...paper, originalSeen: true }
        : code === "document-doubtful"
          ? { ...paper, seen: "ok" }
          : code === "translation-missing"
            ? {
                ...paper,
                translation: { into: "ru", notarised: true, by: "kz-notary", country: null, authentication: null },
              }
            : { ...paper, authentication: { kind: code === "of.apostille" ? "apostille" : "legalisation", on: null } };
    return { ...application, documents: application.documents.with(at, mended) };
  }

  test("leads to a complete application, whatever it began with", () => {
    fc.assert(
      fc.property(anyApplication, (begun) => {
        // A zone that expires would expire whatever passport is brought.
        const application = { ...begun, applicant: { ...begun.applicant, mrz: null } };
        const way = wayToComplete(checklist(book, application, occasion), verify(book, application, occasion));
        const end = way.reduce(done, application);
        const unmet = checklist(book, end, occasion).demands.filter((demand) => !demand.met);
        expect(unmet.map((demand) => demand.requirement)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
