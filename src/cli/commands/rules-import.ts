import { resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { offeredRules, type RulesOffer, takeInRules } from "../../workflow/import-rules.ts";
import { argument, type Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { styled } from "../printer.ts";
import { back } from "../question.ts";
import { notesOf, type Screen } from "../screen.ts";
import { spanInWords } from "../views/pack-page.ts";

/** `rules import FILE`: a new order from a signed file; says which open cases fall under it, then asks. */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const offer = await offeredRules(office, resolve(desk.world.cwd, argument(call, 0)));
  const notes = notesOf(desk.printer, desk.say, office.profile.timeZone, desk.world.stderr.columns ?? 80);
  if (!offer.again) {
    if (!desk.json) tell(notes, offer);
    await mustBeWanted(desk, notes, offer);
  }
  const path = await takeInRules(office, offer);
  const { pack, digest, signedBy, again, cases } = offer;
  return {
    json: {
      pack: pack.id,
      digest,
      signedBy,
      again,
      path,
      cases: cases.map((one) => ({ ...one, applicationDay: one.applicationDay.toString() })),
    },
    show(screen) {
      const { say } = screen;
      if (path === null) screen.print(say("rules.import.again", { pack: pack.id }));
      else screen.print(say("rules.import.done", { pack: pack.id, path }));
      screen.print(styled("dim", `${say("screen.digest")} ${digest}`));
    },
  };
};

/** On stderr, before the question: what the file is, who signed it, and the cases whose day falls under it. */
function tell(notes: Screen, { pack, signedBy, cases }: RulesOffer): void {
  const { say } = notes;
  notes.print([styled("bold", pack.id), `  ${pack.title[say.language]}`]);
  if (pack.notice !== undefined) notes.print(styled("warn", pack.notice[say.language]));
  notes.print(
    signedBy === null
      ? styled("warn", say("rules.import.unsigned"))
      : say("rules.import.signed", { fingerprint: signedBy }),
  );
  if (cases.length === 0) notes.print(say("rules.import.noCases", { pack: pack.id }));
  else notes.print(styled("warn", say("rules.import.cases", { pack: pack.id })));
  for (const one of cases) notes.print(`  ${one.case}  ${notes.day(one.applicationDay)}  ${one.pack}`);
}

async function mustBeWanted(desk: Desk, notes: Screen, { pack }: RulesOffer): Promise<void> {
  if (desk.yes) return;
  const wanted = await desk.ask.confirm({
    message: desk.say("rules.import.ask", { pack: pack.id, span: spanInWords(notes, pack) }),
    answer: "--yes",
    safe: false,
    yes: desk.say("rules.import.take"),
    no: desk.say("rules.import.leave"),
  });
  if (wanted === back || !wanted) throw new Problem("cancelled");
}
