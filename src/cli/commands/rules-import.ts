import { resolve } from "node:path";
import { Problem } from "../../domain/problem.ts";
import { offeredRules, type RulesOffer, takeInRules } from "../../workflow/import-rules.ts";
import { argument, type Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { styled } from "../printer.ts";
import { back } from "../question.ts";
import { notesOf, type Screen } from "../screen.ts";
import { spanInWords } from "../views/pack-page.ts";

/**
 * `rules import FILE`: a new order, or what this mission adds, from a signed file; says which open cases keep the rules
 * they have, then asks.
 */
export const run: Run = async (desk, call) => {
  const office = await desk.office();
  const offer = await offeredRules(office, resolve(desk.world.cwd, argument(call, 0)));
  const notes = notesOf(desk.printer, desk.say, office.profile.timeZone, desk.world.stderr.columns ?? 80);
  if (!offer.again) {
    if (!desk.json) tell(notes, offer);
    await mustBeWanted(desk, notes, offer);
  }
  const path = await takeInRules(office, offer);
  const { name, digest, signedBy, again, cases } = offer;
  return {
    json: {
      pack: name.kind === "pack" ? name.id : null,
      overlay: name.kind === "overlay" ? name.id : null,
      digest,
      signedBy,
      again,
      path,
      cases: cases.map((one) => ({ ...one, applicationDay: one.applicationDay.toString() })),
    },
    show(screen) {
      const { say } = screen;
      if (path === null) screen.print(say("rules.import.again", { pack: name.id }));
      else screen.print(say("rules.import.done", { pack: name.id, path }));
      screen.print(styled("dim", `${say("screen.digest")} ${digest}`));
    },
  };
};

/** On stderr, before the question: what the file is, who signed it, and the cases that it would be for. */
function tell(notes: Screen, { file, name, signedBy, cases }: RulesOffer): void {
  const { say } = notes;
  const { title } = file.kind === "pack" ? file.pack : file.overlay;
  notes.print([styled("bold", name.id), `  ${title[say.language]}`]);
  if (file.kind === "pack" && file.pack.notice !== undefined) {
    notes.print(styled("warn", file.pack.notice[say.language]));
  }
  if (file.kind === "overlay" && file.overlay.replaces !== undefined) {
    notes.print(say("rules.import.replaces", { overlay: file.overlay.replaces }));
  }
  notes.print(
    signedBy === null
      ? styled("warn", say("rules.import.unsigned"))
      : say("rules.import.signed", { fingerprint: signedBy }),
  );
  if (cases.length === 0) notes.print(say("rules.import.noCases", { pack: name.id }));
  else notes.print(styled("warn", say("rules.import.cases", { pack: name.id })));
  for (const one of cases) notes.print(`  ${one.case}  ${notes.day(one.applicationDay)}  ${one.pack}`);
}

async function mustBeWanted(desk: Desk, notes: Screen, { file, name }: RulesOffer): Promise<void> {
  if (desk.yes) return;
  const wanted = await desk.ask.confirm({
    message:
      file.kind === "pack"
        ? desk.say("rules.import.ask", { pack: name.id, span: spanInWords(notes, file.pack) })
        : desk.say("rules.import.askOverlay", { overlay: name.id }),
    answer: "--yes",
    safe: false,
    yes: desk.say("rules.import.take"),
    no: desk.say("rules.import.leave"),
  });
  if (wanted === back || !wanted) throw new Problem("cancelled");
}
