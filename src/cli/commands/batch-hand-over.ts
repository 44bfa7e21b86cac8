import { shortHash } from "../../domain/batch.ts";
import type { BatchHandover } from "../../domain/office-page.ts";
import { handOverBatch } from "../../workflow/hand-over-batch.ts";
import type { Run } from "../command.ts";
import { givenBatch, givenPath } from "../given.ts";
import type { Screen } from "../screen.ts";

/** `batch hand-over BATCH`: notes that the files were given away; the page that goes with them, as PDF with `--to`. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const to = givenPath(desk, call, "to");
  if (to !== null) await office.folders.mustExist(to);
  const { batch, page } = await handOverBatch(office, givenBatch(call), desk.say.language);
  const written =
    to === null
      ? null
      : await office.folders.write(
          to,
          `${batch.id}-hand-over-${page.language}.pdf`,
          (await office.press.page(page)).bytes,
        );
  return {
    json: {
      batch: batch.id,
      state: batch.state,
      items: batch.items,
      files: page.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256, short: shortHash(sha256 as never) })),
      cases: page.rows.map((row) => row.case),
      page: written,
    },
    show(screen) {
      screen.print(screen.say("view.batch.handedOver", { batch: batch.id }));
      if (written !== null) return screen.print(screen.say("view.batch.page", { path: written.path }));
      screen.print();
      pageView(screen, page, batch.items);
    },
  };
};

/** For a printer: numbers of cases and hashes, no name of a person. */
function pageView(screen: Screen, page: BatchHandover, items: number): void {
  const { say } = screen;
  screen.print(say("view.batch.pageTitle", { batch: page.batch }));
  screen.print(`${page.office[page.language]}, ${page.madeOn}`);
  screen.print();
  screen.print(`${say("view.batch.parts")}: ${page.files.length}`);
  for (const { name, bytes, sha256 } of page.files) {
    screen.print(`  ${name}  ${say("view.batch.size", { bytes })}`);
    screen.print(`    ${shortHash(sha256 as never)}`);
    screen.print(`    SHA-256 ${sha256}`);
  }
  screen.print();
  screen.print(`${say("screen.items")}: ${items}`);
  for (const row of page.rows) screen.print(`  ${row.case}`);
}
