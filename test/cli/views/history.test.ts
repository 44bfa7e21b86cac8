import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import BetterSqlite3 from "better-sqlite3";
import { beforeAll, describe, expect, it } from "vitest";
import { ledgerCodes, toldFacts } from "../../../src/domain/ledger-line.ts";
import { languages } from "../../../src/domain/text.ts";
import { translator } from "../../../src/i18n/translate.ts";
import { type Desk, deskWithCases } from "../../support/binary.ts";

const source = join(import.meta.dirname, "../../../src");
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter(
  (name) => name.endsWith(".ts") && !name.includes("i18n") && !name.endsWith("ledger-line.ts"),
);
const text = files.map((name) => readFileSync(join(source, name), "utf8")).join("\n");

describe("the codes of the ledger", () => {
  it("are those that the program writes, each with words in every language", async () => {
    // Some are put together where they are written: `hold-${state}`.
    const madeOf = new Set([...text.matchAll(/`([a-z]+-)\$\{/g)].map((match) => match[1] ?? ""));
    const idle = ledgerCodes.filter((code) => !text.includes(`"${code}"`) && !madeOf.has(code.replace(/-.*/, "-")));
    expect(idle).toEqual([]);
    for (const language of languages) {
      const say = await translator(language);
      for (const code of ledgerCodes) expect(say(`code.event.${code}`)).not.toBe("");
      for (const fact of toldFacts) expect(say(`history.fact.${fact}`)).not.toBe("");
    }
  });
});

describe("the history of a case", () => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await deskWithCases();
  });

  it.each(languages)("has no code and no name of a fact in it (%s)", async (language) => {
    const { cases } = (await desk.jsonHere(["case", "list"])) as { cases: { case: string }[] };
    const db = new BetterSqlite3(join(desk.office, "desk.db"), { readonly: true });
    const facts = db.prepare("SELECT DISTINCT key FROM ledger, json_each(facts)").pluck().all() as string[];
    db.close();
    for (const { case: id } of cases) {
      const { code, stdout } = await desk.run(["case", "history", id, "--lang", language]);
      expect(code).toBe(0);
      // English words are told by their label: a raw one stands before its value without a colon.
      for (const raw of facts.filter((name) => /[A-Z]/.test(name))) expect(stdout).not.toContain(raw);
      expect(stdout).not.toMatch(/[0-9a-f]{32}|-[0-9a-f]{4}-[0-9a-f]{4}-|hmac|propose-refusal|warned|in-person/);
      expect(stdout).not.toMatch(/\b20\d\d-\d\d-\d\d\b/);
      for (const name of facts) expect(stdout).not.toMatch(new RegExp(`(^|[;] )${name} \\S`, "m"));
    }
  });

  it("tells what a line says in words", async () => {
    const { stdout } = await desk.run(["case", "history", "BER-2026-000007", "--lang", "en"]);
    expect(stdout).toContain("category: head of entity; kind: formation of an IIN; day of application: 24 Nov 2026");
    expect(stdout).toMatch(
      /letter served +day: 24 Nov 2026; letter: BER-2026-000007-\S+; handed over: to the applicant; way: in person/,
    );
  });
});
