import type { Run } from "../command.ts";
import { givenCase } from "../given.ts";

/** `case history CASE`: the lines of the ledger about it, oldest first. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const history = await office.cases.history(givenCase(call));
  return {
    json: { history: history.map((line) => ({ ...line, at: line.at.toString() })) },
    show(screen) {
      const { say } = screen;
      screen.printer.table({
        head: [say("screen.when"), say("screen.who"), say("screen.what"), ""],
        rows: history.map((line) => [
          screen.time(line.at),
          line.by,
          say(`code.event.${line.code}` as never),
          Object.entries(line.facts)
            .filter(([name]) => !name.endsWith("Digest"))
            .filter(([, value]) => value !== null && String(value) !== "" && !String(value).startsWith("hmac-sha256:"))
            .map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(", ") : value}`)
            .join("; "),
        ]),
      });
    },
  };
};
