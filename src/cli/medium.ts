import { Problem } from "../domain/problem.ts";
import type { Office } from "../workflow/office.ts";
import type { Desk } from "./desk.ts";

/**
 * Letters and files of cases bear names: before they go to a stick somebody says yes. Asks nothing where the folder cannot be
 * taken away, or with `--yes`. Throws `answer-needed` where nobody can be asked, `cancelled` for a no, `no-such-folder`.
 */
export async function mustMayLeave(desk: Desk, office: Office, folder: string): Promise<void> {
  await office.folders.mustExist(folder);
  if (desk.yes || !(await office.folders.isRemovable(folder))) return;
  const yes = await desk.ask.confirm({
    message: desk.say("view.medium.ask", { path: folder }),
    answer: "--yes",
    safe: false,
    yes: desk.say("view.medium.yes"),
    no: desk.say("view.medium.no"),
  });
  if (yes !== true) throw new Problem("cancelled");
}
