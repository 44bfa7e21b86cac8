import { Problem } from "../../domain/problem.ts";
import { argument, type Run } from "../command.ts";
import { packPage } from "../views/pack-page.ts";

/** `rules show PACK`: the pack in words, from the same data that runs. */
export const run: Run = async (desk, call) => {
  const id = argument(call, 0).toUpperCase();
  const pack = (await (await desk.office()).rules.list()).find((one) => one.id === id);
  if (pack === undefined) throw new Problem("unknown-pack", { pack: id });
  return { json: { pack }, show: (screen) => packPage(screen, pack) };
};
