import type { Demand } from "../../domain/checklist.ts";
import type { PresentedDocument } from "../../domain/document.ts";
import { saidByDemand } from "../../domain/way-to-complete.ts";
import type { Explanation } from "../../workflow/explain-case.ts";
import { styled } from "../printer.ts";
import { conditionInWords } from "./conditions.ts";
import { findingView } from "./findings.ts";
import { paragraph } from "./paragraph.ts";
import { type LawWords, sentenceInWords, sourceLine } from "./sources.ts";

/** Every demand with its rule, whom it concerns, what met it, and one thing to do where nothing did. */
export function demandsView(words: LawWords, explained: Explanation): void {
  const { screen } = words;
  const { say } = screen;
  const { list, findings, way } = explained;
  heading(words, explained);
  for (const demand of list.demands) demandView(words, explained, demand);
  const others = findings.filter((finding) => !saidByDemand(finding, list));
  if (others.length > 0) {
    screen.print();
    screen.print(styled("bold", say("explain.other")));
    for (const finding of others) findingView(words, finding);
  }
  screen.print();
  screen.print(way.length === 0 ? styled("good", say("explain.complete")) : styled("bold", say("explain.way")));
  for (const [index, step] of way.entries()) {
    const paper = paperOf(words, explained, step.about);
    const todo = sentenceInWords(words, "finding.do", step.do);
    paragraph(screen, paper === null ? todo : `${paper}: ${todo}`, {
      indent: 2,
      mark: styled("accent", `${index + 1}.`),
    });
  }
}

function heading({ screen }: LawWords, { case: id, draft, dueOn, book, occasion }: Explanation): void {
  const { say } = screen;
  const day = screen.day(occasion.applicationDay);
  if (id !== null)
    screen.print([styled("bold", id), ...(dueOn ? [`  ${say("explain.due", { due: screen.day(dueOn) })}`] : [])]);
  else paragraph(screen, say("explain.draft", { draft: draft ?? "", day }), { style: "bold" });
  paragraph(screen, book.pack.title[say.language], { style: "dim" });
  if (book.pack.notice !== undefined) paragraph(screen, book.pack.notice[say.language], { style: "warn" });
  screen.print();
}

function demandView(words: LawWords, explained: Explanation, demand: Demand): void {
  const { screen, book, country } = words;
  const { say } = screen;
  const rule = book.pack.requirements.find((one) => one.id === demand.requirement);
  paragraph(screen, demand.words[say.language], {
    mark: demand.met ? styled("good", "✓") : styled("bad", "✗"),
    style: "bold",
  });
  sourceLine(words, demand.source, 4);
  const { pack, wordsOf } = book;
  const whom = conditionInWords({ say, pack, wordsOf, country }, rule?.when);
  paragraph(screen, `${say("explain.appliesTo")}: ${whom}`, { indent: 4, style: "dim" });
  for (const index of demand.documents) {
    const document = explained.told.documents?.[index];
    if (document) paragraph(screen, `${index + 1}. ${paperInWords(words, document)}`, { indent: 4 });
  }
  if (demand.documents.length === 0) paragraph(screen, say("explain.nothing"), { indent: 4 });
  if (demand.authentication !== null)
    paragraph(screen, sentenceInWords(words, "law.sentence", demand.authentication.sentence), { indent: 4 });
  if (demand.translation !== null)
    paragraph(screen, sentenceInWords(words, "law.sentence", demand.translation.sentence), { indent: 4 });
  if (demand.do !== null)
    paragraph(screen, `${say("explain.do")}: ${sentenceInWords(words, "finding.do", demand.do)}`, {
      indent: 4,
      style: "accent",
    });
}

/** A presented paper in one line: what it is, from where, its number and its days. */
export function paperInWords({ screen, book, country }: LawWords, document: PresentedDocument): string {
  const { say } = screen;
  return [
    document.title ?? book.wordsOf(document.kind)[say.language],
    ...(document.number === null ? [] : [`№ ${document.number}`]),
    country(document.issuingCountry),
    ...(document.issuedOn === null ? [] : [say("explain.issued", { day: screen.day(document.issuedOn) })]),
    ...(document.expiresOn === null ? [] : [say("explain.expires", { day: screen.day(document.expiresOn) })]),
  ].join(", ");
}

/** The paper that a step is about, by its kind; null for another matter. */
export function paperOf({ screen, book }: LawWords, { told }: Explanation, about: string): string | null {
  const number = /^documents\/(\d+)$/.exec(about)?.[1];
  const document = number === undefined ? undefined : told.documents?.[Number(number) - 1];
  return document ? (document.title ?? book.wordsOf(document.kind)[screen.say.language]) : null;
}
