import type { CaseId } from "../../domain/ids.ts";
import { Problem } from "../../domain/problem.ts";
import { type RecordedRuling, recordedRulingFileSchema, rulingOf } from "../../domain/recorded-ruling.ts";
import type { Ruling } from "../../domain/ruling.ts";
import { mustBeAllowed, mustBePerson, today } from "../../workflow/act.ts";
import { told } from "../../workflow/import-answers.ts";
import type { Office } from "../../workflow/office.ts";
import { type Recorded, recordable, recordRuling } from "../../workflow/record-ruling.ts";
import { type Call, type Result, type Run, textFlag } from "../command.ts";
import type { Desk } from "../desk.ts";
import { givenCase } from "../given.ts";
import { readJsonFrom } from "../input.ts";
import { styled } from "../printer.ts";
import { back } from "../question.ts";

/** `answers record CASE`: a ruling read from the screen of the central system, from questions or a file. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const id = givenCase(call);
  // Nobody is asked for what could not be recorded.
  mustBeAllowed(office, "import");
  mustBePerson(office);
  await recordable(office, id);
  const ruling = rulingOf(await given(desk, office, call, id));
  return recordedView(id, ruling, await recordRuling(office, id, ruling));
};

async function given(desk: Desk, office: Office, call: Call, id: CaseId): Promise<RecordedRuling> {
  const from = textFlag(call, "from");
  if (from !== undefined) return readJsonFrom(desk.world, from, recordedRulingFileSchema);
  const { askRuling } = await import("../questions/ask-ruling.ts");
  const { pack } = await office.rules.ofCase((await office.cases.load(id)).pack);
  const grounds = pack.grounds.filter(({ act }) => act === "service").map(({ code }) => code);
  const asked = await askRuling(desk, { today: today(office), grounds });
  if (asked === back) throw new Problem("cancelled");
  await mustBeMeant(desk, id, asked);
  return asked;
}

/** What was typed stands there once more before it counts. */
async function mustBeMeant(desk: Desk, id: CaseId, { outcome, reference, on, ...more }: RecordedRuling): Promise<void> {
  const { say } = desk;
  const number = "iin" in more && more.iin !== null ? `  ${say("screen.iin")} ${more.iin}` : "";
  desk.printer.note(`${id}  ${say(`code.ruling.${outcome}`)}${number}  ${on.toString()}  ${reference}`);
  const yes = await desk.ask.confirm({
    message: say("view.record.meant"),
    answer: "--from",
    safe: false,
    yes: say("view.record.yes"),
    no: say("view.record.no"),
  });
  if (yes !== true) throw new Problem("cancelled");
}

function recordedView(id: CaseId, ruling: Ruling, recorded: Recorded): Result {
  const line = told(id, ruling);
  const when = (became: Recorded["became"]) => (recorded.became === became ? [line] : []);
  return {
    json: {
      applied: when("applied"),
      repeated: when("repeated"),
      held: recorded.became === "held" ? [{ case: id, ruling: ruling.outcome, reason: recorded.reason }] : [],
      ended: when("ended"),
    },
    ...(recorded.became === "held" ? { exit: 6 as const } : {}),
    show(screen) {
      const { say } = screen;
      screen.print(
        say(`view.record.became.${recorded.became}`, { case: id, ruling: say(`code.ruling.${line.ruling}`) }),
      );
      if (recorded.became !== "held") return;
      screen.print(styled("warn", say(`code.hold.${recorded.reason}`)));
      screen.print(say("view.record.settle", { case: id }));
    },
  };
}
