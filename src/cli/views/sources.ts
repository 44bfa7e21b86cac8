import { dayOrNull } from "../../domain/day.ts";
import type { DocumentKind } from "../../domain/document.ts";
import type { Source } from "../../domain/finding.ts";
import type { Sentence } from "../../domain/legalisation.ts";
import type { RuleBook } from "../../domain/rule-book.ts";
import type { CountryNames } from "../../i18n/countries.ts";
import { languageNames } from "../../i18n/language-names.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { cut } from "./paragraph.ts";

/** What the law's codes are put into words with: the rules of the case and the names of countries. */
export interface LawWords {
  readonly screen: Screen;
  readonly book: RuleBook;
  readonly country: CountryNames;
}

/** The act and its part in words. */
export function sourceInWords({ screen, book }: LawWords, source: Source): string {
  const { say } = screen;
  const act = book.pack.acts[source.act];
  const title = act?.title[say.language] ?? say(`law.act.${source.act}` as never);
  const part = source.point === null ? "" : `, ${act?.parts[source.point]?.[say.language] ?? source.point}`;
  return `${title}${part}`;
}

/** The same on one line, the part of the act first: where it is cut for want of room, the act can still be told. */
export function shortSource({ screen, book }: LawWords, source: Source): string {
  const { say } = screen;
  const act = book.pack.acts[source.act];
  if (act === undefined) {
    const title = say(`law.act.${source.act}` as never);
    return source.point === null ? title : `${say("interview.article", { point: source.point })}, ${title}`;
  }
  const title = act.reference ?? act.title[say.language];
  return source.point === null ? title : `${act.parts[source.point]?.[say.language] ?? source.point} · ${title}`;
}

/** The source of a demand or a finding as a quiet line, and whether it is only assumed. */
export function sourceLine(words: LawWords, source: Source, indent: number): void {
  const { screen } = words;
  const assumed = source.assumed ? ` [${screen.say("view.case.assumed")}]` : "";
  const text = shortSource(words, source);
  const room = screen.columns === null ? null : screen.columns - indent - assumed.length - 1;
  screen.print(styled("dim", `${" ".repeat(indent)}${room === null ? text : cut(text, room)}${assumed}`));
}

/** A sentence of one area with its countries, papers and days put into words. */
export function sentenceInWords(
  words: LawWords,
  area: "law.sentence" | "law.where" | "finding" | "finding.do",
  sentence: Sentence,
): string {
  return words.screen.say(`${area}.${sentence.code}` as never, paramsInWords(words, sentence.params));
}

/** Codes of a finding or a sentence as people read them: kinds of papers, countries, days. */
export function paramsInWords(
  { screen, book, country }: LawWords,
  params: Readonly<Record<string, string | number>>,
): Record<string, string> {
  const { language } = screen.say;
  const kinds = (text: string) =>
    text
      .split(" ")
      .filter(Boolean)
      .map((kind) => book.wordsOf(kind as DocumentKind)[language]);
  const inWords = (name: string, value: string): string => {
    const day = dayOrNull(value);
    if (day !== null) return screen.day(day);
    if (name === "kind" || name === "kinds") return kinds(value).join("; ");
    if (name === "field") return screen.say(`finding.field.${value}` as never);
    if (name === "language") return languageNames(language)(value);
    return name === "country" ? country(value) : value;
  };
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inWords(name, String(value))]));
}
