import { Problem } from "../../domain/problem.ts";
import type { Run } from "../command.ts";
import { styled } from "../printer.ts";

/** `ledger verify`: every line, its hash and its link to the one before; 0 whole, 3 not. */
export const run: Run = async (desk) => {
  const office = await desk.office();
  const { size, head, broken } = await office.ledger.verify();
  return {
    json: { size, head, broken },
    notGood: broken === null ? null : new Problem("ledger-broken", { line: broken, size, head }),
    show(screen) {
      if (broken === null) screen.print(screen.say("view.ledger.whole", { size, head }));
      else screen.print(styled("bad", screen.say("view.ledger.broken", { line: broken })));
    },
  };
};
