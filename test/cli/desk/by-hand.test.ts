import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { asks, atTerminal, choose, typed, withOffice, write } from "../../support/interview-story.ts";
import { someIin } from "../../support/sent.ts";

const noon = 300_000;
const home = "What is to be done?";

it(
  "a case is put on a sheet, taken back, put on one again, and its answer is typed from the screen",
  () =>
    withOffice(async (office) => {
      const stick = join(office, "paper");
      await mkdir(stick);
      await typed(office, "case", "open", "--from", "templates/samples/senior.json");
      await typed(office, "case", "verify", "BER-2026-000001");
      await typed(office, "case", "decide", "BER-2026-000001", "--forward");
      const number = someIin("480925");
      const wrong = `${number.slice(0, 11)}${(Number(number[11]) + 1) % 10}`;
      await atTerminal(office, ["desk"], async (pty) => {
        await choose(pty, home, "Type cases into the central system by hand");
        await pty.shows(/Forwarded, and not on its way\n {2}BER-2026-000001/);
        await write(pty, "Folder to write to", stick);
        await pty.shows(/Sheet of case BER-2026-000001:/);
        await choose(pty, "Shown above.", "Back");
        await pty.shows(/BER-2026-000001.*type it in, record the answer/);

        await choose(pty, home, "BER-2026-000001");
        await choose(pty, "BER-2026-000001", "Say that the central system does not have it");
        await choose(pty, "Did you look in the central system?", "I looked: it is not there");
        await pty.shows("Case BER-2026-000001 is on no sheet any more.");
        await choose(pty, "BER-2026-000001", "Put it on a sheet");
        await asks(pty, "Folder to write to");
        await pty.press("Enter");
        await choose(pty, "Shown above.", "Back");

        await choose(pty, "BER-2026-000001", "Record the answer");
        await choose(pty, "What does the central system say?", "IIN issued");
        await write(pty, "Reference of the ruling", "MIA-7");
        await write(pty, "Day of the ruling", "23.11.2026");
        await asks(pty, "IIN, digit by digit");
        await pty.type(number);
        await pty.shows("The number must be typed, digit by digit");
        await pty.typeByHand(wrong);
        await pty.press("Enter");
        await pty.shows("its control digit is wrong");
        await pty.press("C-u");
        await pty.typeByHand(number);
        await pty.press("Enter");
        await asks(pty, "The same number once more");
        await pty.typeByHand(number);
        await pty.press("Enter");
        await choose(pty, "Whom does it show under the number", "The applicant");
        await pty.shows(new RegExp(`BER-2026-000001 {2}IIN issued {2}IIN ${number} {2}2026-11-23 {2}MIA-7`));
        await choose(pty, "Is this what stands on the screen?", "Yes, record it");
        await pty.shows("Recorded by hand for case BER-2026-000001: IIN issued.");
        await choose(pty, "BER-2026-000001", "Show the whole case");
        await pty.shows(/Ruling: IIN issued .*\(recorded by hand\)/);
        await choose(pty, "BER-2026-000001", "Back");
        await choose(pty, home, "Leave the desk");
        expect((await pty.ended()).code).toBe(0);
      });
      expect(await readdir(stick)).toHaveLength(1);
      expect(await typed(office, "case", "show", "BER-2026-000001")).toMatchObject({
        stage: "ruled",
        ruling: { via: "by-hand", ruling: { iin: number, reference: "MIA-7" } },
      });
    }),
  noon,
);
