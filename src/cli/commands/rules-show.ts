import { Problem } from "../../domain/problem.ts";
import { argument, type Run } from "../command.ts";
import { ruleWordsOf } from "../views/known-rules.ts";
import { packPage } from "../views/pack-page.ts";

/** `rules show PACK`: the pack in words, from the same data that runs. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = argument(call, 0).toUpperCase();
  const pack = (await office.rules.list()).find((one) => one.id === id);
  if (pack === undefined) throw new Problem("unknown-pack", { pack: id });
  const words = await ruleWordsOf(desk, office, pack);
  return { json: { pack }, show: (screen) => packPage(screen, words, pack) };
};
