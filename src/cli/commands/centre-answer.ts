import { resolve } from "node:path";
import { type CaseId, caseIdOrNull } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import { argument, type Call, listFlag, type Run, textFlag } from "../command.ts";
import type { CentreRuling } from "../desk.ts";

/** `centre answer FILE --to DIR`: the simulator of the centre answers a batch, in training offices. */
export const run: Run = async (desk, call) => {
  const to = textFlag(call, "to");
  if (to === undefined) throw new Problem("answer-needed", { answer: "--to" });
  const seed = textFlag(call, "seed") ?? "1";
  if (!/^\d{1,9}$/.test(seed))
    throw new Problem("bad-value", { flag: "--seed", value: seed, expected: "0 … 999999999" });
  const office = await desk.office();
  await office.folders.mustExist(resolve(desk.world.cwd, to));
  const wishes = { seed: Number(seed), rulings: rulingsOf(call), at: office.clock.now() };
  const files = await desk.doors.centre.answer(
    resolve(desk.world.cwd, argument(call, 0)),
    resolve(desk.world.cwd, to),
    wishes,
  );
  return {
    json: { files },
    show(screen) {
      for (const file of files) screen.print(screen.say("view.centre.answered", { path: file.path }));
    },
  };
};

const outcomes: readonly CentreRuling[] = ["issued", "refused", "iin-exists"];

function rulingsOf(call: Call): ReadonlyMap<CaseId, CentreRuling> {
  return new Map(
    listFlag(call, "ruling").map((text) => {
      const [id = "", wish] = text.split("=");
      const known = caseIdOrNull(id);
      const outcome = outcomes.find((one) => one === wish);
      if (known === null || outcome === undefined) {
        throw new Problem("bad-value", { flag: "--ruling", value: text, expected: `CASE=${outcomes.join("|")}` });
      }
      return [known, outcome];
    }),
  );
}
