import type { CaseId } from "../../../domain/ids.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { askPath } from "./ask-path.ts";
import { pause, perform } from "./attempt.ts";

const command = () => import("../../commands/batch-sheet.ts");

/** Everything that is forwarded and not on its way, on paper, to be typed into the central system. */
export async function sheetsAtDesk(desk: Desk): Promise<void> {
  await perform(desk, command, {});
  const { waiting } = await (await desk.office()).batches.selection();
  if (waiting.length > 0) {
    const to = await askPath(desk, "folder", desk.say("desk.folder"));
    if (to === back) return;
    await perform(desk, command, { flags: { to } });
  }
  await pause(desk);
}

/** One case on paper: for the first time, or again. */
export async function sheetOf(desk: Desk, id: CaseId): Promise<void> {
  const to = await askPath(desk, "folder", desk.say("desk.folder"));
  if (to === back) return;
  await perform(desk, command, { args: [[id]], flags: { to } });
  await pause(desk);
}

/** That it is not in the central system: a wrong word here makes two cases of one, so it is asked once more. */
export async function notEntered(desk: Desk, id: CaseId): Promise<void> {
  const sure = await desk.ask.confirm({
    message: desk.say("desk.notEntered.ask", { case: id }),
    answer: "--not-entered",
    safe: false,
    yes: desk.say("desk.notEntered.yes"),
    no: desk.say("desk.notEntered.no"),
  });
  if (sure === true) await perform(desk, command, { args: [[id]], flags: { "not-entered": true } });
}
