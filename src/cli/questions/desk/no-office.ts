import type { Desk } from "../../desk.ts";
import { styled } from "../../printer.ts";
import { back } from "../../question.ts";
import { askPath } from "./ask-path.ts";
import { attempt, perform } from "./attempt.ts";

/** Where there is no office yet, offers to set one up. True when there is one afterwards. */
export async function offerOffice(desk: Desk): Promise<boolean> {
  while (!(await desk.doors.exists())) {
    desk.printer.note();
    desk.printer.note(styled("bold", desk.say("desk.noOffice", { path: desk.doors.folder })));
    const way = await desk.ask.select({
      message: desk.say("desk.setUp.ask"),
      answer: "--office",
      choices: (["training", "file", "leave"] as const).map((value) => ({
        value,
        name: desk.say(`desk.setUp.${value}`),
      })),
    });
    if (way === back || way === "leave") return false;
    await attempt(desk, () => setUp(desk, way));
  }
  return true;
}

async function setUp(desk: Desk, way: "training" | "file"): Promise<void> {
  const init = () => import("../../commands/init.ts");
  if (way === "training") return perform(desk, init, { flags: { training: true } });
  const from = await askPath(desk, "file", desk.say("desk.setUp.path"));
  if (from !== back) await perform(desk, init, { flags: { from } });
}
