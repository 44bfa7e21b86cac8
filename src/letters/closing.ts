import type { LetterFacts } from "../domain/letter.ts";
import type { Language } from "../domain/text.ts";
import type { Fonts } from "./fonts.ts";
import { gaps, ink, qrSize, textWidth, type } from "./form.ts";
import { type Align, measure } from "./measure.ts";
import { baseline, type Part, type Row, stacked } from "./rows.ts";
import { letterWords, say } from "./say.ts";
import { type Element, element } from "./structure.ts";

const positionWidth = textWidth * 0.4;
const nameStart = textWidth * 0.68;

/**
 * Position – signature – name, one strip that never parts from the text before it. A courtesy translation is not
 * signed: it says where the signature stands.
 */
export function signatureRows(facts: LetterFacts, lang: Language, owner: Element, fonts: Fonts): Row[] {
  const { signatory } = facts;
  if (signatory === null) return [];
  const face = type.body;
  const set = (
    text: string,
    style: "bold" | "italic",
    width: number,
    size: number = face.size,
    align: Align = "left",
  ) => measure([{ text, style }], { size, width, align, element: element("P", owner, { lang: owner.lang }) }, fonts);
  const position = set(signatory.position[lang], "bold", positionWidth);
  const name = set(signatory.name, "bold", textWidth - nameStart, face.size, "right");
  const lines = Math.max(position.length, name.length);
  const from = (own: readonly unknown[]): number => (lines - own.length) * face.leading;
  const lastLine = (lines - 1) * face.leading + baseline(face, fonts);
  const middle: Part[] =
    lang === "en"
      ? []
      : [
          {
            kind: "rule",
            x: positionWidth + 12,
            y: lastLine + 2,
            width: nameStart - positionWidth - 24,
            weight: 0.6,
            ink: ink.rule,
          },
        ];
  const note =
    lang === "en"
      ? stacked(
          set(`(${letterWords[lang].form.signed})`, "italic", textWidth, type.note.size),
          type.note,
          0,
          lines * face.leading + 2,
          fonts,
        )
      : [];
  return [
    {
      height: lines * face.leading + 4 + (lang === "en" ? type.note.leading : 0),
      gap: lang === "en" ? gaps.signature * 0.6 : gaps.signature,
      keep: true,
      parts: [
        ...stacked(position, face, 0, from(position), fonts),
        ...middle,
        ...stacked(name, face, nameStart, from(name), fonts),
        ...note,
      ],
    },
  ];
}

/** Who signs – signature – name, on a page of the office. */
export function lineToSign(who: string, name: string, owner: Element, fonts: Fonts): Row[] {
  const face = type.body;
  const set = (text: string, width: number, align: Align) =>
    measure(
      [{ text, style: "regular" }],
      { size: face.size, width, align, element: element("P", owner, { lang: owner.lang }) },
      fonts,
    );
  const label = set(who, positionWidth, "left");
  const written = name === "" ? [] : set(name, textWidth - nameStart, "right");
  const lines = Math.max(label.length, written.length);
  const y = (lines - 1) * face.leading + baseline(face, fonts) + 2;
  const until = name === "" ? textWidth : nameStart - 12;
  return [
    {
      height: lines * face.leading + 4,
      gap: gaps.signature,
      keep: true,
      parts: [
        ...stacked(label, face, 0, 0, fonts),
        { kind: "rule", x: positionWidth + 12, y, width: until - positionWidth - 12, weight: 0.6, ink: ink.rule },
        ...stacked(written, face, nameStart, (lines - written.length) * face.leading, fonts),
      ],
    },
  ];
}

/** Where the applicant signs by hand: signature and date. Nobody signs a courtesy translation. */
export function handRows(lang: Language, owner: Element, fonts: Fonts): Row[] {
  const words = letterWords[lang].form;
  if (lang === "en") return [];
  const line = (text: string, x: number, width: number): Part[] => {
    const set = measure(
      [{ text, style: "regular" }],
      { size: type.body.size, width, align: "left", element: element("P", owner, { lang: owner.lang }) },
      fonts,
    );
    const label = (set[0]?.width ?? 0) + 6;
    return [
      ...stacked(set, type.body, x, 0, fonts),
      {
        kind: "rule",
        x: x + label,
        y: baseline(type.body, fonts) + 2,
        width: width - label,
        weight: 0.6,
        ink: ink.rule,
      },
    ];
  };
  return [
    {
      height: type.body.leading + 4,
      gap: gaps.signature,
      keep: true,
      parts: [...line(words.signature, 0, textWidth * 0.52), ...line(words.dated, textWidth * 0.6, textWidth * 0.4)],
    },
  ];
}

/** The foot of a part's last page: the executor on the left, the check code on the right. Null where there is neither. */
export function footRow(
  executor: LetterFacts["executor"],
  facts: LetterFacts,
  lang: Language,
  code: readonly (readonly boolean[])[] | null,
  owner: Element,
  fonts: Fonts,
): Row | null {
  const words = letterWords[lang].form;
  if (executor === null && code === null) return null;
  const set = (text: string) =>
    measure(
      [{ text, style: "regular" }],
      {
        size: type.foot.size,
        width: textWidth - qrSize - 12,
        align: "left",
        element: element("P", owner, { lang: owner.lang }),
      },
      fonts,
    );
  const byHand = facts.check === null ? [] : set(say(words.typed, { code: `${facts.letter}-${facts.check.group}` }));
  const lines = [
    ...(executor === null
      ? []
      : [...set(say(words.executor, { name: executor.name })), ...set(say(words.phone, { phone: executor.phone }))]),
    ...byHand,
  ];
  const height = Math.max(code === null ? 0 : qrSize, lines.length * type.foot.leading);
  const figure: Part[] =
    code === null
      ? []
      : [
          {
            kind: "figure",
            element: element("Figure", owner, { alt: say(words.checkCode, { letter: facts.letter }) }),
            x: textWidth - qrSize,
            y: height - qrSize,
            figure: { kind: "modules", size: qrSize, rows: code },
          },
        ];
  return {
    height,
    gap: 0,
    keep: true,
    parts: [...stacked(lines, type.foot, 0, height - lines.length * type.foot.leading, fonts), ...figure],
  };
}
