import { describe, expect, it } from "vitest";
import {
  asks,
  atTerminal,
  choose,
  lastQuestions,
  passport,
  passportInOrder,
  person,
  typed,
  withOffice,
  write,
} from "../../support/interview-story.ts";

const senior = "Person aged 65 or over";
const noon = 300_000;

describe("an interview on a terminal", () => {
  it(
    "a clean case is registered, verified and forwarded with one question after the summary",
    () =>
      withOffice(async (office) => {
        await atTerminal(office, ["case", "open"], async (pty) => {
          await pty.shows("No published order known");
          await person(pty, senior);
          await passportInOrder(pty);
          await pty.shows("✓ foreign passport: nothing to remark.");
          await lastQuestions(pty);
          await pty.shows(/No findings\.[\s\S]*Mon 23 November 2026; due Tue 24 November/);
          await choose(pty, "How does it go on?", "Register");
          await pty.shows("Case BER-2026-000001 is registered.");
          await choose(pty, "The case is in order. Verify it and forward it", "Yes, verify and forward");
          await pty.shows("BER-2026-000001 is decided: forward");
          expect(await pty.ended()).toEqual({ code: 0, sane: true });
        });
        expect(await typed(office, "case", "list")).toMatchObject({
          cases: [{ id: "BER-2026-000001", stage: "decided", decision: "forward", next: "export" }],
        });
      }),
    noon,
  );

  it(
    "a letter that the centre cannot take is told with the answer that brought it, and again in the summary",
    () =>
      withOffice(async (office) => {
        await atTerminal(office, ["case", "open"], async (pty) => {
          await choose(pty, "Has the person an IIN already?", "No");
          await choose(pty, "Which category", senior);
          await passport(pty);
          await write(pty, "Surname as printed", "P<DEUMUELLER<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<<");
          await pty.shows("machine-readable lines go in their own question");
          await pty.press("C-u");
          await write(pty, "Surname as printed", "მიულერი");
          await pty.shows(/Latin and Cyrillic letters only[\s\S]*Surname: U\+10DB[\s\S]*as the passport prints it/);
          await write(pty, "Given names as printed", "Anna Maria");
          await asks(pty, "Patronymic");
          expect((await pty.screen()).match(/U\+10DB/g)).toHaveLength(1);
          await pty.press("C-c");
          expect(await pty.ended()).toEqual({ code: 130, sane: true });
        });
      }),
    noon,
  );

  it(
    "a draft is kept with what is missing and resumed from the desk; what was not brought is told with its source",
    () =>
      withOffice(async (office) => {
        await atTerminal(office, ["case", "open"], async (pty) => {
          await person(pty, "Spouse of a citizen", "1980-02-28");
          await passportInOrder(pty);
          await choose(pty, "Was it brought?", "not brought");
          await pty.shows(/✗ Not presented: marriage certificate\.\n {4}\S/);
          await pty.shows(/\[assumed\]/);
          await choose(pty, "Was it brought?", "not brought");
          await lastQuestions(pty);
          await choose(pty, "How does it go on?", "Keep as a draft");
          await pty.shows(/Kept as a draft[\s\S]*Still missing[\s\S]*– Marriage certificate/);
          expect(await pty.ended()).toEqual({ code: 0, sane: true });
        });
        expect(await typed(office, "case", "list")).toMatchObject({ cases: [] });
        await atTerminal(office, ["desk"], async (pty) => {
          await pty.shows(/1 draft[\s\S]*── Drafts ──\n› .*spouse {2}go on with it/);
          await pty.press("Enter");
          await pty.shows("The draft goes on where it stopped.");
          await pty.shows("── Summary ──");
          await choose(pty, "How does it go on?", "Change an answer");
          await asks(pty, "Which answer?");
          await pty.type("Marriage");
          await pty.shows(/› Marriage certificate · not brought/);
          await pty.press("Enter");
          await choose(pty, "Was it brought?", "marriage certificate");
          await asks(pty, "Which country issued it?");
          await pty.press("C-c");
          expect(await pty.ended()).toEqual({ code: 130, sane: true });
        });
      }),
    noon,
  );

  it(
    "a refusal to accept rests on the grounds that the findings carry",
    () =>
      withOffice(async (office) => {
        await atTerminal(office, ["case", "open"], async (pty) => {
          await person(pty, senior, "1990-02-28");
          await pty.shows("✗ The applicant's age on the day of application is outside the category.");
          await passportInOrder(pty, "No");
          await pty.shows(/✗ foreign passport: the original was not presented/i);
          await lastQuestions(pty);
          await choose(pty, "How does it go on?", "Register and refuse");
          await asks(pty, "Grounds of the refusal");
          await pty.shows("[ ] An incomplete set of documents was presented");
          await pty.press("Space", "Enter");
          await asks(pty, "The concrete fact");
          await pty.type("Only a copy was shown.");
          await pty.press("Enter", "Enter");
          await pty.shows("is decided: refuse to accept the documents");
          expect(await pty.ended()).toEqual({ code: 0, sane: true });
        });
        expect(await typed(office, "case", "show", "BER-2026-000001")).toMatchObject({
          stage: "decided",
          decision: {
            decision: { kind: "refuse", grounds: [{ code: "incomplete-set", fact: "Only a copy was shown." }] },
          },
        });
      }),
    noon,
  );

  it(
    "Esc and < go back over any number of answers, and what was answered stands there to be taken again",
    () =>
      withOffice(async (office) => {
        await atTerminal(office, ["case", "open"], async (pty) => {
          await choose(pty, "Has the person an IIN already?", "Yes");
          await pty.shows("gets no second one");
          await write(pty, "The number of the IIN", "990101300123");
          await pty.shows("its control digit is wrong");
          await pty.press("C-u");
          await write(pty, "The number of the IIN", "800228000038");
          await asks(pty, "The same number once more");
          await pty.press("Escape");
          await asks(pty, "The number of the IIN, twelve digits 800228000038");
          await pty.press("Escape");
          await choose(pty, "Has the person an IIN already?", "No");
          await choose(pty, "Which category", senior);
          await passport(pty);
          await write(pty, "Surname as printed", "Mueler");
          await pty.shows("! The machine-readable zone and the visual zone");
          await write(pty, "Given names as printed", "<");
          await asks(pty, "Surname as printed on the page Mueler");
          await pty.press("Escape");
          await asks(pty, "Machine-readable lines");
          await pty.press("Escape");
          await pty.shows(/\? Which category[\s\S]*› Person aged 65 or over/);
          await pty.press("Enter");
          await asks(pty, "Machine-readable lines");
          await pty.press("Enter");
          await asks(pty, "Surname as printed on the page Mueler");
          await pty.press("C-u");
          await write(pty, "Surname as printed", "Müller");
          await write(pty, "Given names as printed", "Anna Maria");
          await asks(pty, "Patronymic");
          await pty.press("C-d");
          expect(await pty.ended()).toEqual({ code: 130, sane: true });
        });
      }),
    noon,
  );

  it(
    "back from the very first question leaves, and nothing was begun",
    () =>
      withOffice(async (office) => {
        await atTerminal(office, ["case", "open"], async (pty) => {
          await asks(pty, "Has the person an IIN already?");
          await pty.press("Escape");
          expect((await pty.ended()).code).toBe(130);
        });
        await atTerminal(office, ["desk"], async (pty) => {
          await pty.shows("Nothing is waiting.");
          await asks(pty, "What is to be done?");
          await pty.press("C-c");
          expect(await pty.ended()).toEqual({ code: 130, sane: true });
        });
      }),
    noon,
  );

  it(
    "a closed terminal or a power cut costs the field being typed and nothing else",
    () =>
      withOffice(async (office) => {
        await atTerminal(office, ["case", "open"], async (pty) => {
          await choose(pty, "Has the person an IIN already?", "No");
          await choose(pty, "Which category", senior);
          await passport(pty);
          await write(pty, "Surname as printed", "Müller");
          await asks(pty, "Given names as printed");
          await pty.type("Anna Ma");
          await pty.close();
          expect((await pty.ended()).code).toBe(130);
        });
        await atTerminal(office, ["desk"], async (pty) => {
          await choose(pty, "What is to be done?", "23 Nov 2026");
          const screen = await asks(pty, "Given names as printed (empty: none)");
          expect(screen).toContain("Machine-readable: ANNA MARIA");
          expect(screen).not.toMatch(/none\) Anna/);
          await pty.press("Escape");
          await asks(pty, "Surname as printed on the page Müller");
          await pty.signal("KILL");
          expect((await pty.ended()).code).toBe(137);
        });
        await atTerminal(office, ["desk"], async (pty) => {
          await choose(pty, "What is to be done?", "23 Nov 2026");
          await asks(pty, "Given names as printed (empty: none)");
          await pty.signal("TERM");
          expect((await pty.ended()).code).toBe(130);
        });
      }),
    noon,
  );
});

it(
  "a correction comes from the IIN that is stated, and through a representative needs no appearance",
  () =>
    withOffice(async (office) => {
      await atTerminal(office, ["case", "open"], async (pty) => {
        await choose(pty, "Has the person an IIN already?", "Yes");
        await write(pty, "The number of the IIN", "800228000038");
        await write(pty, "The same number once more", "800228000037");
        await pty.shows("The two numbers are not the same.");
        await pty.press("C-u");
        await write(pty, "The same number once more", "800228000038");
        await choose(pty, "Kind of application", "correction of an IIN");
        await choose(pty, "Which category", "Potential investor");
        await passport(pty, "800228");
        await write(pty, "Surname as printed", "Müller");
        await write(pty, "Given names as printed", "Anna Maria");
        await write(pty, "Patronymic");
        await write(pty, "Date of birth as printed");
        await write(pty, "Place of birth");
        await write(pty, "Citizenship");
        await write(pty, "Sex");
        await choose(pty, "Does the applicant leave", "No");
        await choose(pty, "Did the applicant appear in person?", "No");
        await choose(pty, "Who acts for the applicant?", "attorney");
        expect(await asks(pty, "Surname of the representative")).not.toContain("did not appear");
        await write(pty, "Surname of the representative", "Vertreter");
        await write(pty, "Given names of the representative");
        await write(pty, "Document that proves the authority", "Power of attorney No. 7");
        await asks(pty, "Which data are to be corrected?");
        await pty.press("Space", "Enter");
        await choose(pty, "Was the consent", "Yes");
        await choose(pty, "Who signed the consent?", "the representative");
        await write(pty, "Day of the consent");
        await asks(pty, "Which of them was brought?");
        await pty.press("C-c");
        expect(await pty.ended()).toEqual({ code: 130, sane: true });
      });
    }),
  noon,
);

describe("answers given early", () => {
  it(
    "only what the file leaves open is asked",
    () =>
      withOffice(async (office) => {
        const { readFile, writeFile } = await import("node:fs/promises");
        const sample = JSON.parse(await readFile("templates/samples/senior.json", "utf8")) as Record<string, unknown>;
        const { letterLanguage: _, ...rest } = sample;
        await writeFile(`${office}/part.json`, JSON.stringify(rest));
        await atTerminal(office, ["case", "open", "--from", `${office}/part.json`], async (pty) => {
          await choose(pty, "In which language is the letter wanted?", "English");
          await pty.shows("── Summary ──");
          await choose(pty, "How does it go on?", "Register");
          await choose(pty, "The case is in order.", "Leave it for later");
          expect((await pty.ended()).code).toBe(0);
        });
        expect(await typed(office, "case", "show", "BER-2026-000001")).toMatchObject({ stage: "gathering" });
      }),
    noon,
  );
});
