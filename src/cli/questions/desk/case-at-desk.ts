import type { Case } from "../../../domain/case.ts";
import type { CaseId } from "../../../domain/ids.ts";
import { type NextStep, nextStep } from "../../../domain/next-step.ts";
import { may, type Right } from "../../../domain/officer.ts";
import type { Office } from "../../../workflow/office.ts";
import type { CaseLine } from "../../../workflow/ports/cases.ts";
import type { LetterRow } from "../../../workflow/ports/letters.ts";
import { untoldMessages } from "../../../workflow/repeat-messages.ts";
import type { Desk } from "../../desk.ts";
import { back } from "../../question.ts";
import { notesOf } from "../../screen.ts";
import { caseHead } from "../../views/case-page.ts";
import { attempt, perform } from "./attempt.ts";
import { type CaseAction, doWithCase } from "./case-actions.ts";

/**
 * What can be done with a case, by where it stands and what the officer may do, what comes next first; looking is always
 * possible. `untold`: the centre must still be told something of it.
 */
export function actionsFor(
  office: Office,
  one: Case,
  line: CaseLine,
  letters: readonly Pick<LetterRow, "state" | "printed">[],
  untold = line.returned.length > 0,
): CaseAction[] {
  const unprinted = letters.some(({ state, printed }) => state !== "void" && printed === null);
  const can = (right: Right) => may(office.officer, right);
  const next = nextStep(line);
  const gone = line.parcel !== null && !["lost", "superseded", "recalled", "rejected-tech"].includes(line.parcel);
  const open =
    (one.stage === "gathering" || one.stage === "verified" || one.stage === "decided") && !gone && !line.byHand;
  const awaits = one.stage === "decided" && gone && !line.held;
  const forwarded = one.stage === "decided" && line.decision !== "refuse" && !line.awaitsApproval;
  const ended = one.stage === "ruled" || (one.stage === "decided" && line.decision === "refuse");
  const actions: readonly (readonly [CaseAction, boolean])[] = [
    ["hold", line.held && can("decide")],
    ["decide", open && one.stage !== "decided" && can("decide")],
    ["verify", one.stage === "gathering" && can("intake")],
    ["approve", line.awaitsApproval && can("approve")],
    ["send", next === "export" && can("export")],
    ["record", (forwarded || one.stage === "ruled") && can("import")],
    ["sheet", forwarded && !line.held && can("export")],
    ["not-entered", forwarded && line.byHand && can("export")],
    ["issue", ended && line.letter === null && can("sign")],
    ["printed", unprinted && can("intake")],
    ["serve", ended && line.letter === "issued" && can("intake")],
    ["copy", line.letter !== null && can("sign")],
    ["paper", one.stage !== "withdrawn" && can("intake")],
    ["supplement", awaits && can("intake")],
    ["ask", awaits && can("intake")],
    ["repeat", untold && can("intake")],
    ["told-otherwise", untold && can("intake")],
    ["change", open && can("intake")],
    ["scan", open && one.application.documents.length > 0 && can("intake")],
    ["show", true],
    ["explain", true],
    ["history", true],
    ["reopen", open && one.stage !== "gathering" && can("intake")],
    ["recall", awaits && can("decide")],
    ["withdraw", (open || awaits) && can("intake")],
    ["void", line.letter !== null && can("sign")],
    ["file", can("intake")],
    ["again", !open && can("intake")],
  ];
  const possible = actions.filter(([, may]) => may).map(([action]) => action);
  const isFirst = (action: CaseAction) => firstOf[next]?.includes(action) === true;
  return [...possible.filter(isFirst), ...possible.filter((action) => !isFirst(action))];
}

/** What is done about a next step; the others have none, or stand first already. */
const firstOf: Readonly<Partial<Record<NextStep, readonly CaseAction[]>>> = {
  export: ["send"],
  mend: ["change"],
  supplement: ["supplement"],
  repeat: ["repeat", "told-otherwise"],
  "issue-letter": ["issue"],
  "serve-letter": ["printed", "serve"],
};

/**
 * The page of a case, and what can be done with it, until the officer goes back to the desk. After something was done only
 * where the case stands now is told: the whole page would push what was done off the screen.
 */
export async function caseAtDesk(desk: Desk, id: CaseId): Promise<void> {
  const office = await desk.office();
  await perform(desk, () => import("../../commands/case-show.ts"), { args: [id] });
  for (let done = false; ; done = true) {
    const [one, line, letters, untold] = await Promise.all([
      office.cases.load(id),
      office.cases.line(id),
      office.letters.list(id),
      untoldMessages(office, id),
    ]);
    desk.printer.note();
    if (done) caseHead(notesOf(desk.printer, desk.say, office.profile.timeZone, desk.world.stderr.columns ?? 80), line);
    const action = await desk.ask.select<CaseAction | "leave">({
      message: id,
      answer: "CASE",
      choices: [
        ...actionsFor(office, one, line, letters, untold.length > 0).map((value) => ({
          value,
          name: desk.say(`desk.action.${value}`),
        })),
        { value: "leave", name: desk.say("desk.back") },
      ],
    });
    if (action === back || action === "leave") return;
    await attempt(desk, () => doWithCase(desk, one, action));
  }
}
