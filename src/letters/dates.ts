import { type Day, dayOrNull } from "../domain/day.ts";
import type { Language } from "../domain/text.ts";
import { letterWords, say } from "./say.ts";

/**
 * A day in words. Where Kazakh inflects the month, a template asks for the form: `{{day}}` «23 қараша»,
 * `{{day.at}}` «23 қарашада» (on the day), `{{day.of}}` «23 қарашадағы» (of the day). Other languages have one form.
 */
export interface DayInWords {
  toString(): string;
  readonly at: string;
  readonly of: string;
}

/** Keeps what belongs together on one line. */
export const hardSpace = "\u00a0";
const soft = /[әеёөүі][^аәеёоөұүыі]*$/u;
const voiceless = /[кқптсшщфхцч]$/u;

/** The locative of a Kazakh month by vowel harmony: қаңтарда, сәуірде, қыркүйекте. */
export const kazakhLocative = (month: string): string =>
  month + (voiceless.test(month) ? "т" : "д") + (soft.test(month) ? "е" : "а");

const kazakhOf = (month: string): string => kazakhLocative(month) + (soft.test(month) ? "гі" : "ғы");

/** Takes `YYYY-MM-DD`, or a partial birth date such as `1980-02-XX` or `1980-XX-XX`; the parts stay on one line. */
export function dayInWords(day: string, language: Language): DayInWords {
  const [year = "", monthText = "", dayText = ""] = day.split("-");
  const words = letterWords[language];
  const number = Number(monthText) as keyof typeof words.months;
  const month = words.months[number];
  if (monthText === "XX") return oneForm(say(words.yearOnly, { year }));
  if (dayText === "XX") return oneForm(say(words.monthOnly, { year, month: words.monthNames[number] }));
  const written = (form: string): string =>
    say(words.date, { year, month: form, day: Number(dayText) }).replaceAll(" ", hardSpace);
  if (language !== "kk") return oneForm(written(month));
  return { toString: () => written(month), at: written(kazakhLocative(month)), of: written(kazakhOf(month)) };
}

const oneForm = (text: string): DayInWords => ({ toString: () => text, at: text, of: text });

/** A day of the facts as a day of the calendar. Throws an Error for what is none: schemas stop it before. */
export function dayOf(iso: string): Day {
  const day = dayOrNull(iso);
  if (day === null) throw new Error(`not a day: ${iso}`);
  return day;
}
