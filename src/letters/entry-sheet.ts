import type { SheetPaper } from "../domain/entry-sheet.ts";
import type { EntrySheet } from "../domain/office-page.ts";
import type { Language, Words } from "../domain/text.ts";
import { shortDate } from "../i18n/dates.ts";
import { code as en } from "../i18n/words/en/code.ts";
import { code as kk } from "../i18n/words/kk/code.ts";
import { code as ru } from "../i18n/words/ru/code.ts";
import { lineToSign } from "./closing.ts";
import { dayOf } from "./dates.ts";
import type { Fonts } from "./fonts.ts";
import type { Block, Cell } from "./markdown.ts";
import type { OfficeParts } from "./office-parts.ts";
import { letterWords, say } from "./say.ts";

const codes = { kk, ru, en } as const;
type SheetWords = (typeof letterWords)["en"]["sheet"];
type Label = { [Name in keyof SheetWords]: SheetWords[Name] extends string ? Name : never }[keyof SheetWords];

/** How the sheet speaks: every label in each language, for whoever types knows the screen in one of them. */
interface Speech {
  readonly label: (name: Label, values?: Readonly<Record<string, string | number>>) => string;
  readonly each: (words: (language: Language) => string, between?: string) => string;
  readonly country: (code: string) => string;
  readonly day: (iso: string | null) => string;
}

const plain = (text: string): Cell => [{ text, style: "regular" }];
const bold = (text: string): Cell => [{ text, style: "bold" }];

function speechOf(page: EntrySheet, country: (code: string, language: Language) => string): Speech {
  const each = (words: (language: Language) => string, between = "\n") =>
    [...new Set(page.languages.map(words))].join(between);
  return {
    label: (name, values = {}) => each((language) => say(letterWords[language].sheet[name], values), " / "),
    each,
    country: (code) => `${code}  ${each((language) => country(code, language), " / ")}`,
    // Digits alone are the same in every language; the central system is typed with them.
    day: (iso) => (iso === null ? "" : partialDay(iso)),
  };
}

const partialDay = (iso: string): string =>
  iso.includes("X") ? iso.split("-").reverse().join(".") : shortDate(dayOf(iso), "ru");

/** A case as it is typed: one form from top to bottom, then who typed it. */
export function entrySheetParts(
  page: EntrySheet,
  fonts: Fonts,
  country: (code: string, language: Language) => string,
): OfficeParts {
  const speech = speechOf(page, country);
  const { label } = speech;
  const rows = [...personRows(page, speech), ...lawRows(page, speech), ...caseRows(page, speech)];
  return {
    before: [
      { kind: "title", inlines: bold(speech.each((language) => letterWords[language].sheet.title)) },
      { kind: "paragraph", inlines: plain(`${page.office[page.language]}. ${page.case}. ${label("use")}`) },
      ...warnings(page, speech),
      { kind: "table", head: null, rows: rows.map(([name, value]) => [plain(name), bold(value)]) },
    ],
    table: { kind: "table", head: null, rows: [] },
    columns: [],
    after: (owner) => lineToSign(label("entered"), "", owner, fonts),
  };
}

function warnings({ copy, printedBefore, sent }: EntrySheet, { label, day }: Speech): Block[] {
  const texts = [
    ...(printedBefore === null ? [] : [label("again", { copy, day: day(printedBefore) })]),
    ...(sent === null ? [] : [label("sent", { batch: sent.batch })]),
  ];
  return texts.map((text) => ({ kind: "paragraph", inlines: bold(text) }));
}

type FormRow = readonly [label: string, value: string];

function personRows(page: EntrySheet, { label, each, country, day }: Speech): FormRow[] {
  const { record, visual, document } = page;
  const cut = record.truncated ? "…" : "";
  return [
    [label("recordSurname"), record.surname + (record.givenNames === null ? cut : "")],
    [label("recordGivenNames"), record.givenNames === null ? "—" : record.givenNames + cut],
    [label("surname"), visual.surname],
    [label("givenNames"), visual.givenNames ?? "—"],
    [label("patronymic"), visual.patronymic ?? "—"],
    [label("birthDate"), day(page.birthDate)],
    ...given(label("birthPlace"), page.birthPlace),
    [label("sex"), each((language) => codes[language].sex[page.sex])],
    [label("citizenship"), country(page.citizenship)],
    ...given(label("statedIin"), page.statedIin),
    ...(document === null
      ? []
      : ([
          [label("document"), each((language) => document.words[language])],
          [label("number"), document.number ?? "—"],
          [label("country"), country(document.country)],
          [label("issued"), day(document.issuedOn) || "—"],
          [label("expires"), day(document.expiresOn) || "—"],
        ] as const)),
  ];
}

function lawRows(page: EntrySheet, speech: Speech): FormRow[] {
  const { label, each } = speech;
  const { basis, papers } = page;
  const words = (text: Words) => each((language) => text[language]);
  return [
    [label("category"), words(page.category)],
    [label("basis"), [basis.pack, words(basis.title), ...(basis.order === null ? [] : [basis.order])].join("\n")],
    [label("service"), each((language) => codes[language].kind[page.service])],
    ...papers.map((paper, index): FormRow => [`${label("paper")} ${index + 1}`, paperLines(paper, speech)]),
  ];
}

function paperLines(paper: SheetPaper, { label, each, country, day }: Speech): string {
  const { authentication, translation, number, issuedOn, expiresOn } = paper;
  const dated = (name: Label, iso: string | null) => (iso === null ? [] : [`${label(name)}: ${day(iso)}`]);
  return [
    each((language) => paper.words[language]),
    ...(number === null ? [] : [`№ ${number}`]),
    country(paper.country),
    ...dated("issued", issuedOn),
    ...dated("expires", expiresOn),
    ...(authentication === null
      ? []
      : [`${each((language) => codes[language].presented[authentication.kind])} ${day(authentication.on)}`.trim()]),
    ...(translation === null
      ? []
      : [
          each((language) => {
            const { translated, translatedPlainly } = letterWords[language].sheet;
            return (translation.notarised ? translated : translatedPlainly)[translation.into];
          }),
        ]),
  ].join("\n");
}

function caseRows(page: EntrySheet, { label, each, day }: Speech): FormRow[] {
  const { correction, representative } = page;
  const words = (text: Words) => each((language) => text[language]);
  return [
    ...(representative === null
      ? []
      : ([
          [label("representative"), [representative.surname, representative.givenNames].filter(Boolean).join(" ")],
          [label("capacity"), each((language) => codes[language].capacity[representative.capacity])],
          [label("power"), representative.document],
        ] as const)),
    ...(correction === null
      ? []
      : ([
          [label("correctionIin"), correction.iin],
          [
            label("correctionFields"),
            each((language) => correction.fields.map((field) => codes[language].correctionField[field]).join(", ")),
          ],
        ] as const)),
    [label("case"), `${page.case}  (${page.revision})`],
    [label("applicationDay"), day(page.applicationDay)],
    [label("proposal"), each((language) => codes[language].decision[page.proposal])],
    ...page.grounds.map(
      ({ words: ground, fact }): FormRow => [
        label("ground"),
        [words(ground), ...(fact === null ? [] : [fact])].join("\n"),
      ],
    ),
  ];
}

const given = (name: string, value: string | null): FormRow[] => (value === null ? [] : [[name, value]]);
