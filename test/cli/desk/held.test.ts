import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { asks, atTerminal, choose, typed, withOffice } from "../../support/interview-story.ts";

const noon = 300_000;
const home = "What is to be done?";
const id = "BER-2026-000001";

/** The centre says of one case that somebody else has the number, and, in a second file, something else again. */
async function doubted(office: string): Promise<void> {
  const stick = join(office, "stick");
  await mkdir(stick);
  await typed(office, "case", "open", "--from", "templates/samples/investor.json");
  await typed(office, "case", "verify", id);
  await typed(office, "case", "decide", id, "--forward");
  await typed(office, "batch", "export", "--to", stick);
  const batch = join(stick, "BER-2026-B000001.iinb");
  await typed(office, "centre", "scenario", "registered-differently", batch, "--to", stick);
  await held(typed(office, "answers", "import", stick));
  const ruling = { outcome: "refused", reference: "MIA-2026/77", on: "2026-11-23", grounds: ["unreliable"] };
  await writeFile(join(stick, "ruling.json"), JSON.stringify(ruling));
  await held(typed(office, "answers", "record", id, "--from", join(stick, "ruling.json")));
}

const held = (run: Promise<unknown>) => expect(run).rejects.toMatchObject({ exitCode: 6 });

it(
  "the desk shows what a held ruling says before it asks what becomes of it",
  () =>
    withOffice(async (office) => {
      await doubted(office);
      const [first, second] = (await typed(office, "answers", "held")).held as { reference: string }[];
      expect(second?.reference).toBe("MIA-2026/77");
      const everything = new RegExp(
        `No\\. 1 {2}IIN issued[\\s\\S]*${first?.reference}[\\s\\S]*In the case +At the centre\\s+Surname +EXAMPLE +DIFFERENT[\\s\\S]*No\\. 2[\\s\\S]*MIA-2026/77[\\s\\S]*unreliable`,
      );
      await atTerminal(office, ["desk"], async (pty) => {
        await choose(pty, home, "Held rulings");
        await choose(pty, "Which ruling?", `${id}  service refused`);
        await pty.shows(everything);
        await choose(pty, `What becomes of the ruling on ${id}, No. 2?`, "Leave it held");
        await choose(pty, home, id);
        await choose(pty, id, "Settle the held ruling");
        await pty.shows(everything);
        await choose(pty, `What becomes of the ruling on ${id}?`, "Leave it held");
        await asks(pty, id);
        await pty.press("C-d");
        expect((await pty.ended()).code).toBe(130);
      });
      expect((await typed(office, "answers", "held")).held).toHaveLength(2);
    }),
  noon,
);
