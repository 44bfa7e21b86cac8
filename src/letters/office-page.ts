import { shortHash } from "../domain/batch.ts";
import type { Digest } from "../domain/ids.ts";
import type { BatchHandover, LetterRegister, OfficePage, RegisterRow } from "../domain/office-page.ts";
import type { Language } from "../domain/text.ts";
import { shortDate } from "../i18n/dates.ts";
import { blockRows } from "./blocks.ts";
import { lineToSign } from "./closing.ts";
import { dayOf, hardSpace } from "./dates.ts";
import { entrySheetParts } from "./entry-sheet.ts";
import type { Fonts } from "./fonts.ts";
import { gaps, margin, textHeight, type } from "./form.ts";
import { furnitureOf } from "./furniture.ts";
import type { Cell } from "./markdown.ts";
import type { OfficeParts } from "./office-parts.ts";
import { type Placed, paginate } from "./pages.ts";
import type { Sheet } from "./pdf.ts";
import type { Part, Row } from "./rows.ts";
import { letterWords, say } from "./say.ts";
import { element } from "./structure.ts";
import { tableRows } from "./table.ts";

const plain = (text: string): Cell => [{ text, style: "regular" }];
const bold = (text: string): Cell => [{ text, style: "bold" }];
const day = (iso: string, language: Language): string => shortDate(dayOf(iso), language).replaceAll(" ", hardSpace);

function remarks(row: RegisterRow, language: Language): string {
  const words = letterWords[language].register;
  return [
    ...(row.voidedOn === null ? [] : [say(words.void, { day: day(row.voidedOn, language) })]),
    ...(row.voidReason === null ? [] : [row.voidReason]),
    ...(row.supersededBy === null ? [] : [say(words.supersededBy, { letter: row.supersededBy })]),
    ...(row.appealUntil === null ? [] : [say(words.appealUntil, { day: day(row.appealUntil, language) })]),
    ...(row.reprints === 0 ? [] : [say(words.reprints, { count: row.reprints })]),
  ].join("; ");
}

function servedInWords(served: NonNullable<RegisterRow["served"]>, language: Language): string {
  const words = letterWords[language].register;
  const seen = served.identitySeen ? [words.identitySeen] : [];
  return [day(served.on, language), words.to[served.to], words.how[served.how], ...seen].join("\n");
}

function registerParts(page: LetterRegister, fonts: Fonts): OfficeParts {
  const { language } = page;
  const words = letterWords[language].register;
  const named = page.rows.some((row) => row.addressee !== null);
  const [from, until] = [day(page.from, language), day(page.until, language)];
  const period = page.from === page.until ? from : say(words.period, { from, until });
  const cells = (row: RegisterRow, index: number): Cell[] => [
    plain(`${index + 1}`),
    plain(row.number === row.letter ? row.letter : `${row.number}\n${row.letter}`),
    plain(letterWords[language].shortKinds[row.kind]),
    ...(named ? [plain(row.addressee ?? "")] : []),
    plain(day(row.issuedOn, language)),
    plain(row.served === null ? words.notServed : servedInWords(row.served, language)),
    plain(remarks(row, language)),
  ];
  const heads = [
    words.position,
    words.letter,
    words.kind,
    ...(named ? [words.addressee] : []),
    words.issued,
    words.served,
    words.note,
  ];
  return {
    before: [
      { kind: "title", inlines: bold(words.title) },
      {
        kind: "paragraph",
        inlines: plain(
          `${page.office[language]}. ${period}. ${page.rows.length === 0 ? words.empty : say(words.total, { count: page.rows.length })}`,
        ),
      },
    ],
    table: { kind: "table", head: heads.map(bold), rows: page.rows.map(cells) },
    columns: named ? [0.04, 0.185, 0.16, 0.135, 0.13, 0.165, 0.185] : [0.05, 0.28, 0.16, 0.14, 0.17, 0.2],
    after: (owner) =>
      page.madeBy === null ? [] : lineToSign(page.madeBy.position[language], page.madeBy.name, owner, fonts),
  };
}

function handoverParts(page: BatchHandover, fonts: Fonts): OfficeParts {
  const { language } = page;
  const words = letterWords[language].handover;
  const named = page.rows.some((row) => row.addressee !== null);
  const about = [
    [words.batch, page.batch],
    [words.seq, `${page.seq}`],
    [words.madeOn, day(page.madeOn, language)],
    [words.requests, `${page.rows.length}`],
    ...page.files.flatMap(({ name, bytes, sha256 }) => [
      [words.file, name],
      [words.bytes, `${bytes}`],
      [words.aloud, shortHash(sha256 as Digest)],
      [words.sha256, sha256],
    ]),
  ];
  const heads = [
    letterWords[language].register.position,
    words.case,
    words.service,
    words.proposal,
    ...(named ? [letterWords[language].register.addressee] : []),
  ];
  return {
    before: [
      { kind: "title", inlines: bold(words.title) },
      { kind: "paragraph", inlines: plain(`${page.office[language]}.`) },
      { kind: "table", head: null, rows: about.map(([label = "", value = ""]) => [plain(label), bold(value)]) },
    ],
    table: {
      kind: "table",
      head: heads.map(bold),
      rows: page.rows.map((row, index) => [
        plain(`${index + 1}`),
        plain(row.case),
        plain(words[row.service]),
        plain(words[row.proposal]),
        ...(named ? [plain(row.addressee ?? "")] : []),
      ]),
    },
    columns: named ? [0.07, 0.22, 0.24, 0.16, 0.31] : [0.08, 0.32, 0.34, 0.26],
    after: (owner) => [...lineToSign(words.given, "", owner, fonts), ...lineToSign(words.taken, "", owner, fonts)],
  };
}

type Country = (code: string, language: Language) => string;

function partsOf(page: OfficePage, fonts: Fonts, country: Country): OfficeParts {
  if (page.kind === "letter-register") return registerParts(page, fonts);
  return page.kind === "batch-handover" ? handoverParts(page, fonts) : entrySheetParts(page, fonts, country);
}

/** What a page is called where programs list files; a name of a person never stands in it. */
export function titleOf({ kind, language, id }: OfficePage): string {
  const { register, handover, sheet } = letterWords[language];
  const titles = { "letter-register": register.title, "batch-handover": handover.title, "entry-sheet": sheet.title };
  return `${titles[kind]} (${id})`;
}

/** Facts of an office's page to measured sheets. */
export function composeOfficePage(page: OfficePage, fonts: Fonts, country: Country): Sheet[] {
  const { language } = page;
  const owner = element("Sect", element("Document", null, { lang: language }), { lang: language });
  const parts = partsOf(page, fonts, country);
  const [head, ...rows] =
    parts.table.rows.length === 0
      ? []
      : tableRows(parts.table, owner, gaps.head, fonts, { face: type.small, columns: parts.columns });
  const all = [
    ...blockRows(parts.before, owner, () => [], fonts),
    ...(head === undefined ? [] : [head]),
    ...rows,
    ...parts.after(owner),
  ];
  // The head of the table returns on each page, there as furniture: a reader of the tree meets it once.
  const room = head?.height ?? 0;
  const pages = paginate(all, textHeight - room, 0);
  return pages.map((placed, index) => {
    const continued =
      index > 0 && placed.some(({ row }) => rows.includes(row)) && !placed.some(({ row }) => row === head);
    const furniture = furnitureOf(page, false, language, { number: index + 1, of: pages.length }, fonts);
    const again = continued && head !== undefined ? onPage(head) : [];
    return {
      placed: continued ? placed.map(({ row, y }): Placed => ({ row, y: y + room })) : placed,
      foot: null,
      furniture: { ...furniture, parts: [...furniture.parts, ...again] },
    };
  });
}

const onPage = (row: Row): Part[] =>
  row.parts.flatMap((part): Part[] =>
    part.kind === "text" || part.kind === "rule" ? [{ ...part, x: part.x + margin.left, y: part.y + margin.top }] : [],
  );
