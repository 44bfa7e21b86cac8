import type { Case } from "../../domain/case.ts";
import type { PresentedDocument } from "../../domain/document.ts";
import { Problem } from "../../domain/problem.ts";
import { countryNames } from "../../i18n/countries.ts";
import { awaitingRuling } from "../../workflow/live-parcel.ts";
import { supplementCase } from "../../workflow/supplement-case.ts";
import type { Call, Result, Run } from "../command.ts";
import type { Desk } from "../desk.ts";
import { givenCase } from "../given.ts";
import { back } from "../question.ts";
import { askPapers } from "../questions/ask-papers.ts";
import { originalsIn, settleOriginals } from "../questions/originals.ts";
import { givenPapers } from "../questions/paper-given.ts";
import { findingsView } from "../views/findings.ts";

/** `case supplement CASE`: papers follow a case that is on its way, and answer what the centre asked for. */
export const run: Run = async (desk, call) => {
  const { case: one } = await awaitingRuling(await desk.office(), givenCase(call));
  return bring(desk, one, await papersOf(desk, call, one));
};

/** Sends papers after a case, and says what is made of them. */
export async function bring(desk: Desk, one: Case, papers: readonly PresentedDocument[]): Promise<Result> {
  const office = await desk.office();
  const { id } = one;
  const { message, from, findings, answers, again } = await supplementCase(office, id, papers);
  const originals = originalsIn(papers);
  await settleOriginals(desk, office, originals, message.documents);
  const [book, country] = await Promise.all([office.rules.ofCase(one.pack), countryNames(desk.say.language)]);
  const documents = message.documents.map((_, index) => from + index);
  return {
    json: { case: id, message: message.item, of: message.of, documents, answers, findings, originals, again },
    show(screen) {
      const { say } = screen;
      const numbers = documents.join(", ");
      screen.print(say(again ? "view.case.supplementWaits" : "view.case.supplemented", { case: id, numbers }));
      if (answers > 0) screen.print(say("view.case.requestAnswered"));
      findingsView({ screen, book, country }, findings);
    },
  };
}

/** From a file or flags; where nothing was given and somebody can be asked, from questions. */
async function papersOf(desk: Desk, call: Call, one: Case): Promise<readonly PresentedDocument[]> {
  const given = Object.values(call.flags).some((value) => value !== undefined && value !== false);
  if (given || !desk.ask.possible) return givenPapers(desk, call);
  const papers = await askPapers(desk, await desk.office(), one);
  if (papers === back) throw new Problem("cancelled");
  return papers;
}
