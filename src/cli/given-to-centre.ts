import { caseIdOrNull } from "../domain/ids.ts";
import { Problem } from "../domain/problem.ts";
import { type Call, listFlag, textFlag } from "./command.ts";

/** `--seed N`: the same number, the same rulings. Throws `bad-value`. */
export function seedGiven(call: Call): number {
  const seed = textFlag(call, "seed") ?? "1";
  if (/^\d{1,9}$/.test(seed)) return Number(seed);
  throw new Problem("bad-value", { flag: "--seed", value: seed, expected: "0 … 999999999" });
}

/** `--ruling CASE=OUTCOME…` by case. Throws `bad-value`. */
export function rulingsGiven(call: Call): ReadonlyMap<string, string> {
  return new Map(
    listFlag(call, "ruling").map((text) => {
      const [id = "", outcome = ""] = text.split("=");
      const known = caseIdOrNull(id);
      if (known !== null && outcome !== "") return [known, outcome];
      throw new Problem("bad-value", { flag: "--ruling", value: text, expected: "CASE=OUTCOME" });
    }),
  );
}
