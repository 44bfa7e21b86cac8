import { asideLines } from "../../../workflow/aside-lines.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { perform } from "./attempt.ts";

/** Lines that were set aside: one is chosen, shown, and taken in or left out. False where the officer went back at once. */
export async function linesAside(desk: Desk): Promise<boolean> {
  await perform(desk, () => import("../../commands/answers-quarantine-list.ts"), {});
  const lines = await asideLines(await desk.office());
  if (lines.length === 0) return true;
  const chosen = await desk.ask.select({
    message: desk.say("answers.aside.which"),
    answer: "LINE",
    choices: lines.map((one) => ({
      value: one,
      name: `${one.file}  ${one.line}  ${one.case ?? ""}  ${desk.say(`code.quarantine.${one.reason}`)}`,
    })),
  });
  if (chosen === back) return false;
  const { file, line } = chosen;
  for (;;) {
    const way = await desk.ask.select({
      message: desk.say("answers.aside.ask", { file, line }),
      answer: "LINE",
      choices: (["leave", "show", "release", "drop"] as const).map((value) => ({
        value,
        name: desk.say(`answers.aside.${value}`),
      })),
    });
    if (way === back || way === "leave") return false;
    const args = [file, String(line)];
    if (way === "show") await perform(desk, () => import("../../commands/answers-quarantine-show.ts"), { args });
    else {
      const release = () => import("../../commands/answers-quarantine-release.ts");
      const drop = () => import("../../commands/answers-quarantine-drop.ts");
      await perform(desk, way === "release" ? release : drop, { args });
      return true;
    }
  }
}
