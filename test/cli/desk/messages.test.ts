import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { asks, atTerminal, choose, typed, withOffice, write } from "../../support/interview-story.ts";
import { pdf } from "../../support/scans.ts";

const noon = 300_000;
const home = "What is to be done?";
const id = "BER-2026-000001";

/** A case on its way, about which the centre asks for more. */
async function askedAbout(office: string): Promise<string> {
  const stick = join(office, "stick");
  await mkdir(stick);
  await typed(office, "case", "open", "--from", "templates/samples/investor.json");
  await typed(office, "case", "verify", id);
  await typed(office, "case", "decide", id, "--forward");
  await typed(office, "batch", "export", "--to", stick);
  const batch = join(stick, "BER-2026-B000001.iinb");
  await typed(office, "centre", "answer", batch, "--to", stick, "--ruling", `${id}=supplement`);
  await typed(office, "answers", "import", stick);
  return stick;
}

it(
  "the desk brings papers after a case, asks about it, and takes it back",
  () =>
    withOffice(async (office) => {
      const stick = await askedAbout(office);
      const scan = join(stick, "contract.pdf");
      await writeFile(scan, pdf("contract"));
      await atTerminal(office, ["desk"], async (pty) => {
        await choose(pty, home, id);
        await choose(pty, id, "Bring papers after it");
        // Nothing was brought: going back leaves the case as it was.
        await choose(pty, "What is brought?", "Back");
        await choose(pty, id, "Bring papers after it");
        await choose(pty, "What is brought?", "Add a paper");
        await asks(pty, "Which paper?");
        await pty.type("portfolio");
        await pty.shows(/› .*portfolio/i);
        await pty.press("Enter");
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
        await choose(pty, "What is brought?", "Send these papers after the case");
        await asks(pty, "Scan of");
        await pty.type(scan);
        await pty.press("Enter");
        await choose(pty, "What becomes of the plain original?", "leave it there");
        await choose(pty, id, "Show the whole case");
        await pty.shows(/3\. portfolio or CV[\s\S]*brought later[\s\S]*To the centre: supplement/);
        await choose(pty, id, "Ask the centre how far");
        await choose(pty, id, "Show the whole case");
        await pty.shows("To the centre: question about the state");
        await choose(pty, id, "Withdraw");
        await write(pty, "Why is the application withdrawn?", "Went home.");
        await pty.press("Enter");
        await choose(pty, id, "Show the whole case");
        await pty.shows(/To the centre: withdrawal/);
        await choose(pty, id, "Back");
        await choose(pty, home, "Leave the desk");
        expect(await pty.ended()).toEqual({ code: 0, sane: true });
      });
      const { stage, messages } = await typed(office, "case", "show", id);
      expect(stage).toBe("withdrawn");
      expect(messages).toMatchObject([
        { kind: "SUP", state: "waiting", documents: [{ kind: "portfolio", scan: { type: "application/pdf" } }] },
        { kind: "QRY", state: "waiting" },
        { kind: "WDR", state: "waiting" },
      ]);
    }),
  noon,
);
