import { may } from "../../../domain/officer.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { askPath } from "./ask-path.ts";
import { perform } from "./attempt.ts";

/** Who works here; whoever decides takes somebody on, or records that somebody has left. False where nothing is left to read. */
export async function officersAtDesk(desk: Desk): Promise<boolean> {
  await perform(desk, () => import("../../commands/officer-list.ts"), {});
  if (!may((await desk.office()).officer, "decide")) return true;
  const way = await desk.ask.select({
    message: desk.say("desk.look.officers"),
    answer: "OFFICER",
    choices: (["none", "add", "leave"] as const).map((value) => ({ value, name: desk.say(`desk.staff.${value}`) })),
  });
  if (way === back || way === "none") return false;
  return way === "add" ? add(desk) : leave(desk);
}

async function add(desk: Desk): Promise<boolean> {
  const from = await askPath(desk, "file", desk.say("desk.staff.file"));
  if (from === back) return false;
  await perform(desk, () => import("../../commands/officer-add.ts"), { flags: { from } });
  return true;
}

async function leave(desk: Desk): Promise<boolean> {
  const { officers } = await desk.doors.profile();
  const officer = await desk.ask.select({
    message: desk.say("desk.staff.who"),
    answer: "OFFICER",
    choices: officers
      .filter((one) => !one.left)
      .map((one) => ({ value: one.id, name: one.kind === "person" ? `${one.id}  ${one.name}` : one.id })),
  });
  if (officer === back) return false;
  const sure = await desk.ask.confirm({
    message: desk.say("desk.staff.sure", { officer }),
    answer: "OFFICER",
    safe: false,
  });
  if (sure !== true) return false;
  await perform(desk, () => import("../../commands/officer-leave.ts"), { args: [officer] });
  return true;
}
