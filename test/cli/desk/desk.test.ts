import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect, it } from "vitest";
import { asks, atTerminal, choose, env, program, typed, withOffice, write } from "../../support/interview-story.ts";
import { inTerminal } from "../../support/pty.ts";

const noon = 300_000;
const home = "What is to be done?";
const sample = (name: string) => `templates/samples/${name}.json`;

describe("the desk", () => {
  it(
    "without an office offers to set one up, and opens it",
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "iin-desk-none-"));
      try {
        const office = join(folder, "office");
        await atTerminal(office, ["desk"], async (pty) => {
          await pty.shows("There is no office yet in");
          await choose(pty, "Set one up?", "An office by its file");
          await write(pty, "Where does office.json lie?", "/nowhere/office.json");
          await pty.shows("/nowhere/office.json");
          await choose(pty, "Set one up?", "A training office");
          await pty.shows(/TRAINING[\s\S]*Monday, 23 Nov 2026 · .* \(consul\)[\s\S]*No published order known/);
          await choose(pty, home, "Leave the desk");
          expect(await pty.ended()).toEqual({ code: 0, sane: true });
        });
        await atTerminal(join(folder, "other"), ["desk"], async (pty) => {
          await choose(pty, "Set one up?", "Not now");
          expect((await pty.ended()).code).toBe(0);
        });
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    noon,
  );

  it(
    "brings a case from the application to the served letter without a flag",
    () =>
      withOffice(async (office) => {
        const stick = join(office, "stick");
        await mkdir(stick);
        await typed(office, "case", "open", "--from", sample("senior"));
        await atTerminal(office, ["desk"], async (pty) => {
          await pty.shows(/1 in work[\s\S]*── In work ──\n› BER-2026-000001 {2}65 and over +24 Nov 2026 +verify/);
          await pty.press("Enter");
          await choose(pty, "BER-2026-000001", "Verify and decide");
          await choose(pty, "The case is in order.", "Yes, verify and forward");
          await choose(pty, "BER-2026-000001", "Back");
          await pty.shows(/1 to send[\s\S]*── Decided and not sent ──/);
          await choose(pty, home, "Send a batch");
          await write(pty, "Folder to write to", "/nowhere/at/all");
          await pty.shows("/nowhere/at/all");
          await choose(pty, home, "Send a batch");
          await asks(pty, "Folder to write to (it must exist) /nowhere/at/all");
          await pty.press("C-u");
          await write(pty, "Folder to write to", stick);
          await choose(pty, "Shown above.", "Back");
          await choose(pty, home, "Leave the desk");
          expect((await pty.ended()).code).toBe(0);
        });
        const [batch = ""] = await readdir(stick);
        await typed(
          office,
          "centre",
          "answer",
          join(stick, batch),
          "--to",
          stick,
          "--ruling",
          "BER-2026-000001=issued",
        );
        await atTerminal(office, ["desk"], async (pty) => {
          await choose(pty, home, "Take in answers");
          await write(pty, "Answer file of the centre", stick);
          await choose(pty, "Shown above.", "Back");
          await pty.shows("── Answered and not served ──");
          await choose(pty, home, "BER-2026-000001");
          await choose(pty, "BER-2026-000001", "Write the letter");
          await write(pty, "Folder to write to", stick);
          await pty.shows(/BER-2026-000001-issuance/);
          await choose(pty, "BER-2026-000001", "Record that the letter was handed over");
          await choose(pty, "To whom was it handed?", "the applicant");
          await choose(pty, "How did it get there?", "in person");
          await choose(pty, "Was the identity document of whoever took it looked at?", "Yes");
          await write(pty, "Day on which it was handed over");
          await choose(pty, "BER-2026-000001", "Back");
          await pty.shows("Nothing is waiting.");
          await asks(pty, home);
          await pty.press("C-c");
          expect(await pty.ended()).toEqual({ code: 130, sane: true });
        });
        expect(await typed(office, "case", "show", "BER-2026-000001")).toMatchObject({ stage: "closed" });
      }),
    noon,
  );

  it(
    "shows what is overdue first, lists no names, and speaks another language at once",
    () =>
      withOffice(async (office) => {
        await typed(office, "case", "open", "--from", sample("investor"));
        await typed(office, "case", "open", "--from", sample("heir-incomplete"), "--draft");
        const person = JSON.parse(await readFile(sample("investor"), "utf8")).applicant.surname as string;
        await atTerminal(
          office,
          ["desk"],
          async (pty) => {
            const screen = await pty.shows(/1 overdue · 1 draft[\s\S]*── OVERDUE ──\n› BER-2026-000001/);
            expect(screen).not.toContain(person);
            await choose(pty, home, "Language: Қазақша, Русский, English");
            await choose(pty, "Language", "Русский");
            await pty.shows(/просрочено: 1[\s\S]*── ПРОСРОЧЕНО ──/);
            await choose(pty, "Что нужно сделать?", "Язык");
            await choose(pty, "Язык", "Қазақша");
            await pty.shows(/МЕРЗІМІ ӨТКЕН/);
            await choose(pty, "Не істеу керек?", "Істі табу");
            await write(pty, "Іс нөмірі", person);
            await pty.shows(/\? Қай іс\?\s*\n› BER-2026-000001/);
            await pty.close();
            expect((await pty.ended()).code).toBe(130);
          },
          { IIN_DESK_NOW: "2026-11-26T09:15:00Z" },
        );
      }),
    noon,
  );

  it(
    "completes a case with a paper that is brought later, as its next revision",
    () =>
      withOffice(async (office) => {
        await typed(office, "case", "open", "--from", sample("heir-incomplete"));
        await atTerminal(office, ["desk"], async (pty) => {
          await choose(pty, home, "BER-2026-000001");
          await choose(pty, "BER-2026-000001", "Verify and decide");
          await choose(pty, "There are obstacles. How does it go on?", "Complete the papers later");
          await choose(pty, "BER-2026-000001", "Change or complete");
          await choose(pty, "What is to be changed?", "Brought now:");
          await choose(pty, "Which of them was brought?", "will");
          await asks(pty, "Which country issued it?");
          await pty.type("KAZ");
          await pty.shows(/› Kazakhstan \(KAZ\)/);
          await pty.press("Enter");
          await asks(pty, "In which language is it?");
          await pty.type("ru");
          await pty.shows(/› Russian/);
          await pty.press("Enter");
          await write(pty, "Number");
          await write(pty, "Issued on");
          await choose(pty, "Was the original seen", "Yes");
          await choose(pty, "What was seen?", "in order");
          await choose(pty, "What is to be changed?", "Save the changes");
          await pty.shows("Case BER-2026-000001 has new contents (revision 2)");
          await asks(pty, "The case is in order.");
          await pty.press("Escape");
          await choose(pty, "BER-2026-000001", "Withdraw");
          await asks(pty, "Why is the application withdrawn?");
          await pty.press("Escape");
          await choose(pty, "BER-2026-000001", "History");
          await choose(pty, "Shown above.", "Back");
          await asks(pty, "BER-2026-000001");
          await pty.press("C-d");
          expect(await pty.ended()).toEqual({ code: 130, sane: true });
        });
        expect(await typed(office, "case", "show", "BER-2026-000001")).toMatchObject({
          revision: 2,
          stage: "gathering",
        });
      }),
    noon,
  );

  it(
    "shows rules, days off and numbers, and Esc leads back from each",
    () =>
      withOffice(async (office) => {
        await atTerminal(office, ["desk"], async (pty) => {
          const more = async (line: string) => {
            await choose(pty, home, "Batches, rules, calendar");
            await choose(pty, "Batches, rules, calendar", line);
          };
          await more("Rule packs");
          await choose(pty, "Which one?", "P2");
          await pty.shows("Article 99");
          await choose(pty, "Shown above.", "Back");
          await more("Rule packs");
          await asks(pty, "Which one?");
          await pty.press("Escape");
          await more("Check an IIN");
          await write(pty, "The number of the IIN", "990101300122");
          await pty.shows("990101300122 is a well-formed IIN");
          await choose(pty, "Shown above.", "Back");
          await more("Batches");
          await choose(pty, "Shown above.", "Back");
          await more("Verify the ledger");
          await pty.shows("The ledger is whole");
          await choose(pty, "Shown above.", "Back");
          await more("The simulator answers a batch");
          await write(pty, "Batch file", "/nowhere.iinb");
          await write(pty, "Folder to write to", office);
          await pty.shows("/nowhere.iinb");
          await choose(pty, home, "Held rulings");
          await pty.shows("No ruling waits for a person.");
          await choose(pty, "Shown above.", "Back");
          await choose(pty, home, "Leave the desk");
          expect((await pty.ended()).code).toBe(0);
        });
      }),
    noon,
  );

  it("needs a terminal", () =>
    withOffice(async (office) => {
      for (const args of [["desk"], ["desk", "--json"], ["case", "open"], ["case", "open", "--json"]]) {
        const result = await execa(program[0] ?? "", [program[1] ?? "", ...args, "--office", office], {
          env,
          reject: false,
          input: "",
        });
        expect([args.join(" "), result.exitCode, result.stdout]).toEqual([args.join(" "), 4, ""]);
      }
    }));

  it(
    "no command on a terminal opens it",
    () =>
      withOffice(async (office) => {
        await inTerminal(
          [...program, "--office", office, "--lang", "en"],
          { env, columns: 80, rows: 24 },
          async (pty) => {
            await asks(pty, home);
            await pty.press("C-c");
            expect((await pty.ended()).code).toBe(130);
          },
        );
      }),
    noon,
  );
});

describe("case open without a terminal", () => {
  const run = async (office: string, ...args: string[]) => {
    const result = await execa(
      program[0] ?? "",
      [program[1] ?? "", "case", "open", ...args, "--office", office, "--json"],
      { env, reject: false, input: "" },
    );
    return {
      exit: result.exitCode,
      problem: result.stderr === "" ? null : JSON.parse(result.stderr.split("\n").at(-1) ?? ""),
    };
  };

  it("a field that is missing is named, a wrong value is a fault of the file", () =>
    withOffice(async (office) => {
      const { letterLanguage: _, ...rest } = JSON.parse(await readFile(sample("senior"), "utf8"));
      const path = join(office, "part.json");
      await writeFile(path, JSON.stringify(rest));
      expect(await run(office, "--from", path)).toMatchObject({
        exit: 4,
        problem: { code: "answer-needed", params: { answer: ["letterLanguage"] } },
      });
      await writeFile(path, JSON.stringify({ ...rest, kind: "gift" }));
      expect(await run(office, "--from", path)).toMatchObject({ exit: 3, problem: { code: "bad-file" } });
      expect(await typed(office, "case", "list")).toMatchObject({ cases: [] });
    }));

  it("a draft says what is missing and has neither number nor term", () =>
    withOffice(async (office) => {
      const { letterLanguage: _, documents: __, ...rest } = JSON.parse(await readFile(sample("spouse"), "utf8"));
      const path = join(office, "part.json");
      await writeFile(path, JSON.stringify(rest));
      const kept = await typed(office, "case", "open", "--from", path, "--draft");
      expect(kept).toMatchObject({
        case: null,
        stage: null,
        dueOn: null,
        missing: expect.arrayContaining(["letterLanguage"]),
      });
      expect(kept.draft).toMatch(/^[0-9a-f-]{36}$/);
      expect(kept.findings).toEqual(
        expect.arrayContaining([expect.objectContaining({ code: "document-missing", about: "marriage-certificate" })]),
      );
    }));

  it("the same person again: the file says what changed, the cases are linked and no duplicates", () =>
    withOffice(async (office) => {
      await typed(office, "case", "open", "--from", sample("senior"));
      expect(await run(office, "--again", "BER-2026-000001")).toMatchObject({
        exit: 4,
        problem: { params: { answer: "--from" } },
      });
      const path = join(office, "changed.json");
      await writeFile(path, JSON.stringify({ letterLanguage: "kk" }));
      const again = await typed(office, "case", "open", "--again", "BER-2026-000001", "--from", path);
      expect(again).toMatchObject({ case: "BER-2026-000002", findings: [] });
      expect(await typed(office, "case", "show", "BER-2026-000002")).toMatchObject({ previous: "BER-2026-000001" });
      expect(await typed(office, "case", "open", "--again", "BER-2026-000002", "--yes")).toMatchObject({
        case: "BER-2026-000003",
      });
      expect(await run(office, "--again", "BER-2026-000009", "--yes")).toMatchObject({ exit: 2 });
    }));
});
