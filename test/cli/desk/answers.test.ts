import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { atTerminal, choose, typed, withOffice, write } from "../../support/interview-story.ts";

const noon = 300_000;
const home = "What is to be done?";

/** Two cases were sent: the first of the two answer files is lost, and a line of the second batch's is set aside. */
async function withGap(office: string): Promise<void> {
  const stick = join(office, "stick");
  await mkdir(stick);
  for (const [at, sample] of ["investor", "senior"].entries()) {
    const id = `BER-2026-00000${at + 1}`;
    await typed(office, "case", "open", "--from", `templates/samples/${sample}.json`);
    await typed(office, "case", "verify", id);
    await typed(office, "case", "decide", id, "--forward");
  }
  await typed(office, "batch", "export", "--to", stick);
  const batch = join(stick, "BER-2026-B000001.iinb");
  await typed(office, "centre", "scenario", "missing-number", batch, "--to", stick);
  await typed(office, "answers", "import", stick);
}

it(
  "the desk alarms of what the centre should have said, and takes in or leaves out what was set aside",
  () =>
    withOffice(async (office) => {
      await withGap(office);
      const stick = join(office, "stick");
      await typed(office, "case", "open", "--from", "templates/samples/spouse.json");
      await typed(office, "case", "verify", "BER-2026-000003");
      await typed(office, "case", "decide", "BER-2026-000003", "--forward");
      await typed(office, "batch", "export", "--to", stick);
      const second = join(stick, "BER-2026-B000002.iinb");
      await typed(office, "centre", "scenario", "wrong-control-digit", second, "--to", stick);
      await atTerminal(office, ["desk"], async (pty) => {
        await pty.shows(/1 without the answer that should have come[\s\S]*Answer file no\. 1 never came/);
        await pty.shows(/── Answers that should have come ──[\s\S]{0,10}BER-2026-000001/);
        await choose(pty, home, "Take in answers");
        await write(pty, "Answer file of the centre", join(stick, "BER-2026-A000003.iinb"));
        await pty.shows("the control digit of the IIN is wrong");
        await choose(pty, "Shown above.", "Back");
        await pty.shows(/2 without the answer that should have come[\s\S]*1 line of an answer file is set aside/);
        await choose(pty, home, "Batches, rules");
        await choose(pty, "Batches, rules", "What the centre has answered");
        await pty.shows(/BER-2026-B000001 +SILENT: should be answered/);
        await choose(pty, "Shown above.", "Back");
        await choose(pty, home, "Batches, rules");
        await choose(pty, "Batches, rules", "Lines of answer files");
        await choose(pty, "Which line?", "BER-2026-A000003");
        await choose(pty, "What becomes of line", "Show it");
        await pty.shows('"outcome":"ISSUED"');
        await choose(pty, "What becomes of line", "Take it in after all");
        await pty.shows(/cannot be taken in: the control digit of\s+the IIN is wrong/);
        await choose(pty, home, "Batches, rules");
        await choose(pty, "Batches, rules", "Lines of answer files");
        await choose(pty, "Which line?", "BER-2026-A000003");
        await choose(pty, "What becomes of line", "Leave it out for good");
        await write(pty, "Why is this line left out?", "The centre sends another.");
        await pty.press("Enter");
        await pty.shows("is left out for good");
        await choose(pty, "Shown above.", "Back");
        await choose(pty, home, "Leave the desk");
        expect(await pty.ended()).toEqual({ code: 0, sane: true });
      });
      const { aside, missing, silent } = await typed(office, "answers", "status");
      expect([aside, missing, silent]).toEqual([0, [1], ["BER-2026-000001", "BER-2026-000003"]]);
    }),
  noon,
);
