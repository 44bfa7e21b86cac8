import type { Parcel } from "../../domain/batch.ts";
import type { Case, MadeDecision } from "../../domain/case.ts";
import { findingsBehind } from "../../domain/choose-decision.ts";
import { actOf } from "../../domain/decision-basis.ts";
import { sentenceOf } from "../../domain/finding-sentence.ts";
import { nameOfRecord } from "../../domain/name.ts";
import { nextStep } from "../../domain/next-step.ts";
import type { Notice } from "../../domain/notice.ts";
import { unfitIn } from "../../domain/repertoire.ts";
import type { RuleBook } from "../../domain/rule-book.ts";
import { categoryIn } from "../../domain/rule-pack.ts";
import type { CountryNames } from "../../i18n/countries.ts";
import type { HeldRuling } from "../../workflow/held-rulings.ts";
import type { CaseLine } from "../../workflow/ports/cases.ts";
import type { LetterRow } from "../../workflow/ports/letters.ts";
import type { MessageLine } from "../../workflow/ports/messages.ts";
import type { OnSheet } from "../../workflow/ports/sheets.ts";
import { supplementsOf } from "../../workflow/presented.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { findingsView } from "./findings.ts";
import { heldRulingsView } from "./held-ruling.ts";
import { messageState, messagesView } from "./messages.ts";
import { noticesView } from "./notices.ts";
import { paragraph } from "./paragraph.ts";
import { sentenceInWords } from "./sources.ts";
import { type Calendars, termView } from "./term.ts";
import { unfitView } from "./unfit.ts";
import { wayOn } from "./way-on.ts";

export interface CaseMatter {
  readonly one: Case;
  readonly line: CaseLine;
  readonly parcels: readonly Parcel[];
  /** Null where it is not on its way by hand. */
  readonly sheet: OnSheet | null;
  readonly letters: readonly LetterRow[];
  readonly messages: readonly MessageLine[];
  /** Those that the centre must still be told. */
  readonly untold: readonly MessageLine[];
  readonly notices: readonly Notice[];
  /** Rulings that wait for a person. */
  readonly held: readonly HeldRuling[];
  readonly book: RuleBook;
  readonly country: CountryNames;
  readonly calendars: Calendars;
}

/** Where a case stands, and what comes next. */
export function caseHead({ say, print }: Screen, line: CaseLine): void {
  print([styled("bold", line.id), `  ${say(`code.stage.${line.stage}`)}`]);
  print([styled("dim", `${say("view.case.next")}: `), say(`code.step.${nextStep(line)}`)]);
}

/** The whole case on one page: person, term, papers, findings, decision, ruling, letters, next step. */
export function casePage(screen: Screen, matter: CaseMatter): void {
  const { one, line, book } = matter;
  const { say } = screen;
  const field = (label: string, text: string) => screen.print([styled("dim", `${label}: `), text]);
  const { applicant } = one.application;
  const record = nameOfRecord(applicant);
  caseHead(screen, line);
  wayOn(screen, line, matter.notices);
  if (line.unfit && mayLeave(line)) unfitView(screen, unfitIn(one));
  termView(screen, one, matter.calendars);
  screen.print();
  field(say("view.case.applicant"), `${record.surname} ${record.givenNames}`.trim());
  field(
    say("view.case.visual"),
    [applicant.surname, applicant.givenNames, applicant.patronymic].filter(Boolean).join(" "),
  );
  field(say("view.case.born"), applicant.birthDate);
  field(say("view.case.citizenship"), matter.country(applicant.citizenship));
  const category = categoryIn(book.pack, one.application.category)?.words[say.language] ?? one.application.category;
  field(say("view.case.category"), `${category} (${say(`code.kind.${one.application.kind}`)})`);
  field(say("view.case.under"), `${book.pack.id}  ${book.pack.title[say.language]}`);
  if (book.pack.notice !== undefined) paragraph(screen, book.pack.notice[say.language], { style: "warn" });
  if (one.underOrder !== null) field(say("view.case.order"), one.underOrder);
  if (one.previous !== null) field(say("view.case.previous"), one.previous);
  screen.print();
  screen.print(styled("bold", say("view.case.documents")));
  papers(screen, matter);
  if ("verification" in one) {
    screen.print();
    findingsView({ screen, book, country: matter.country }, one.verification.findings);
  }
  outcome(screen, matter, field);
}

/** Nothing of the case is on its way, and nothing ended it. */
const mayLeave = ({ stage, decision, parcel, byHand }: CaseLine): boolean =>
  parcel === null && !byHand && decision !== "refuse" && ["gathering", "verified", "decided"].includes(stage);

/** The papers of the application, and behind them those that followed it, with where each of those stands. */
function papers(screen: Screen, { one, book, country, messages }: CaseMatter): void {
  const { say } = screen;
  const followed = supplementsOf(one, messages).flatMap((line) =>
    line.message.documents.map((document) => ({ document, line })),
  );
  const sent = one.application.documents.map((document) => ({ document, line: null }));
  for (const [index, { document, line }] of [...sent, ...followed].entries()) {
    const words = document.title ?? book.wordsOf(document.kind)[say.language];
    const more = [country(document.issuingCountry), document.issuedOn === null ? "" : screen.day(document.issuedOn)];
    const after = line === null ? "" : `  ${say("view.case.followed", { state: messageState(screen, line) })}`;
    const facts = `${more.filter(Boolean).join(", ")}  ${say(`code.seen.${document.seen}`)}${after}`;
    screen.print(`  ${index + 1}. ${words}  ${facts}`);
  }
}

function outcome(screen: Screen, matter: CaseMatter, field: (label: string, text: string) => void): void {
  const { one, parcels, sheet, letters, messages, notices, held } = matter;
  const { say } = screen;
  if ("decision" in one && one.decision !== null) {
    const { decision } = one.decision;
    screen.print();
    field(
      say("view.case.decision"),
      `${say(`code.decision.${decision.kind}`)}  (${one.decision.by}, ${screen.time(one.decision.at)})`,
    );
    if (decision.kind !== "forward") groundsOf(screen, matter, one.decision);
  }
  if ("ruling" in one && one.ruling !== null) {
    const { ruling, via } = one.ruling;
    const byHand = via === "by-hand" ? `  (${say("view.case.byHand")})` : "";
    const number = ruling.iin ? `  ${say("screen.iin")} ${ruling.iin}` : "";
    field(
      say("view.case.ruling"),
      `${say(`code.ruling.${ruling.outcome}`)}${number}  ${screen.day(ruling.on)}  ${ruling.reference}${byHand}`,
    );
  }
  for (const parcel of parcels) {
    field(say("view.case.parcels"), `${parcel.batch}  ${say(`code.parcel.${parcel.state}`)}`);
  }
  if (sheet !== null) {
    const { since, copies } = sheet;
    field(say("view.case.sheet"), say("view.sheet.since", { day: screen.time(since.at), count: copies }));
  }
  messagesView(screen, messages, matter.untold);
  for (const row of letters) field(say("view.case.letters"), letterLine(screen, row));
  if (held.length > 0) {
    screen.print();
    screen.print(styled("bold", say("view.answers.held")));
    heldRulingsView(screen, held, matter.country);
  }
  noticesView(screen, notices);
}

function letterLine({ say, day }: Screen, row: LetterRow): string {
  const on = row.state !== "served" || row.served === null ? "" : ` ${day(row.served.on)}`;
  const after = row.supersededBy === null ? "" : `, ${say("view.letter.superseded", { letter: row.supersededBy })}`;
  const number = row.number === null || row.number === row.id ? "" : `  № ${row.number}`;
  return `${row.id}${number}  ${say(`code.letterState.${row.state}`)}${on}${after}`;
}

/** Each ground with what was found behind it, the officer's own words, and what would cure it. */
function groundsOf(screen: Screen, { one, book, country }: CaseMatter, { decision, basis }: MadeDecision): void {
  if (decision.kind === "forward") return;
  const { say } = screen;
  const findings = "verification" in one ? one.verification.findings : [];
  for (const used of decision.grounds) {
    const ground = book.pack.grounds.find((each) => each.code === used.code && each.act === actOf(decision));
    if (ground === undefined) continue;
    paragraph(screen, ground.words[say.language], { indent: 2, mark: styled("bad", "§") });
    for (const finding of findingsBehind(ground, findings))
      paragraph(screen, sentenceInWords({ screen, book, country }, "finding", sentenceOf(finding)), { indent: 4 });
    if (used.fact !== null) paragraph(screen, used.fact, { indent: 4 });
    const cure = basis?.grounds.find((each) => each.code === used.code)?.cure ?? ground.cure;
    paragraph(screen, cure[say.language], { indent: 4, style: "dim" });
  }
}
