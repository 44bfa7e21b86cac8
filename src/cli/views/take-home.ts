import { holds } from "../../domain/condition.ts";
import { normalCountry } from "../../domain/country.ts";
import { type DocumentKind, identityDocuments } from "../../domain/document.ts";
import { type Authentication, authenticationOfPaper } from "../../domain/legalisation.ts";
import type { OfficeProfile } from "../../domain/office-profile.ts";
import { categoryIn } from "../../domain/rule-pack.ts";
import type { Explanation } from "../../workflow/explain-case.ts";
import { paperInWords, paperOf } from "./demands.ts";
import { paragraph } from "./paragraph.ts";
import { type LawWords, sentenceInWords } from "./sources.ts";

/** The checklist as a text for the applicant to take home, in the language of `words`. */
export function takeHomeText(words: LawWords, explained: Explanation, office: OfficeProfile): void {
  head(words, explained, office);
  brought(words, explained);
  missing(words, explained);
  foreign(words, explained);
  until(words, explained, office);
  notes(words, explained);
}

function section({ screen }: LawWords, title: string): void {
  screen.print();
  screen.print(title);
}

const item = ({ screen }: LawWords, text: string) => paragraph(screen, `– ${text}`, { indent: 2 });
const under = ({ screen }: LawWords, text: string) => paragraph(screen, text, { indent: 4 });

function head(words: LawWords, { case: id, told, book, occasion }: Explanation, office: OfficeProfile): void {
  const { screen } = words;
  const { say } = screen;
  const day = screen.day(occasion.applicationDay);
  screen.print(say("explain.text.title"));
  screen.print();
  screen.print(office.names[say.language]);
  paragraph(screen, id === null ? say("explain.text.draft", { day }) : say("explain.text.case", { case: id, day }));
  const category = told.category ? (categoryIn(book.pack, told.category)?.words[say.language] ?? told.category) : null;
  const kind = told.kind ? say(`code.kind.${told.kind}`) : null;
  if (category !== null || kind !== null) paragraph(screen, [kind, category].filter(Boolean).join(": "));
}

function brought(words: LawWords, { told, findings }: Explanation): void {
  const { say } = words.screen;
  const documents = told.documents ?? [];
  section(words, say("explain.text.brought"));
  if (documents.length === 0) item(words, say("explain.text.nothing"));
  for (const [index, document] of documents.entries()) {
    const faults = findings.filter((finding) => finding.about === `documents/${index + 1}`);
    const text = paperInWords(words, document);
    item(words, faults.length === 0 ? `${text}: ${say("explain.text.inOrder")}` : text);
  }
}

function missing(words: LawWords, explained: Explanation): void {
  const { screen } = words;
  const { say } = screen;
  const { list, way } = explained;
  section(words, say("explain.text.missing"));
  if (way.length === 0) item(words, say("explain.text.nothingMissing"));
  let last: string | null = null;
  for (const step of way) {
    const demand = list.demands.find((one) => one.requirement === step.requirement);
    const paper = paperOf(words, explained, step.about);
    const mark = demand?.source.assumed ? ` [${say("view.case.assumed")}]` : "";
    const title = paper ?? demand?.words[say.language] ?? null;
    const todo = sentenceInWords(words, "finding.do", step.do);
    if (title === null) item(words, todo);
    else {
      // Several things to do about one paper stand under it.
      if (step.about !== last) item(words, `${title}${mark}`);
      under(words, todo);
    }
    last = step.about;
  }
}

/** Papers that need a certification or a translation: those that were brought without, and those still to come. */
function foreign(words: LawWords, explained: Explanation): void {
  const { say } = words.screen;
  section(words, say("explain.text.foreign"));
  const entries = [...broughtForeign(words, explained), ...comingForeign(words, explained)];
  if (entries.length === 0) item(words, say("explain.text.noneForeign"));
  for (const { title, lines } of entries) {
    item(words, title);
    for (const line of lines) under(words, line);
  }
}

interface ForeignEntry {
  readonly title: string;
  readonly lines: readonly string[];
}

function certification(words: LawWords, need: Authentication): string[] {
  const { say } = words.screen;
  return [
    sentenceInWords(words, "law.sentence", need.sentence),
    ...(need.where === null ? [] : [sentenceInWords(words, "law.where", need.where)]),
    ...(need.mayBeWaived ? [say("law.note.may-be-waived")] : []),
  ];
}

function broughtForeign(words: LawWords, { list }: Explanation): ForeignEntry[] {
  return list.papers.flatMap((paper): ForeignEntry[] => {
    const { authentication, translation } = paper;
    const ofTranslation = translation.authentication;
    const lines = [
      ...(authentication.satisfied === true ? [] : certification(words, authentication)),
      ...(translation.satisfied ? [] : [sentenceInWords(words, "law.sentence", translation.sentence)]),
      ...(ofTranslation === null || ofTranslation.satisfied === true ? [] : certification(words, ofTranslation)),
    ];
    return lines.length === 0 ? [] : [{ title: paperInWords(words, paper.document), lines }];
  });
}

/** What a paper that is still to come will need, if the country of the applicant's passport issues it. */
function comingForeign(words: LawWords, { list, book, told, occasion }: Explanation): ForeignEntry[] {
  const { say } = words.screen;
  const passport = (told.documents ?? []).find((document) => identityDocuments.includes(document.kind));
  const country = passport?.issuingCountry ?? told.applicant?.citizenship ?? null;
  const kinds = new Set<DocumentKind>(list.demands.flatMap((demand) => (demand.met ? [] : demand.missing)));
  return [...kinds]
    .filter((kind) => book.natureOf(kind) === "public")
    .map((kind): ForeignEntry => {
      const title = book.wordsOf(kind)[say.language];
      const ifForeign = say("explain.text.ifForeign");
      if (country === null) return { title, lines: [ifForeign] };
      const view = {
        treaties: book.treatyOf,
        applicationDay: occasion.applicationDay,
        hostCountry: occasion.hostCountry,
      };
      const need = authenticationOfPaper(normalCountry(country), null, null, view);
      return {
        title: say("explain.text.ifFrom", { kind: title, country: words.country(country) }),
        lines: [...certification(words, need), ifForeign],
      };
    });
}

function until(words: LawWords, { dueOn, way }: Explanation, office: OfficeProfile): void {
  const { screen } = words;
  const { say } = screen;
  const time = office.receptionUntil;
  section(words, say("explain.text.until"));
  if (dueOn === null) item(words, say("explain.text.noTerm", { time }));
  else if (way.length === 0) item(words, say("explain.due", { due: screen.day(dueOn) }));
  else item(words, say("explain.text.dueOn", { due: screen.day(dueOn), time }));
  item(words, [office.address, office.phone, office.email].join(", "));
}

function notes(words: LawWords, { book, list }: Explanation): void {
  const { say } = words.screen;
  const { pack } = book;
  section(words, say("explain.text.note"));
  item(words, say("explain.text.validity"));
  for (const reminder of pack.reminders)
    if (holds(reminder.when, list.facts) !== false) item(words, reminder.words[say.language]);
  if (pack.notice !== undefined) item(words, pack.notice[say.language]);
  if (list.demands.some((demand) => demand.source.assumed))
    item(words, say("explain.text.assumed", { mark: say("view.case.assumed") }));
}
