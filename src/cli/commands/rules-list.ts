import { Problem } from "../../domain/problem.ts";
import { today } from "../../workflow/act.ts";
import type { Office } from "../../workflow/office.ts";
import type { Run } from "../command.ts";
import { styled } from "../printer.ts";

/** `rules list`: every order the program knows, its days, and which one applies today. */
export const run: Run = async (desk) => {
  const office = await desk.office();
  const [packs, applied] = await Promise.all([office.rules.list(), packOfToday(office)]);
  return {
    json: {
      today: today(office).toString(),
      applies: applied,
      rules: packs.map((pack) => ({
        id: pack.id,
        status: pack.status,
        from: pack.from?.toString() ?? null,
        until: pack.until?.toString() ?? null,
        title: pack.title,
        digest: pack.digest,
        overlays: pack.overlays,
      })),
    },
    show(screen) {
      const { say } = screen;
      screen.printer.table({
        head: [
          say("view.rules.id"),
          say("view.rules.from"),
          say("view.rules.until"),
          say("view.rules.status"),
          say("view.rules.title"),
        ],
        rows: packs.map((pack) => [
          pack.id,
          pack.from === undefined ? say("view.rules.noSpan") : screen.day(pack.from),
          pack.until === undefined ? (pack.from === undefined ? "" : say("view.rules.open")) : screen.day(pack.until),
          pack.id === applied
            ? [say(`view.rules.statuses.${pack.status}`), ", ", styled("good", say("rules.show.today"))]
            : say(`view.rules.statuses.${pack.status}`),
          pack.title[say.language],
        ]),
      });
      const overlays = packs[0]?.overlays ?? [];
      if (overlays.length > 0) screen.print(say("rules.show.overlay", { overlays }));
      if (applied === null) screen.printer.note(say("rules.show.noneToday"));
    },
  };
};

/** The id of the pack for an application of today; null where no order covers it. */
async function packOfToday(office: Office): Promise<string | null> {
  try {
    return (await office.rules.forDay(today(office), null)).ref.id;
  } catch (problem) {
    if (problem instanceof Problem && problem.kind === "invalid" && problem.code !== "bad-rules") return null;
    throw problem;
  }
}
