import { type Day, dayOrNull, isAfter } from "../../domain/day.ts";
import { type PartialDate, partialDateOrNull, spanOf } from "../../domain/partial-date.ts";
import { shortDate } from "../../i18n/dates.ts";
import type { Desk } from "../desk.ts";
import { dayTyped } from "../prompts/typed-text.ts";
import { type Back, back } from "../question.ts";

interface DayQuestion {
  readonly message: string;
  readonly answer: string;
  readonly earlier?: string | null | undefined;
  readonly check?: (day: Day) => string | null;
}

/** A day as it can be typed again in this language. */
const retyped = (day: Day, desk: Desk) =>
  desk.say.language === "en" ? String(day) : shortDate(day, desk.say.language);

/** A day as `YYYY-MM-DD`, or null where the paper states none. */
export async function askDay(desk: Desk, question: DayQuestion): Promise<string | null | Back> {
  const earlier = question.earlier ? dayOrNull(question.earlier) : null;
  const typed = await desk.ask.text({
    message: question.message,
    answer: question.answer,
    optional: true,
    ...(earlier === null ? {} : { earlier: retyped(earlier, desk) }),
    check: (text) => {
      const day = dayTyped(text);
      return day === null ? desk.say("prompt.badDate") : (question.check?.(day) ?? null);
    },
  });
  if (typed === back) return back;
  return typed === "" ? null : String(dayTyped(typed));
}

/** Reads `1980-XX-XX`, `XX.02.1980`, `02.1980` and `1980` beside whole days; null for anything else. */
export function partialDateTyped(text: string): PartialDate | null {
  const whole = dayTyped(text);
  if (whole !== null) return partialDateOrNull(String(whole));
  // Unknown parts are also typed as the Cyrillic letter that looks the same.
  const latin = text.toUpperCase().replaceAll("Х", "X");
  const dotted = /^(?:(XX|\d{1,2})\.)?(?:(XX|\d{1,2})\.)?(\d{4})$/.exec(latin);
  if (dotted === null) return partialDateOrNull(latin);
  const [, first, second, year] = dotted;
  const [day, month] = second === undefined ? ["XX", first ?? "XX"] : [first ?? "XX", second];
  return partialDateOrNull(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** A birth date, as far as it is known; not after `today`. */
export async function askBirthDate(
  desk: Desk,
  question: { readonly message: string; readonly earlier: string | undefined; readonly today: Day },
): Promise<PartialDate | Back> {
  const { language } = desk.say;
  const known = question.earlier === undefined ? null : dayOrNull(question.earlier);
  const earlier = known === null ? question.earlier : language === "en" ? String(known) : shortDate(known, language);
  const typed = await desk.ask.text({
    message: question.message,
    answer: "applicant.birthDate",
    earlier,
    check: (text) => {
      const date = partialDateTyped(text);
      if (date === null) return desk.say("interview.fault.birthDate");
      return isAfter(spanOf(date).first, question.today) ? desk.say("interview.fault.future") : null;
    },
  });
  if (typed === back) return back;
  const date = partialDateTyped(typed);
  if (date === null) throw new Error("a checked birth date is none");
  return date;
}
