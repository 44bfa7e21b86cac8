import type { CalendarDay } from "../../domain/calendar-year.ts";
import type { WordKey } from "../../i18n/words.ts";
import { styled } from "../printer.ts";
import type { Screen } from "../screen.ts";
import { dayWithWeekday } from "./term.ts";

/** The days off of one year, a line each; whether a list was published stands above. */
export function calendarView(
  screen: Screen,
  year: number,
  days: readonly CalendarDay[],
  confirmed: { readonly kazakhstan: boolean; readonly host: boolean },
): void {
  const { say } = screen;
  const national = say(`law.calendar.${confirmed.kazakhstan ? "confirmed" : "computed"}`);
  screen.print(styled("bold", say("calendar.head", { year })));
  screen.print(styled(confirmed.kazakhstan ? "dim" : "warn", say("calendar.kazakhstan", { state: national })));
  screen.print(
    confirmed.host
      ? styled("dim", say("calendar.host", { state: say("calendar.hostKnown") }))
      : styled("warn", say("calendar.hostUnknown")),
  );
  screen.print();
  screen.printer.table({
    head: [say("calendar.date"), say("calendar.where"), say("calendar.reason")],
    rows: days.map((one) => [
      dayWithWeekday(say, one.day, false),
      say(`law.calendar.${one.calendar}`),
      reasonInWords(screen, one),
    ]),
  });
  screen.printer.note(say("calendar.weekends"));
}

function reasonInWords({ say }: Screen, { off }: CalendarDay): string {
  if (off === null) return say("calendar.worked");
  switch (off.reason) {
    case "holiday":
      return say(`law.holiday.${off.holiday}` as WordKey);
    case "carried": {
      const holiday = say(`law.holiday.${off.holiday}` as WordKey);
      return say("law.off.carried", { holiday, from: dayWithWeekday(say, off.from, false) });
    }
    case "moved":
      return say("law.off.moved", { to: dayWithWeekday(say, off.to, false) });
    case "host-holiday":
      return off.name === "" ? say("law.off.host-holiday-unnamed") : say("law.off.host-holiday", { name: off.name });
    default:
      return say(`law.off.${off.reason}`);
  }
}
