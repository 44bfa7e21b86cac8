import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";
import { historyTable } from "../views/history.ts";

/** `case history CASE`: the lines of the ledger about it, oldest first. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const history = await office.cases.history(givenCase(call));
  return {
    json: { history: history.map((line) => ({ ...line, at: line.at.toString() })) },
    show: (screen) => historyTable(screen, history),
  };
};
