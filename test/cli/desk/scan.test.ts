import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { asks, atTerminal, choose, typed, withOffice, write } from "../../support/interview-story.ts";
import { pdf } from "../../support/scans.ts";

const lies = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  );

it(
  "takes in the scan of a paper by its content, and removes the plain original when told to",
  () =>
    withOffice(async (office) => {
      await typed(office, "case", "open", "--from", "templates/samples/senior.json");
      const [scan, text] = [join(office, "passport.txt"), join(office, "passport.pdf")];
      await writeFile(scan, pdf());
      await writeFile(text, "a text");
      await atTerminal(office, ["desk"], async (pty) => {
        await choose(pty, "What is to be done?", "BER-2026-000001");
        await choose(pty, "BER-2026-000001", "Take in the scan of a document");
        await choose(pty, "Scan of which document?", "1. foreign passport");
        await write(pty, "PDF, JPEG, PNG or TIFF", text);
        await pty.shows(/is no PDF,\s/);
        await choose(pty, "BER-2026-000001", "Take in the scan of a document");
        await choose(pty, "Scan of which document?", "1. foreign passport");
        await write(pty, "PDF, JPEG, PNG or TIFF", scan);
        await pty.shows("Its plain original still lies here");
        await choose(pty, "What becomes of the plain original?", "remove it");
        await choose(pty, "BER-2026-000001", "Take in the scan of a document");
        await asks(pty, "Scan of which document?");
        await pty.shows("(there is a scan)");
        await pty.press("C-c");
        expect((await pty.ended()).code).toBe(130);
      });
      expect([await lies(scan), await lies(text)]).toEqual([false, true]);
      expect(await typed(office, "case", "show", "BER-2026-000001")).toMatchObject({
        revision: 2,
        application: { documents: [{ scan: { type: "application/pdf" } }] },
      });
    }),
  120_000,
);
