import type { LetterFacts } from "../domain/letter.ts";
import type { Language } from "../domain/text.ts";
import { dayInWords } from "./dates.ts";
import type { Fonts } from "./fonts.ts";
import { gaps, ink, type Type, textWidth, type } from "./form.ts";
import { type Align, measure } from "./measure.ts";
import { recordName, visualName } from "./names.ts";
import { type Part, type Row, stacked } from "./rows.ts";
import { letterWords, say } from "./say.ts";
import { type Element, element } from "./structure.ts";
import type { Inline } from "./words.ts";

/** The office's own image, read and with its size in points. */
export interface HeadImage {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: Align;
}

/** Sets paragraphs below each other in a column; gives its parts and its height. */
function column(
  paragraphs: readonly { inlines: readonly Inline[]; type: Type; lang?: Language; gap?: number }[],
  at: Column,
  owner: Element,
  fonts: Fonts,
): { parts: Part[]; height: number } {
  const parts: Part[] = [];
  let y = 0;
  for (const { inlines, type: face, lang, gap } of paragraphs) {
    y += gap ?? 0;
    const paragraph = element("P", owner, { lang: lang ?? owner.lang });
    const lines = measure(inlines, { size: face.size, width: at.width, align: at.align, element: paragraph }, fonts);
    parts.push(...stacked(lines, face, at.x, y, fonts));
    y += lines.length * face.leading;
  }
  return { parts, height: y };
}

const bold = (text: string): Inline[] => [{ text, style: "bold" }];
const regular = (text: string): Inline[] => [{ text, style: "regular" }];
const headLines = (facts: LetterFacts, lang: Language): string[] => {
  const own = facts.office.letterhead[lang];
  return own.length > 0 ? own : [facts.office.names[lang]];
};

/**
 * The letterhead. Kazakh stands left and Russian right on the official texts, the office's image between them; the
 * courtesy translation bears its own language alone.
 */
export function headRows(
  facts: LetterFacts,
  lang: Language,
  image: HeadImage | null,
  owner: Element,
  fonts: Fonts,
): Row[] {
  const official = lang !== "en";
  const middle = image === null ? 24 : image.width + 24;
  const half = (textWidth - middle) / 2;
  const columns: [Language, Column][] = official
    ? [
        ["kk", { x: 0, width: half, align: "center" }],
        ["ru", { x: half + middle, width: half, align: "center" }],
      ]
    : [["en", { x: 0, width: textWidth, align: "center" }]];
  const set = columns.map(([language, at]) =>
    column(
      headLines(facts, language).map((line) => ({ inlines: bold(line), type: type.head, lang: language })),
      at,
      owner,
      fonts,
    ),
  );
  const imageHeight = image !== null && official ? image.height : 0;
  const height = Math.max(imageHeight, ...set.map((each) => each.height));
  const figure: Part[] =
    image === null || !official
      ? []
      : [
          {
            kind: "figure",
            element: element("Figure", owner, {
              alt: say(letterWords[lang].form.emblem, { office: facts.office.names[lang] }),
            }),
            x: half + 12,
            y: 0,
            figure: { kind: "image", ...image },
          },
        ];
  const { address, phone, email } = facts.office;
  const reach = column(
    [{ inlines: regular([address, phone, email].join("  ·  ")), type: type.address }],
    { x: 0, width: textWidth, align: "center" },
    owner,
    fonts,
  );
  const rule: Part = { kind: "rule", x: 0, y: 0.5, width: textWidth, weight: 0.9, ink: ink.rule };
  return [
    { height, gap: 0, keep: false, parts: [...figure, ...set.flatMap((each) => each.parts)] },
    { height: 2, gap: 7, keep: true, parts: [rule] },
    { height: reach.height, gap: 3, keep: true, parts: reach.parts },
  ];
}

/** Outgoing number and date on the left, the addressee on the right. */
export function addressRows(facts: LetterFacts, lang: Language, owner: Element, fonts: Fonts): Row[] {
  const words = letterWords[lang].form;
  const reference = [
    ...(facts.number === null ? [] : [`${words.number}\u00a0${facts.number}`]),
    ...(facts.date === null ? [] : [dayInWords(facts.date, lang).toString()]),
  ];
  const visual = visualName(facts.addressee);
  const left = column(
    reference.map((text) => ({ inlines: regular(text), type: type.reference })),
    { x: 0, width: textWidth * 0.44, align: "left" },
    owner,
    fonts,
  );
  const right = column(
    [
      { inlines: bold(recordName(facts.addressee)), type: type.body },
      ...(visual === null
        ? []
        : [{ inlines: regular(`(${say(words.visual, { name: visual })})`), type: type.reference }]),
      ...(facts.addressee.record.truncated
        ? [{ inlines: [{ text: words.truncated, style: "italic" } as const], type: type.note }]
        : []),
    ],
    { x: textWidth * 0.52, width: textWidth * 0.48, align: "left" },
    owner,
    fonts,
  );
  return [
    { height: Math.max(left.height, right.height), gap: gaps.head, keep: true, parts: [...left.parts, ...right.parts] },
  ];
}

/** What the courtesy translation says of itself, framed above its title. */
export function courtesyRows(lang: Language, owner: Element, fonts: Fonts): Row[] {
  const note = column(
    [{ inlines: [{ text: letterWords[lang].form.courtesy, style: "italic" }], type: type.note }],
    { x: 0, width: textWidth, align: "center" },
    owner,
    fonts,
  );
  return [{ height: note.height, gap: gaps.head, keep: true, parts: note.parts }];
}
