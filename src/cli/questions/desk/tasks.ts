import type { CaseId } from "../../../domain/ids.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { askPath } from "./ask-path.ts";
import { pause, perform } from "./attempt.ts";

/** Everything that waits leaves in one batch. */
export async function exportAtDesk(desk: Desk): Promise<void> {
  await perform(desk, () => import("../../commands/batch-export.ts"), {
    flags: { to: desk.world.cwd, "dry-run": true },
  });
  const to = await askPath(desk, "folder", desk.say("desk.folder"));
  if (to === back) return;
  await perform(desk, () => import("../../commands/batch-export.ts"), { flags: { to } });
  await pause(desk);
}

/** Answers of the centre from a file, or all of a folder. */
export async function importAtDesk(desk: Desk): Promise<void> {
  const path = await askPath(desk, "answers", desk.say("desk.answers"));
  if (path === back) return;
  await perform(desk, () => import("../../commands/answers-import.ts"), { args: [[path]] });
  await pause(desk);
}

/** Every letter that is due. */
export async function lettersAtDesk(desk: Desk): Promise<void> {
  const to = await askPath(desk, "folder", desk.say("desk.folder"));
  if (to === back) return;
  await perform(desk, () => import("../../commands/letter-issue.ts"), { flags: { all: true, to } });
  await pause(desk);
}

/** The rulings that wait for a person: each is applied or rejected with a reason. */
export async function heldAtDesk(desk: Desk): Promise<void> {
  const held = await (await desk.office()).answers.held("open");
  if (held.length === 0) {
    await perform(desk, () => import("../../commands/answers-held.ts"), {});
    return pause(desk);
  }
  const hold = await desk.ask.select({
    message: desk.say("desk.held.which"),
    answer: "CASE",
    choices: held.map((value) => ({
      value,
      name: `${value.case}  ${desk.say(`code.ruling.${value.ruling.outcome}`)}  ${desk.say(`code.hold.${value.reason}`)}`,
    })),
  });
  if (hold !== back) await settleHold(desk, hold.case, hold.id);
}

/**
 * Shows what the held rulings of a case say, then applies or rejects one of them, that with `number` where it was chosen
 * before; leaving it held changes nothing and stands first.
 */
export async function settleHold(desk: Desk, id: CaseId, number: number | null = null): Promise<void> {
  const { heldOf } = await import("../../commands/answers-held.ts");
  await perform(desk, async () => ({ run: (at) => heldOf(at, id) }), {});
  const which = number === null ? id : `${id}, ${desk.say("answers.held.number", { number })}`;
  const way = await desk.ask.select({
    message: desk.say("desk.held.ask", { case: which }),
    answer: "CASE",
    choices: (["leave", "reject", "release"] as const).map((value) => ({
      value,
      name: desk.say(`desk.held.${value}`),
    })),
  });
  if (way === back || way === "leave") return;
  const release = () => import("../../commands/answers-release.ts");
  const reject = () => import("../../commands/answers-reject.ts");
  const flags = number === null ? {} : { hold: String(number) };
  await perform(desk, way === "release" ? release : reject, { args: [id], flags });
}
