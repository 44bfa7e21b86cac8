import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { atTerminal, choose, typed, withOffice, write } from "../../support/interview-story.ts";

const officer = (id: string) => ({
  id,
  name: `Synthetic ${id}`,
  position: { kk: "Вице-консул", ru: "Вице-консул", en: "Vice-consul" },
  kind: "person",
  may: ["intake"],
});

it(
  "the desk takes officers on and records that one has left; none of them is lost by the next",
  () =>
    withOffice(async (office) => {
      for (const id of ["vice", "clerk"]) await writeFile(join(office, `${id}.json`), JSON.stringify(officer(id)));
      await atTerminal(office, ["desk"], async (pty) => {
        for (const id of ["vice", "clerk"]) {
          await choose(pty, "What is to be done?", "Batches, rules");
          await choose(pty, "Batches, rules", "Officers");
          await pty.shows("consul");
          await choose(pty, "Officers", "Take on an officer");
          await pty.press("C-u");
          await write(pty, "File of the new officer", join(office, `${id}.json`));
          await pty.shows(`Officer ${id} is added.`);
          await choose(pty, "Shown above.", "Back");
        }
        await choose(pty, "What is to be done?", "Batches, rules");
        await choose(pty, "Batches, rules", "Officers");
        await choose(pty, "Officers", "Record that an officer has left");
        await choose(pty, "Who has left?", "vice");
        await choose(pty, "Has vice left?", "Yes");
        await pty.shows("Officer vice has left.");
        await choose(pty, "Shown above.", "Back");
        await choose(pty, "What is to be done?", "Leave the desk");
        expect((await pty.ended()).code).toBe(0);
      });
      const { officers } = (await typed(office, "officer", "list")) as { officers: { id: string; left: boolean }[] };
      expect(officers.map(({ id, left }) => `${id} ${left}`)).toEqual([
        "consul false",
        "timer false",
        "vice true",
        "clerk false",
      ]);
      expect(await typed(office, "ledger", "verify")).toMatchObject({ broken: null });
    }),
  120_000,
);
