import type { Day, DayText, Instant } from "../domain/day.ts";
import { shortDate, shortDateTime } from "../i18n/dates.ts";
import type { Translate } from "../i18n/translate.ts";
import type { Line, Printer } from "./printer.ts";

/** What a result is shown on: the printer, the officer's words and the office's clock. */
export interface Screen {
  readonly say: Translate;
  readonly printer: Printer;
  /** Width that paragraphs are broken at; null where lines may be of any length. */
  readonly columns: number | null;
  print(line?: Line): void;
  day(day: Day | DayText): string;
  time(instant: Instant): string;
}

/** `timeZone` is that of the office, an IANA name. */
export function screenOf(printer: Printer, say: Translate, timeZone: string): Screen {
  return {
    say,
    printer,
    columns: printer.columns,
    print: (line) => printer.print(line),
    day: (day) => shortDate(day, say.language),
    time: (instant) => shortDateTime(instant, timeZone, say.language),
  };
}

/** The same for what is said to the person at the desk between questions: on stderr, where the prompts are. */
export function notesOf(printer: Printer, say: Translate, timeZone: string, columns: number): Screen {
  return { ...screenOf(printer, say, timeZone), columns, print: (line) => printer.note(line) };
}
