import type { CountryNames } from "../../i18n/countries.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { CaseFile } from "../../workflow/case-file.ts";
import type { Office } from "../../workflow/office.ts";
import type { Screen } from "../screen.ts";
import { textScreen } from "../text-screen.ts";
import { caseJson } from "./case-json.ts";
import { casePage } from "./case-page.ts";
import type { RuleWords } from "./conditions.ts";
import { demandsView, paperInWords } from "./demands.ts";
import { findingsView } from "./findings.ts";
import { historyTable } from "./history.ts";
import { messageJson } from "./messages.ts";
import { noticeJson } from "./notices.ts";
import { packPage } from "./pack-page.ts";
import { paragraph } from "./paragraph.ts";
import type { Calendars } from "./term.ts";

export interface FiledText {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface Words {
  readonly say: Translate;
  readonly office: Office;
  readonly country: CountryNames;
  readonly calendars: Calendars;
}

/** The files of a case for an appeal, the letters as they were issued among them; `readme` says what each of them is. */
export function caseFileTexts(file: CaseFile, words: Words): FiledText[] {
  const { id } = file.case;
  const shown = (show: (screen: Screen) => void): Uint8Array => {
    const { screen, text } = textScreen(words.say, words.office.profile.timeZone);
    show(screen);
    return Buffer.from(text(), "utf8");
  };
  const named = (name: string, bytes: Uint8Array): FiledText => ({ name: `${id}-${name}`, bytes });
  return [
    named(
      "readme.txt",
      shown((screen) => readme(screen, file, words.office)),
    ),
    named(
      "case.txt",
      shown((screen) => wholeCase(screen, file, words)),
    ),
    named(
      "documents.txt",
      shown((screen) => documents(screen, file, words.country)),
    ),
    named(
      "history.txt",
      shown((screen) => historyTable(screen, file.history)),
    ),
    named(
      "rules.txt",
      shown((screen) => packPage(screen, ruleWords(file, words), file.explanation.book.pack)),
    ),
    named("rules.yaml", file.rules),
    named("ledger.json", json(file.ledger)),
    named(
      "case.json",
      json({
        ...caseJson(file.case),
        messages: file.messages.map(messageJson),
        notices: file.notices.map(noticeJson),
        letters: file.letters.map(({ row, facts }) => ({ row, facts })),
      }),
    ),
    ...file.letters.map(({ row, pdf }) => ({ name: `${row.id}.pdf`, bytes: pdf })),
  ];
}

const json = (value: unknown): Uint8Array => Buffer.from(`${JSON.stringify(value, null, 2)}\n`, "utf8");

const parts = ["case", "documents", "history", "rules", "ledger", "data"] as const;

function readme(screen: Screen, file: CaseFile, office: Office): void {
  const { say } = screen;
  const { id } = file.case;
  screen.print(say("view.caseFile.title", { case: id }));
  screen.print(office.profile.names[say.language]);
  if (office.profile.training) screen.print(say("screen.training"));
  screen.print();
  paragraph(screen, say("view.caseFile.personal"));
  screen.print();
  for (const part of parts) paragraph(screen, say(`view.caseFile.parts.${part}`, { case: id }), { indent: 2 });
  screen.print();
  screen.print(say("view.caseFile.letters"));
  for (const { row } of file.letters) {
    const served = row.state !== "served" || row.served === null ? "" : `, ${screen.day(row.served.on)}`;
    screen.print(
      `  ${row.id}.pdf  ${say(`code.letter.${row.kind}`)}  ${say(`code.letterState.${row.state}`)}${served}`,
    );
    screen.print(`    SHA-256 ${row.sha256}`);
  }
  if (file.letters.length === 0) screen.print(`  ${say("view.letter.none")}`);
  screen.print();
  const { size, head, broken } = file.ledger;
  paragraph(
    screen,
    broken === null ? say("view.ledger.whole", { size, head }) : say("view.ledger.broken", { line: broken }),
  );
  paragraph(screen, say("view.caseFile.proof", { case: id }));
}

function ruleWords({ explanation }: CaseFile, { say, country }: Words): RuleWords {
  const { pack, wordsOf } = explanation.book;
  return { say, pack, wordsOf, country };
}

function wholeCase(screen: Screen, file: CaseFile, { country, calendars }: Words): void {
  const { line, parcels, sheet, messages, notices, held, explanation } = file;
  const letters = file.letters.map(({ row }) => row);
  casePage(screen, {
    one: file.case,
    line,
    parcels,
    sheet,
    messages,
    untold: [],
    notices,
    held,
    letters,
    book: explanation.book,
    country,
    calendars,
  });
}

/** The papers considered, and the demands of the rules of that day with what met them and the provisions applied. */
function documents(screen: Screen, { case: one, explanation }: CaseFile, country: CountryNames): void {
  const { say } = screen;
  const words = { screen, book: explanation.book, country };
  for (const [index, paper] of (explanation.told.documents ?? []).entries()) {
    screen.print(`${index + 1}. ${paperInWords(words, paper)}`);
    const more = [
      say(`code.seen.${paper.seen}`),
      paper.authentication === null ? "" : say(`code.presented.${paper.authentication.kind}`),
      paper.note ?? "",
    ];
    screen.print(`   ${more.filter(Boolean).join("; ")}`);
  }
  screen.print();
  demandsView(words, explanation);
  if (!("verification" in one)) return;
  screen.print();
  findingsView(words, one.verification.findings);
}
