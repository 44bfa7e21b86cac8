import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeEach, describe, expect, it } from "vitest";
import type { Desk } from "../../src/cli/desk.ts";
import { mustMayLeave } from "../../src/cli/medium.ts";
import { Problem } from "../../src/domain/problem.ts";
import { samplesFolder, testOffice } from "../support/office.ts";
import { type Place, place } from "../support/world.ts";

let desk: Place;
const one = "BER-2026-000001";

const typed = (line: string) => desk.type(line.replace(/( <<|$)/, " --json$1"));

async function said(line: string, code = 0): Promise<Record<string, unknown>> {
  const ran = await typed(line);
  expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code, stderr: "" });
  return JSON.parse(ran.stdout) as Record<string, unknown>;
}

async function problem(line: string): Promise<Record<string, unknown>> {
  const ran = await typed(line);
  expect(ran.stdout).toBe("");
  const { code, params } = JSON.parse(ran.stderr.trim().split("\n").at(-1) ?? "") as Record<string, unknown>;
  return { exit: ran.code, code, params };
}

beforeEach(async () => {
  desk = await place();
  for (const name of ["out", "file"]) await mkdir(join(desk.folder, name));
  await desk.type("iin-desk init --training");
  await desk.type(`iin-desk case open --from ${join(samplesFolder, "heir-incomplete.json")}`);
  await desk.type(`iin-desk case verify ${one}`);
  await desk.type(`iin-desk case decide ${one} --refuse --ground incomplete-set`);
});

it("what cannot be done is told by its code, and nothing is written", async () => {
  const lines: readonly (readonly [line: string, exit: number, code: string])[] = [
    [`letter issue ${one} --to out --kind farewell`, 2, "bad-value"],
    ["letter issue --all --to out --number 1-23/45", 2, "flags-apart"],
    ["letter issue --all --to out --kind receipt", 2, "flags-apart"],
    [`letter issue ${one} --all --to out`, 2, "flags-apart"],
    [`letter issue ${one}`, 4, "answer-needed"],
    [`letter issue ${one} --to nowhere`, 2, "no-such-folder"],
    [`letter issue ${one} --to out --signatory nobody`, 2, "unknown-officer"],
    ["letter issue 019aaf50-0000-7000-8000-00000000ffff --to out", 4, "answer-needed"],
    ["letter issue 019aaf50-0000-7000-8000-00000000ffff --to out --kind consent", 5, "draft-gone"],
    ["letter printed Müller", 2, "unknown-letter"],
    [`letter printed ${one}-receipt-1`, 2, "unknown-letter"],
    [`letter void ${one}-receipt-1 --reason-from -`, 2, "unknown-letter"],
    ["letter check nothing.pdf", 2, "no-such-file"],
    ["letter register --month 2026-13", 2, "bad-value"],
    ["letter register --month 2026-11 --day 2026-11-23", 2, "flags-apart"],
    ["templates preview farewell --to out", 2, "bad-value"],
    ["templates preview refusal", 4, "answer-needed"],
    [`case file ${one}`, 4, "answer-needed"],
    ["case file BER-2026-000099 --to file", 2, "unknown-case"],
  ];
  for (const [line, exit, code] of lines) {
    expect({ line, ...(await problem(`iin-desk ${line}`)) }).toMatchObject({ line, exit, code });
  }
  expect(await readdir(join(desk.folder, "out"))).toEqual([]);
});

describe("a served letter", () => {
  let issued: Record<string, unknown>;
  let served: Record<string, unknown>;
  beforeEach(async () => {
    issued = await said(`iin-desk letter issue ${one} --to out --number 1-23/45`);
    served = await said(`iin-desk letter served ${one} --how post`);
  });

  it("closes its case and tells the last day to appeal", () => {
    expect(issued).toMatchObject({ letters: [{ letter: `${one}-refusal-to-accept-1` }], left: [] });
    expect(served).toMatchObject({ stage: "closed", how: "post", identitySeen: false, appealUntil: "2027-02-23" });
  });

  it("stands in the register by its case, with the name only where it is asked for", async () => {
    const { letters } = await said("iin-desk letter register --day 2026-11-23");
    expect(letters).toMatchObject([{ number: "1-23/45", case: one, addressee: null, appealUntil: "2027-02-23" }]);
    const plain = await desk.type("iin-desk letter register --month 2026-11 --csv");
    expect(plain.stdout).not.toContain("NAMUNAEV");
    expect(parse(plain.stdout, { columns: true })).toMatchObject([{ letter: `${one}-refusal-to-accept-1` }]);
    await said("iin-desk letter register --month 2026-11 --csv --with-names --to out");
    expect(await desk.read("out/BER-2026-11-letters.csv")).toContain("NAMUNAEV DILSHOD");
    await said("iin-desk letter register --month 2026-11 --to out");
    expect((await desk.read("out/BER-2026-11-letters.pdf")).slice(0, 5)).toBe("%PDF-");
    expect(await said("iin-desk letter register --month 2026-10")).toMatchObject({ letters: [], file: null });
  });

  it("is checked by file and by code", async () => {
    const good = await said(`iin-desk letter check out/${one}-refusal-to-accept.pdf`);
    expect(good).toMatchObject({
      good: true,
      reason: null,
      signature: "valid",
      issuedOn: "2026-11-23",
      state: "served",
    });
    const bytes = await readFile(join(desk.folder, `out/${one}-refusal-to-accept.pdf`));
    await writeFile(join(desk.folder, "altered.pdf"), Buffer.concat([bytes, Buffer.from(".")]));
    const letter = `${one}-refusal-to-accept-1`;
    const notGood = (of: string, reason: string) => ({
      exit: 3,
      code: "letter-not-good",
      params: { letter: of, reason },
    });
    expect(await problem("iin-desk letter check altered.pdf")).toMatchObject(notGood(letter, "other-bytes"));
    expect(await problem(`iin-desk letter check - << ${letter}-AAAA-AAAA`)).toMatchObject(
      notGood(letter, "wrong-group"),
    );
    expect(await problem("iin-desk letter check - << nothing of ours")).toMatchObject(notGood("", "no-letter"));
  });

  it("stands whole in the file of the case, whose proof needs no program of ours", async () => {
    const { files, ledger } = (await said(`iin-desk case file ${one} --to file`)) as {
      files: { path: string; sha256: string }[];
      ledger: { broken: null };
    };
    expect((await readdir(join(desk.folder, "file"))).toSorted()).toEqual(
      [
        ...["case.json", "case.txt", "documents.txt", "history.txt", "ledger.json"],
        ...["readme.txt", "refusal-to-accept-1.pdf", "rules.txt", "rules.yaml"],
      ].map((name) => `${one}-${name}`),
    );
    expect(ledger.broken).toBeNull();
    for (const { path, sha256 } of files) {
      expect(
        createHash("sha256")
          .update(await readFile(path))
          .digest("hex"),
      ).toBe(sha256);
    }
    const proof = JSON.parse(await desk.read(`file/${one}-ledger.json`)) as {
      lines: {
        seq: number;
        at: string;
        officer: string;
        code: string;
        subject: string;
        facts: string;
        previous: string;
        hash: string;
      }[];
    };
    expect(proof.lines.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["case-registered", "case-verified", "case-decided", "letter-issued", "letter-served"]),
    );
    for (const { seq, at, officer, code, subject, facts, previous, hash } of proof.lines) {
      const text = JSON.stringify([seq, at, officer, code, subject, JSON.parse(facts), previous]);
      expect(createHash("sha256").update(text).digest("hex")).toBe(hash);
    }
    const readme = await desk.read(`file/${one}-readme.txt`);
    const pdf = await readFile(join(desk.folder, `file/${one}-refusal-to-accept-1.pdf`));
    expect(readme).toContain(createHash("sha256").update(pdf).digest("hex"));
    expect(await desk.read(`file/${one}-case.txt`)).toContain("NAMUNAEV");
    const history = (await said(`iin-desk case history ${one}`)).history as { code: string }[];
    expect(history.at(-1)?.code).toBe("case-filed");
  });

  it("says that a case file holds personal data, in the officer's language", async () => {
    await mkdir(join(desk.folder, "file-ru"));
    const { stdout } = await desk.type(`iin-desk case file ${one} --to file-ru --lang ru`);
    expect(stdout).toContain("персональные данные");
    expect(await desk.read(`file-ru/${one}-readme.txt`)).toContain("Материалы дела");
  });
});

describe("texts of the office's own", () => {
  it("are found, and one with a fault never reaches paper", async () => {
    expect(await said("iin-desk templates check")).toEqual({ format: 1, templates: 27, findings: [] });
    const folder = join(desk.folder, "office/templates/letters/receipt");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "ru.md"), "# Расписка\n\n{{surname}}\n\n{{> received}}\n\n{{> signatory}}\n");
    const refused = await problem("iin-desk templates check");
    expect(refused).toMatchObject({ exit: 3, code: "template-invalid", params: { path: [join(folder, "ru.md")] } });
    expect((refused.params as { faults: string[] }).faults).toContain("receipt/ru unknown-placeholder: surname");
    const { templates } = (await said("iin-desk templates list")) as { templates: { own: boolean; path: string }[] };
    expect(templates.filter(({ own }) => own).map(({ path }) => path)).toEqual([join(folder, "ru.md")]);
    expect(await problem(`iin-desk letter issue ${one} --kind receipt --to out`)).toMatchObject({
      exit: 3,
      code: "template-invalid",
    });
  });
});

describe("a medium that can be taken away", () => {
  const asked = async (answer: boolean | "nobody", yes = false): Promise<string> => {
    const { stick, as } = await testOffice();
    const office = await as();
    const folders = { ...office.folders, isRemovable: async () => true };
    let questions = 0;
    const confirm = async () => {
      questions += 1;
      if (answer === "nobody") throw new Problem("answer-needed", { answer: "--yes" });
      return answer;
    };
    try {
      await mustMayLeave({ yes, say: () => "", ask: { confirm } } as unknown as Desk, { ...office, folders }, stick);
      return `written after ${questions}`;
    } catch (cause) {
      return cause instanceof Problem ? cause.code : "bug";
    }
  };

  it("is written to only after a yes", async () => {
    expect(await asked(true)).toBe("written after 1");
    expect(await asked(false)).toBe("cancelled");
    expect(await asked("nobody")).toBe("answer-needed");
    expect(await asked("nobody", true)).toBe("written after 0");
  });
});

describe("a ruling that says something else than a letter", () => {
  const two = "BER-2026-000002";

  beforeEach(async () => {
    await mkdir(join(desk.folder, "stick"));
    await desk.type(`iin-desk case open --from ${join(samplesFolder, "investor.json")}`);
    await desk.type(`iin-desk case verify ${two}`);
    await desk.type(`iin-desk case decide ${two} --forward`);
    await desk.type("iin-desk batch export --to stick");
    await desk.type("iin-desk centre scenario contradictory stick/BER-2026-B000001.iinb --to stick");
    await desk.type("iin-desk answers import stick/BER-2026-A000001.iinb");
    await desk.type(`iin-desk letter issue ${two} --to out`);
  });

  it("alarms whoever takes it in, and leaves a served letter as it is", async () => {
    const before = await readFile(join(desk.folder, "out", `${two}-issuance.pdf`));
    await desk.type(`iin-desk letter served ${two} --how post`);
    desk.setClock("2026-11-25T09:00:00Z");
    const taken = await desk.type("iin-desk answers import stick/BER-2026-A000002.iinb --lang en");
    expect(taken.code).toBe(6);
    const words = `Letter ${two}-issuance-1 says something else than the ruling that waits. It was served and is not changed.`;
    expect(taken.stdout.replace(/\s+/g, " ")).toContain(words);
    for (const line of ["answers held", `case show ${two}`]) {
      expect((await desk.type(`iin-desk ${line} --lang en`)).stdout.replace(/\s+/g, " ")).toContain(words);
    }
    await desk.type(`iin-desk letter issue ${two} --to file`);
    expect(await readdir(join(desk.folder, "file"))).toEqual([]);
    expect((await readFile(join(desk.folder, "out", `${two}-issuance.pdf`))).equals(before)).toBe(true);
    const { letters } = await said("iin-desk letter register --month 2026-11");
    expect(letters).toMatchObject([{ letter: `${two}-issuance-1`, state: "served" }]);
  });

  it("says of one that is not handed over yet that it must not be", async () => {
    desk.setClock("2026-11-25T09:00:00Z");
    const taken = await desk.type("iin-desk answers import stick/BER-2026-A000002.iinb --lang en");
    expect(taken.stdout.replace(/\s+/g, " ")).toContain(
      `Letter ${two}-issuance-1 says something else than the ruling that waits. Do not hand it over.`,
    );
    expect(await problem(`iin-desk letter served ${two} --how post`)).toMatchObject({ exit: 3, code: "ruling-held" });
    const { held } = await said("iin-desk answers held");
    expect(held).toMatchObject([{ case: two, letters: [{ letter: `${two}-issuance-1`, state: "issued" }] }]);
  });
});
