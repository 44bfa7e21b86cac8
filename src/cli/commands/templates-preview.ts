import { resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { argument, type Run, textFlag } from "../command.ts";
import { kindOf } from "../given-letter.ts";

/** `templates preview KIND --to DIR`: a letter about nobody, in three languages, marked as a draft. */
export const run: Run = async (desk, call) => {
  const kind = kindOf(argument(call, 0), "KIND");
  const to = textFlag(call, "to");
  if (to === undefined) throw new Problem("answer-needed", { answer: "--to" });
  const office = await desk.office();
  const folder = resolve(desk.world.cwd, to);
  await office.folders.mustExist(folder);
  const { bytes, sha256: digest } = await office.press.preview(kind);
  const name = `preview-${kind}-${digest.slice(0, 8)}.pdf`;
  const { path, sha256 } = await office.folders.write(folder, name, bytes);
  return {
    json: { kind, path, sha256 },
    show: (screen) => screen.print(screen.say("view.templates.previewed", { path })),
  };
};
