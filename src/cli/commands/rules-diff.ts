import { Problem } from "../../domain/problem.ts";
import { rulesBeside } from "../../domain/rule-difference.ts";
import type { RulePack } from "../../domain/rule-pack.ts";
import type { Office } from "../../workflow/office.ts";
import { argument, type Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { ruleWordsOf } from "../views/known-rules.ts";
import { differencesJson, differencesView } from "../views/rule-differences.ts";

/** `rules diff A B`: every demand, check, ground and the rest that B gained, lost or changed beside A. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const [a, b] = await Promise.all([
    packNamed(desk, office, argument(call, 0)),
    packNamed(desk, office, argument(call, 1)),
  ]);
  const differences = rulesBeside(a, b);
  const words = { before: await ruleWordsOf(desk, office, a), after: await ruleWordsOf(desk, office, b) };
  return {
    json: { a: a.id, b: b.id, differences: differencesJson(a, b, differences) },
    show: (screen) => differencesView(screen, words, { a, b, differences }),
  };
};

/** By its id, else a file: an order can be compared before it is taken in. */
async function packNamed(desk: Desk, office: Office, text: string): Promise<RulePack> {
  const known = (await office.rules.list()).find((pack) => pack.id === text.toUpperCase());
  if (known !== undefined) return known;
  if (!/[./\\]/.test(text)) throw new Problem("unknown-pack", { pack: text });
  const file = await desk.doors.readRules(text);
  if (file.kind !== "pack") throw new Problem("not-a-pack", { path: text });
  return file.pack;
}
