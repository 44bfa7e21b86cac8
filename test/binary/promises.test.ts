import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { catalogue } from "../../src/cli/catalogue.ts";
import { type Desk, deskWithCases } from "../support/binary.ts";
import { samplesFolder } from "../support/office.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await deskWithCases();
  await mkdir(join(desk.root, "letters"));
  await writeFile(join(desk.root, "officer.json"), JSON.stringify(officer));
  await writeFile(join(desk.root, "ruling.json"), JSON.stringify(ruling));
});

const officer = { id: "second", name: "S. Sample", position: { kk: "x", ru: "x", en: "x" }, kind: "person", may: [] };
const ruling = { outcome: "refused", reference: "MIA-2026/7", on: "2026-11-24", grounds: ["unreliable"] };
const sample = (name: string) => join(samplesFolder, `${name}.json`);

/** One of every command, in an order in which each succeeds; the fields that its result promises. */
const promised: readonly (readonly [typed: string, fields: readonly string[]])[] = [
  ["init --training --office another", ["office"]],
  ["officer list", ["officers"]],
  [`case open --from ${sample("investor")}`, ["case", "stage", "applicationDay", "dueOn", "findings"]],
  [`case amend BER-2026-000001 --from ${sample("investor")}`, ["case", "stage", "revision"]],
  ["document add BER-2026-000001 --kind portfolio --country DEU --language de", ["case", "document"]],
  ["document replace BER-2026-000001 3 --kind portfolio --country FRA --language fr", ["case", "document"]],
  ["document check BER-2026-000001 3 --outcome illegible", ["case", "document"]],
  ["document remove BER-2026-000001 3", ["case", "document"]],
  ["case verify BER-2026-000001 --reason-from why.txt", ["case", "outcome", "findings"]],
  ["case explain BER-2026-000001", ["case", "dueOn", "demands"]],
  ["case decide BER-2026-000001 --forward", ["case", "stage", "decision"]],
  ["case reopen BER-2026-000001 --reason-from why.txt", ["case", "stage", "revision"]],
  ["case withdraw BER-2026-000001 --reason-from why.txt", ["case", "stage", "message"]],
  ["case show BER-2026-000006", ["case", "stage"]],
  ["case history BER-2026-000006", ["history"]],
  ["case list", ["cases"]],
  ["case list --due overdue", ["cases"]],
  ["batch sheet", ["cases", "files", "left"]],
  ["batch sheet BER-2026-000003 --to letters", ["cases", "files", "left"]],
  ["batch sheet BER-2026-000003 --not-entered", ["cases", "files", "left"]],
  ["batch export --to stick --dry-run", ["batch", "seq", "items", "left", "files"]],
  ["batch export --to stick", ["batch", "seq", "items", "left", "files"]],
  ["batch export --to stick", ["batch", "seq", "items", "left", "files"]],
  ["batch list", ["batches"]],
  ["batch show BER-2026-B000003", ["batch", "files", "parcels", "messages", "steps"]],
  ["batch verify stick/BER-2026-B000003.iinb", ["good", "problem", "sealedHere", "batch", "part"]],
  ["batch hand-over BER-2026-B000003", ["batch", "state", "files", "cases"]],
  ["batch resend BER-2026-B000003 --to letters", ["batch", "attempt", "files"]],
  ["batch settle BER-2026-B000003 --found stick", ["batch", "state", "changed"]],
  [
    "case supplement BER-2026-000004 --kind portfolio --country DEU --language de",
    ["case", "message", "of", "documents", "answers", "findings", "originals", "again"],
  ],
  ["case ask BER-2026-000004", ["case", "message", "of", "again"]],
  ["batch recall BER-2026-000004", ["case", "item", "of"]],
  ["batch lost BER-2026-B000003", ["batch", "state", "changed"]],
  ["batch export --to stick --request-id lost", ["batch", "unsettled", "again"]],
  ["batch resume --last-known BER-2026-B000003 --again BER-2026-B000003", ["doubt", "next", "changed"]],
  ["centre answer stick/BER-2026-B000002.iinb --to stick --seed 3", ["files"]],
  ["answers import stick", ["applied", "repeated", "held", "quarantined"]],
  ["answers status", ["upTo", "silent", "missing", "batches", "warnings"]],
  ["answers status BER-2026-B000001", ["upTo", "silent", "missing", "batches", "warnings"]],
  ["answers quarantine list", ["lines"]],
  ["answers record BER-2026-000003 --from ruling.json", ["applied", "repeated", "held", "ended"]],
  ["answers held", ["held"]],
  ["answers release BER-2026-000005 --reason-from why.txt", ["case", "stage"]],
  ["letter issue BER-2026-000005 --to letters", ["letters", "left"]],
  ["letter issue --all --to letters", ["letters", "left"]],
  ["letter served BER-2026-000005", ["letter", "case", "stage"]],
  ["batch export --to letters --request-id confirmations", ["batch", "items", "messages"]],
  ["centre answer letters/BER-2026-B000005.iinb --to stick --ruling BER-2026-000005=rejected-tech", ["files"]],
  ["answers import stick", ["rejected"]],
  ["case repeat BER-2026-000005", ["case", "messages", "otherwise"]],
  ["iin check 800229000122", ["iin", "valid", "reason"]],
  ["ledger verify", ["size", "head"]],
  ["rules list", ["rules"]],
  ["rules show P3", ["pack"]],
  ["officer add --from officer.json", ["officers"]],
  ["officer leave second --as consul", ["officers"]],
];

describe("with --json a command that succeeds gives exactly one object", () => {
  it.each(promised)("%s: %j", async (typed, fields) => {
    const { code, stdout } = await desk.run([...typed.split(" "), "--json"]);
    expect(code).toBe(0);
    expect(stdout.trimEnd().split("\n")).toHaveLength(1);
    const result = JSON.parse(stdout) as Record<string, unknown>;
    expect(Object.entries(result)[0]).toEqual(["format", 1]);
    expect(Object.keys(result)).toEqual(expect.arrayContaining([...fields]));
  });

  it("and every other command is tried by the examples of docs/cli.md", async () => {
    const examples = (await readFile(join(import.meta.dirname, "../../docs/cli.md"), "utf8")).split("\n");
    const shown = examples.filter((line) => line.startsWith("$ ") && line.includes("--json"));
    const left = catalogue
      .map(({ path }) => path)
      .filter((path) => !promised.some(([typed]) => typed.startsWith(path)))
      .filter((path) => !shown.some((line) => line.includes(`iin-desk ${path} `)));
    // The desk is for people.
    expect(left).toEqual(["desk"]);
  });

  it("done for some is 6, with the others named in the same object", async () => {
    const copy = await desk.copy();
    const file = JSON.parse(await readFile(sample("investor"), "utf8"));
    file.applicant.contact = { address: "Αθήνα" };
    const opened = await copy.json(["case", "open", "--from", "-"], { input: JSON.stringify(file) });
    await copy.json(["case", "verify", String(opened.case), "--reason-from", "why.txt"]);
    await copy.json(["case", "decide", String(opened.case), "--forward"]);
    const { code, stdout } = await copy.run(["batch", "export", "--to", copy.stick, "--json"]);
    expect(code).toBe(6);
    expect(JSON.parse(stdout)).toMatchObject({
      format: 1,
      // What the centre is told again about one that is ruled.
      items: 1,
      left: [{ case: opened.case, reason: "characters" }],
    });
  });
});

describe("what is personal", () => {
  // Names, numbers and places of the samples, as they stand in the files that ship with the program.
  const personal = [
    ["investor", ["Example", "Oliver", "925665416", "IC-2025/114", "Leeds", "1984-03-17"]],
    ["heir-incomplete", ["NAMUNAEV", "DILSHOD", "FA1234567", "AB 551200", "Samarqand"]],
    ["senior", ["Specimen", "Margaret", "533380006", "1948-09-25"]],
    ["spouse", ["Müller", "MUELLER", "Anna", "C01X00T47", "StA 412/2019", "Köln", "N12345678"]],
    ["head-of-entity", ["Örnek", "ORNEK", "Deniz", "U01234567", "Bursa"]],
  ] as const;
  const secrets = personal.flatMap(([, words]) => [...words]);

  it("stands in the samples, so that its absence elsewhere says something", async () => {
    for (const [name, words] of personal) {
      const text = await readFile(sample(name), "utf8");
      for (const word of words) expect(text).toContain(word);
    }
  });

  it("is in no line of the ledger, nor in any table but the payloads", async () => {
    const db = new BetterSqlite3(join(desk.office, "desk.db"), { readonly: true });
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all() as string[];
    expect(tables).toContain("ledger");
    const found: string[] = [];
    for (const table of tables) {
      for (const row of db.prepare(`SELECT * FROM "${table}"`).all() as Record<string, unknown>[]) {
        for (const [column, value] of Object.entries(row)) {
          if (column === "payload" || column === "bytes") continue;
          const text = value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : String(value);
          if (secrets.some((secret) => text.includes(secret))) found.push(`${table}.${column}: ${text.slice(0, 80)}`);
          if (table === "ledger" && /As seen on the papers|(?<![0-9a-f-])\d{12}(?![0-9a-f])/.test(text))
            found.push(`${column}: ${text}`);
        }
      }
    }
    db.close();
    expect(found).toEqual([]);
  });

  it("is in no name of a file, in the office or outside", async () => {
    const names = await readdir(desk.root, { recursive: true });
    expect(names.some((name) => name.endsWith("issuance.pdf"))).toBe(true);
    expect(names.filter((name) => secrets.some((secret) => name.includes(secret)))).toEqual([]);
  });

  it("is in no file of the exchange that can be read without a key", async () => {
    for (const name of (await readdir(desk.stick)).filter((one) => one.endsWith(".iinb"))) {
      const bytes = (await readFile(join(desk.stick, name))).toString("latin1");
      expect(secrets.filter((secret) => bytes.includes(secret))).toEqual([]);
    }
  });

  it.each([
    ["case show Müller"],
    ["case show C01X00T47"],
    ["case verify Müller"],
    ["batch show Müller"],
    ["case list --stage decided Anna Müller"],
    ["case show BER-2026-000001 Müller"],
    ["case decide BER-2026-000004 --forward"],
    ["case verify BER-2026-000004"],
    ["case withdraw BER-2026-000004 --reason-from why.txt"],
    [`case amend BER-2026-000004 --from ${sample("spouse")}`],
    ["letter issue BER-2026-000002 --to letters"],
    ["answers import why.txt"],
  ])("typed in the wrong place or not (%s), is in no problem", async (typed) => {
    for (const more of [[], ["--json"]]) {
      const { code, stderr } = await desk.run([...typed.split(" "), ...more]);
      expect(code).not.toBe(0);
      expect(secrets.filter((secret) => stderr.includes(secret))).toEqual([]);
    }
  });

  it("in a file with faults is in no problem", async () => {
    const file = JSON.parse(await readFile(sample("spouse"), "utf8"));
    file.applicant.birthPlace = "Köln\u0007";
    file.applicant.previousIin = "90041230001";
    await writeFile(join(desk.root, "faulty.json"), JSON.stringify(file));
    const { code, stderr } = await desk.run(["case", "open", "--from", "faulty.json", "--json"]);
    expect(code).toBe(3);
    expect([...secrets, "90041230001"].filter((secret) => stderr.includes(secret))).toEqual([]);
  });
});
